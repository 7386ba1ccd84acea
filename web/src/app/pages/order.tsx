import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";

import { asProblem } from "@/api/client";
import type { OtherKinds } from "@/features/feed/EntryView";
import { OrderFeed } from "@/features/feed/OrderFeed";
import { useNeighbours } from "@/features/orders/page/neighbours";
import { OrderView } from "@/features/orders/page/OrderView";
import { orderQuery } from "@/features/orders/queries";
import { messages as turnMessages } from "@/features/orders/turn/messages";
import { useScenarioFeed } from "@/features/scenarios/feed";
import { OrderTasks, useTaskFeedText } from "@/features/tasks";
import { useMessages } from "@/lib/i18n";
import { type Crumb, Page } from "@/ui/Page";
import { Files } from "@/ui/files/Files";
import { ErrorState, FormSkeleton } from "@/ui/states";

import { boardSearch } from "./board.search";
import { messages } from "./messages";
import type { OrderSearch } from "./order.search";
import { ordersSearch } from "./orders.search";

const route = getRouteApi("/shell/orders/$id");

export default function OrderPage() {
  const text = useMessages(messages);
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  const query = useQuery(orderQuery(id));
  const { previous, next } = useNeighbours(id, search);
  const order = query.data;
  const ofTask = useTaskFeedText();
  const ofScenario = useScenarioFeed();
  const other: OtherKinds = (entry) => {
    const task = ofTask(entry);
    return task === undefined ? ofScenario(entry) : { said: task };
  };
  const products = useMemo(() => new Map(order?.positions?.map((one) => [one.product, one.product_name])), [order]);

  const crumbs = [useBack(search)];
  const go = (to: string | undefined) => to === undefined ? undefined : () => void navigate({ to: "/orders/$id", params: { id: to }, search: { ...search, task: undefined } });

  // Gone from sight while it is open: whoever may not see it is told nothing more than that it is not there.
  if (query.error && (!order || asProblem(query.error).status === 404)) {
    return <Page title={text.order.title} crumbs={crumbs}><ErrorState error={query.error} retry={() => void query.refetch()} /></Page>;
  }
  if (!order) return <Page title={text.order.title} crumbs={crumbs}><FormSkeleton fields={6} /></Page>;
  return (
    <OrderView key={id} order={order} crumbs={crumbs} previous={go(previous)} next={go(next)}
      tasks={<OrderTasks orderId={id} orderNumber={order.number} task={search.task} onTask={(task) => void navigate({ to: "/orders/$id", params: { id }, search: { ...search, task }, resetScroll: false })} />}
      files={<Files owner={{ kind: "orders", id }} />}
      feed={<OrderFeed order={id} other={other} products={products} kind={search.feed} onKind={(feed) => void navigate({ to: "/orders/$id", params: { id }, search: { ...search, feed }, replace: true, resetScroll: false })} />} />
  );
}

/** Where an order was opened from, as it was. */
function useBack(search: OrderSearch): Crumb {
  const text = useMessages(messages);
  const turn = useMessages(turnMessages);
  if (search.list === "board") return { label: text.board.title, link: { to: "/board", search: boardSearch({ ...search }) } };
  if (search.list === "turn") return { label: turn.title, link: { to: "/turn" } };
  return { label: text.orders.title, link: { to: "/orders", search: search.list ? ordersSearch({ ...search }) : {} } };
}
