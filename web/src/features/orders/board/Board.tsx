// Orders by their statuses: cards in columns, moved by dragging, by a menu or by keys, and true without reloading.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useLayoutEffect, useRef, useState } from "react";

import { type Order, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { CardsSkeleton, EmptyState, ErrorState } from "@/ui/states";

import { ChosenBar } from "../bulk/ChosenBar";
import { useLiveOrders } from "../data/live";
import { useFollowMove } from "../data/useFollowMove";
import { isFiltered, noFilter, NONE } from "../filters/filter";
import { usePhone } from "../filters/FilterBar";
import { useToday } from "../filters/useApiFilter";
import { MoveMenuAt } from "../move/MoveMenuAt";
import "./board.css";
import type { ColumnHandle } from "./CardList";
import { Column } from "./Column";
import { ColumnTabs } from "./ColumnTabs";
import { messages } from "./messages";
import { useCards } from "./useCards";
import type { Choice } from "./useChoice";
import type { BoardSearch, useColumns } from "./useColumns";
import { useDrag } from "./useDrag";

interface Props {
  board: ReturnType<typeof useColumns>;
  choice: Choice;
  search: BoardSearch;
  onSearch: (patch: BoardSearch) => void;
}

interface Place {
  left: number;
  tops: Map<string, number>;
}

/** Where each board was scrolled to, for Back. */
const places = new Map<string, Place>();

interface OpenMenu {
  order: Order;
  card: HTMLElement;
  button: HTMLElement;
}

export function Board({ board, choice, search, onSearch }: Props) {
  const text = useMessages(messages);
  const phone = usePhone();
  const today = useToday();
  const mayCreate = useMay("customer_order", "create");
  const element = useRef<HTMLDivElement>(null);
  const [handles] = useState(() => new Map<string, ColumnHandle>());
  const [menu, setMenu] = useState<OpenMenu>();
  const [moving, setMoving] = useState(false);
  const followMove = useFollowMove();
  const { dragged, targetOf } = useDrag(element);
  useLiveOrders("customer_order");

  const address = JSON.stringify(search);
  const [place] = useState(() => places.get(address) ?? { left: 0, tops: new Map<string, number>() });
  places.set(address, place);
  const visible = board.columns.filter((one) => !board.hidden.has(one.id));
  const folded = (id: string, final: boolean) => !phone && final && !board.open.has(id);
  const cards = useCards({
    board: element, handles, columns: visible.map((one) => one.id), choice,
    onMoveChosen: () => setMoving(true),
    onMenu: (order, button) => {
      const card = button.closest<HTMLElement>("[data-order]");
      if (card) setMenu({ order, card, button });
    },
  });
  const filled = visible.length > 0;
  useLayoutEffect(() => {
    if (element.current) element.current.scrollLeft = place.left;
  }, [place, filled]);

  if (board.error && !board.ready) return <ErrorState error={board.error} retry={board.retry} />;
  if (!board.ready || !board.filter) return <CardsSkeleton columns={5} />;
  if (board.found === 0 && isFiltered(search)) {
    return (
      <EmptyState icon="filter" title={text.nothingFound} action={<Button variant="default" onClick={() => onSearch(noFilter())}>{text.resetFilters}</Button>}>
        {text.nothingFoundHint}
      </EmptyState>
    );
  }
  if (board.columns.length === 0) {
    return (
      <EmptyState icon="board" title={text.nothing} action={mayCreate && <Button renderRoot={(props) => <Link to="/orders/new" {...props} />}>{text.newOrder}</Button>}>
        {text.nothingHint}
      </EmptyState>
    );
  }
  if (!filled) {
    return (
      <EmptyState icon="columns" title={text.allHidden} action={<Button variant="default" onClick={() => onSearch(board.arrange({ hidden: new Set() }))}>{text.showAll}</Button>}>
        {text.allHiddenHint}
      </EmptyState>
    );
  }

  const countOf = (id: string) => board.counts?.rows.find((row) => (row.status ?? NONE) === id);
  const toggled = (set: ReadonlySet<string>, id: string, on: boolean) => {
    const next = new Set(set);
    if (on) next.add(id);
    else next.delete(id);
    return next;
  };
  return (
    <div className="board" data-dragging={dragged ? true : undefined} data-chosen={choice.selection.selected.size > 0 || undefined}>
      {phone && <ColumnTabs columns={visible} countOf={(id) => countOf(id)?.orders ?? 0} board={element} />}
      <div ref={element} className="board__columns" {...cards.events}
        onScrollCapture={(event) => {
          const scrolled = event.target as HTMLElement;
          const column = scrolled.dataset["scroller"];
          if (column) place.tops.set(column, scrolled.scrollTop);
          else place.left = scrolled.scrollLeft;
        }}>
        {visible.map((column) => (
          <Column key={column.id} column={column} filter={board.filter ?? {}} search={search} chosen={choice.selection.selected} choosing={choice.going} today={today} phone={phone} mayCreate={mayCreate}
            orders={countOf(column.id)?.orders ?? 0} sum={countOf(column.id)?.sum ?? 0} complete={board.counts?.complete ?? true}
            folded={folded(column.id, column.final)} dragged={dragged && (dragged.status ?? NONE) === column.id ? dragged.id : undefined} target={targetOf(column.id)}
            startAt={place.tops.get(column.id) ?? 0} handles={handles}
            onFold={(fold) => onSearch(board.arrange({ open: toggled(board.open, column.id, !fold) }))}
            onHide={() => onSearch(board.arrange({ hidden: toggled(board.hidden, column.id, true) }))} />
        ))}
      </div>
      <ChosenBar kind="customer_order" selection={choice.selection} moving={moving} onMoving={setMoving} onUnselect={choice.end} />
      {menu && (
        <MoveMenuAt order={menu.order} beside={menu.button} sheet={phone} {...followMove(menu.order)} onClosed={() => {
          setMenu(undefined);
          cards.follow(menu.order, menu.card);
        }} />
      )}
    </div>
  );
}
