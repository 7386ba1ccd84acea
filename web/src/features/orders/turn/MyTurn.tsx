// The orders that wait for me, each with its next steps at hand.
import "./turn.css";

import { Button, Group, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { useLive } from "@/api/live";
import type { Order } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Person } from "@/ui/Person";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { StatusById } from "@/ui/StatusBadge";
import { DateText, Money, OrderNumber, Since } from "@/ui/values";

import { MoveMenu } from "../move/MoveMenu";
import { messages } from "./messages";
import { waitingQuery } from "./queries";

export function MyTurn() {
  const text = useMessages(messages);
  const query = useInfiniteQuery(waitingQuery());
  // Any step of anybody may make it my turn or end it.
  useLive(() => void query.refetch());
  const rows = query.data?.pages.flatMap((page) => page.rows);
  if (!rows) return query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <TableSkeleton rows={8} />;
  if (rows.length === 0) {
    return (
      <EmptyState icon="check-circle" title={text.empty} action={<Button variant="default" renderRoot={(props) => <Link to="/board" {...props} />}>{text.toBoard}</Button>}>
        {text.emptyHint}
      </EmptyState>
    );
  }
  return (
    <>
      <Text c="dimmed" size="sm" mb="md">{text.hint}</Text>
      <ul className="turn" aria-label={text.count(query.data?.pages[0]?.count ?? rows.length)} onKeyDown={rowKeys}>
        {rows.map((order) => <Row key={order.id} order={order} onMoved={() => void query.refetch()} />)}
      </ul>
      {query.hasNextPage && <Group justify="center" mt="md"><Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{text.more}</Button></Group>}
    </>
  );
}

function Row({ order, onMoved }: { order: Order; onMoved: () => void }) {
  const text = useMessages(messages);
  return (
    <li className="turn__row">
      <Link to="/orders/$id" params={{ id: order.id }} search={{ list: "turn" }} className="turn__link" data-row>
        <span className="turn__what">
          <b><OrderNumber number={order.number} /></b>
          <span className="turn__who">{order.counterparty_name ?? <Text span c="dimmed">{text.noCounterparty}</Text>}</span>
        </span>
        <span className="turn__facts">
          <StatusById id={order.status} name={order.status_name} />
          <Text span size="sm" c="dimmed"><Icon name="clock" size={13} /> <Since value={order.status_since} /> {text.since}</Text>
          {order.planned_at && <Text span size="sm" c="dimmed"><DateText value={order.planned_at} /></Text>}
          <Person name={order.owner_name} size={20} />
        </span>
        <b className="turn__sum"><Money value={order.sums.sum} currency={order.currency} /></b>
      </Link>
      <MoveMenu order={order} onDone={onMoved} target={<IconButton icon="arrow-right" label={text.move(order.number)} variant="default" size={40} />} />
    </li>
  );
}
