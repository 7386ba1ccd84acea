import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";

import { asProblem } from "@/api/client";
import { useMe } from "@/api/queries";
import { OrderFeed } from "@/features/feed/OrderFeed";
import { type ListQuery, useNeighbours } from "@/features/orders/page/neighbours";
import { OrderView } from "@/features/orders/page/OrderView";
import { orderQuery } from "@/features/orders/queries";
import { momentOf } from "@/lib/format";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { ErrorState, FormSkeleton } from "@/ui/states";

import { messages } from "./messages";
import type { OrderSearch } from "./order.search";

const route = getRouteApi("/shell/orders/$id");

export default function OrderPage() {
  const text = useMessages(messages);
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const query = useQuery(orderQuery(id));
  const list = useListQuery(search);
  const { previous, next } = useNeighbours(id, list);
  const order = query.data;
  const products = useMemo(() => new Map(order?.positions?.map((one) => [one.product, one.product_name])), [order]);

  const { list: from, feed: kind, ...filter } = search;
  const crumbs = [from === "board"
    ? { label: text.board.title, link: { to: "/board" as const, search: filter } }
    : { label: text.orders.title, link: { to: "/orders" as const, search: from ? filter : {} } }];
  const go = (to: string | undefined) => to === undefined ? undefined : () => void navigate({ to: "/orders/$id", params: { id: to }, search });

  // Gone from sight while it is open: whoever may not see it is told nothing more than that it is not there.
  if (query.error && (!order || asProblem(query.error).status === 404)) {
    return <Page title={text.order.title} crumbs={crumbs}><ErrorState error={query.error} retry={() => void query.refetch()} /></Page>;
  }
  if (!order) return <Page title={text.order.title} crumbs={crumbs}><FormSkeleton fields={6} /></Page>;
  return (
    <OrderView key={id} order={order} crumbs={crumbs} previous={go(previous)} next={go(next)}
      feed={<OrderFeed order={id} products={products} kind={kind} onKind={(feed) => void navigate({ to: "/orders/$id", params: { id }, search: { ...search, feed }, replace: true, resetScroll: false })} />} />
  );
}

/** The list an order was opened from, as the server is asked for it. */
function useListQuery(search: OrderSearch): ListQuery | undefined {
  const { time_zone: zone } = useMe();
  return useMemo(() => {
    if (!search.list) return undefined;
    const after = (day: string | undefined) => day && momentOf(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10), zone);
    const at = (day: string | undefined) => day && momentOf(day, zone);
    const { status, owner, mine, channel, counterparty, q, sort, deleted } = search;
    return {
      status, owner, mine, channel, counterparty, q, sort, deleted,
      moment_from: at(search.from), moment_to: after(search.to), planned_from: at(search.plannedFrom), planned_to: after(search.plannedTo),
    };
  }, [search, zone]);
}
