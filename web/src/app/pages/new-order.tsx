import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { api, ok } from "@/api/client";
import { keys, useMay } from "@/api/queries";
import { NewOrderForm } from "@/features/orders/create/NewOrderForm";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState, FormSkeleton } from "@/ui/states";

import { messages } from "./messages";

const route = getRouteApi("/shell/orders/new");

export default function NewOrderPage() {
  const text = useMessages(messages);
  const search = route.useSearch();
  const navigate = useNavigate();
  const may = useMay("customer_order", "create");
  const counterparty = useQuery({
    queryKey: keys.counterparty(search.counterparty ?? ""), retry: false, enabled: search.counterparty !== undefined,
    queryFn: ({ signal }) => ok(api.GET("/api/v1/counterparties/{id}", { params: { path: { id: search.counterparty ?? "" } }, signal })),
  });
  const crumbs = [{ label: text.orders.title, link: { to: "/orders" as const } }];
  if (!may) {
    return (
      <Page title={text.newOrder.title} crumbs={crumbs}>
        <EmptyState icon="lock" title={text.newOrder.forbidden}>{text.newOrder.forbiddenHint}</EmptyState>
      </Page>
    );
  }
  const { data: buyer } = counterparty;
  return (
    <Page title={text.newOrder.title} crumbs={crumbs}>
      <div style={{ maxWidth: "68rem" }}>
        {counterparty.isLoading ? <FormSkeleton fields={4} /> : (
          <NewOrderForm begin={{ channel: search.channel, status: search.status, counterparty: buyer ? { id: buyer.id, name: buyer.name } : undefined }}
            onCreated={(order) => void navigate({ to: "/orders/$id", params: { id: order.id } })} />
        )}
      </div>
    </Page>
  );
}
