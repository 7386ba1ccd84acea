import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";

import { asProblem } from "@/api/client";
import type { OtherKinds } from "@/features/feed/EntryView";
import { OrderFeed } from "@/features/feed/OrderFeed";
import { Linked } from "@/features/links/Linked";
import { PaymentParts } from "@/features/links/PaymentParts";
import { useNeighbours } from "@/features/orders/page/neighbours";
import { OrderView } from "@/features/orders/page/OrderView";
import { orderQuery } from "@/features/orders/queries";
import { messages as turnMessages } from "@/features/orders/turn/messages";
import { useScenarioFeed } from "@/features/scenarios/feed";
import { OrderTasks, useTaskFeedText } from "@/features/tasks";
import { useMessages } from "@/lib/i18n";
import { documentsLink, type DocumentRef, hasPositions, useNouns } from "@/ui/kinds";
import { type Crumb, Page } from "@/ui/Page";
import { Files } from "@/ui/files/Files";
import { ErrorState, FormSkeleton } from "@/ui/states";

import { boardSearch } from "./board.search";
import { messages } from "./messages";
import type { OrderSearch } from "./order.search";
import { ordersSearch } from "./orders.search";

const route = getRouteApi("/shell/orders/$id");

export default function OrderPage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate();
  return <DocumentPage of={{ kind: "customer_order", id }} search={search}
    onSearch={(next, how) => void navigate({ to: "/orders/$id", params: { id }, search: next, resetScroll: false, ...how })}
    onGo={(to) => void navigate({ to: "/orders/$id", params: { id: to }, search: { ...search, task: undefined } })} />;
}

interface Props {
  of: DocumentRef;
  search: OrderSearch;
  onSearch: (next: OrderSearch, how?: { replace: true }) => void;
  /** To another one of the list. */
  onGo: (id: string) => void;
}

/** The page of an order, or of a document of another kind. */
export function DocumentPage({ of, search, onSearch, onGo }: Props) {
  const title = useNouns()[of.kind].title;
  const query = useQuery(orderQuery(of));
  const { previous, next } = useNeighbours(of, search);
  const order = query.data;
  const ofTask = useTaskFeedText();
  const ofScenario = useScenarioFeed();
  const products = useMemo(() => new Map(order?.positions?.map((one) => [one.product, one.product_name])), [order]);
  const other: OtherKinds = (entry) => {
    const task = ofTask(entry);
    return task === undefined ? ofScenario(entry) : { said: task };
  };

  const crumbs = [useBack(of, search)];
  const go = (to: string | undefined) => to === undefined ? undefined : () => onGo(to);

  // Gone from sight while it is open: whoever may not see it is told nothing more than that it is not there.
  if (query.error && (!order || asProblem(query.error).status === 404)) {
    return <Page title={title} crumbs={crumbs}><ErrorState error={query.error} retry={() => void query.refetch()} /></Page>;
  }
  if (!order) return <Page title={title} crumbs={crumbs}><FormSkeleton fields={6} /></Page>;
  return (
    <OrderView key={of.id} order={order} crumbs={crumbs} previous={go(previous)} next={go(next)}
      tasks={<OrderTasks order={order} task={search.task} onTask={(task) => onSearch({ ...search, task })} />}
      files={<Files owner={of} />}
      linked={<Linked document={order} />}
      parts={hasPositions(of.kind) ? undefined : <PaymentParts payment={order} />}
      feed={<OrderFeed order={of} other={other} products={products} kind={search.feed} onKind={(feed) => onSearch({ ...search, feed }, { replace: true })} />} />
  );
}

/** Where it was opened from, as it was. */
function useBack({ kind }: DocumentRef, search: OrderSearch): Crumb {
  const text = useMessages(messages);
  const turn = useMessages(turnMessages);
  const noun = useNouns()[kind];
  if (search.list === "board") return { label: text.board.title, link: { to: "/board", search: boardSearch({ ...search }) } };
  if (search.list === "turn") return { label: turn.title, link: { to: "/turn" } };
  return { label: noun.titles, link: { ...documentsLink(kind), search: search.list ? ordersSearch({ ...search }) : {} } };
}
