// The cards of one column: only those near the window are in the page, and further ones are fetched as it gets there.
import { useInfiniteQuery } from "@tanstack/react-query";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { memo, type RefObject, useEffect, useMemo, useState } from "react";

import type { Order } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { orderPagesQuery, type PagesQuery, rowsOf } from "../data/pages";
import type { OpenedFrom } from "../page/neighbours";
import { Card, CARD_HEIGHT } from "./Card";
import { messages } from "./messages";

/** What the board asks of a column: to bring a card into the page so that it can be focused. */
export interface ColumnHandle {
  count: () => number;
  reach: (index: number) => void;
}

const GAP = 8;
const MORE_WITHIN = 25;

interface Props {
  id: string;
  label: string;
  query: PagesQuery;
  /** By the counts; the cards that are there may be fewer. */
  total: number;
  today: string;
  from: OpenedFrom;
  chosen: ReadonlyMap<string, Order>;
  choosing: boolean;
  final: boolean;
  mayDrag: boolean;
  /** The order that is being dragged from here: its card must stay in the page. */
  dragged: string | undefined;
  shown: boolean;
  scroller: RefObject<HTMLDivElement | null>;
  startAt: number;
  handles: Map<string, ColumnHandle>;
}

export const CardList = memo(function CardList({ id, label, query, total, today, from, chosen, choosing, final, mayDrag, dragged, shown, scroller, startAt, handles }: Props) {
  const text = useMessages(messages);
  const pages = useInfiniteQuery({ ...orderPagesQuery("customer_order", query), enabled: shown });
  const rows = useMemo(() => rowsOf(pages.data), [pages.data]);
  const [active, setActive] = useState(0);
  const draggedAt = dragged ? rows.findIndex((row) => row.id === dragged) : -1;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    gap: GAP,
    overscan: 2,
    initialOffset: startAt,
    getItemKey: (index) => rows[index]?.id ?? index,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return draggedAt < 0 || indexes.includes(draggedAt) ? indexes : [...indexes, draggedAt].sort((a, b) => a - b);
    },
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (shown && pages.hasNextPage && !pages.isFetching && !pages.error && last >= rows.length - MORE_WITHIN) void pages.fetchNextPage();
  }, [shown, last, rows.length, pages]);
  useEffect(() => {
    handles.set(id, { count: () => rows.length, reach: (index) => virtual.scrollToIndex(index) });
    return () => void handles.delete(id);
  }, [handles, id, rows.length, virtual]);

  if (pages.error && rows.length === 0) {
    return <div className="column__note" role="alert">{text.failed}<button type="button" className="column__retry" onClick={() => void pages.refetch()}>{text.retry}</button></div>;
  }
  if (pages.isPending) return shown ? <Waiting /> : null;
  if (rows.length === 0) return <div className="column__note">{text.empty}</div>;
  // Somebody must be reachable by Tab, also when the chosen card has been scrolled away.
  const reachable = active >= first && active <= last ? active : first;
  return (
    <>
      <ul className="column__cards" aria-label={label} style={{ height: virtual.getTotalSize() }}
        onFocus={(event) => {
          const index = (event.target as HTMLElement).closest<HTMLElement>("[data-index]")?.dataset["index"];
          if (index !== undefined) setActive(Number(index));
        }}>
        {shown && items.map((item) => {
          const order = rows[item.index];
          return order && (
            <li key={item.key} className="column__place" data-index={item.index} aria-posinset={item.index + 1} aria-setsize={Math.max(total, rows.length)}
              style={{ transform: `translateY(${item.start}px)` }}>
              <Card order={order} from={from} on={chosen.has(order.id)} choosing={choosing} today={today} final={final} mayDrag={mayDrag} reachable={item.index === reachable} />
            </li>
          );
        })}
      </ul>
      {pages.isFetchingNextPage && <div className="column__note" role="status">{text.moreLoading}</div>}
    </>
  );
});

function Waiting() {
  const text = useMessages(messages);
  return <div role="status" aria-busy><span className="unseen">{text.checking}</span>{[0, 1, 2].map((i) => <div key={i} className="card card--empty" />)}</div>;
}
