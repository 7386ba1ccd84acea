import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { api, ok } from "@/api/client";
import { type DocumentKind, keys, type Order, useMay } from "@/api/queries";
import { messages as createMessages } from "@/features/orders/create/messages";
import { NewOrderForm } from "@/features/orders/create/NewOrderForm";
import { useMessages } from "@/lib/i18n";
import { documentsLink, useKindMessages, useNouns } from "@/ui/kinds";
import { Page } from "@/ui/Page";
import { EmptyState, FormSkeleton } from "@/ui/states";

import { messages } from "./messages";
import type { newOrderSearch } from "./new-order.search";

const route = getRouteApi("/shell/orders/new");

export default function NewOrderPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  return <NewDocument kind="customer_order" search={search} onCreated={({ id }) => void navigate({ to: "/orders/$id", params: { id } })} />;
}

interface Props {
  kind: DocumentKind;
  search: ReturnType<typeof newOrderSearch>;
  onCreated: (made: Order) => void;
}

/** The form of a new document, with what its address begins it with. */
export function NewDocument({ kind, search, onCreated }: Props) {
  const text = useMessages(messages).newOrder;
  const { title } = useKindMessages(createMessages, kind);
  const noun = useNouns()[kind];
  const may = useMay(kind, "create");
  const counterparty = useQuery({
    queryKey: keys.counterparty(search.counterparty ?? ""), retry: false, enabled: search.counterparty !== undefined,
    queryFn: ({ signal }) => ok(api.GET("/api/v1/counterparties/{id}", { params: { path: { id: search.counterparty ?? "" } }, signal })),
  });
  const crumbs = [{ label: noun.titles, link: documentsLink(kind) }];
  if (!may) {
    return (
      <Page title={title} crumbs={crumbs}>
        <EmptyState icon="lock" title={text.forbidden(noun.many)}>{text.forbiddenHint}</EmptyState>
      </Page>
    );
  }
  const { data: partner } = counterparty;
  return (
    <Page title={title} crumbs={crumbs}>
      <div style={{ maxWidth: "68rem" }}>
        {counterparty.isLoading ? <FormSkeleton fields={4} /> : (
          <NewOrderForm kind={kind} begin={{ channel: search.channel, status: search.status, counterparty: partner ? { id: partner.id, name: partner.name } : undefined }} onCreated={onCreated} />
        )}
      </div>
    </Page>
  );
}
