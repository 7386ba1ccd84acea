// All orders, or documents of another kind, as a list: chosen, moved many at once, taken out of the bin.
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type DocumentKind, keys, type Order, useMay, useMe, useStatusesOf } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { basesOf, KIND_ICONS, newDocumentLink, useKindMessages, useNouns } from "@/ui/kinds";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { ChosenBar } from "../bulk/ChosenBar";
import { useSelection } from "../bulk/useSelection";
import { useLiveOrders } from "../data/live";
import { putOrder } from "../data/pages";
import { useFollowMove } from "../data/useFollowMove";
import { isFiltered, noFilter } from "../filters/filter";
import { usePhone } from "../filters/FilterBar";
import { MoveMenuAt } from "../move/MoveMenuAt";
import "./list.css";
import { useChosenColumns } from "./ListTools";
import { messages } from "./messages";
import { OrdersTable } from "./OrdersTable";
import { PhoneRows } from "./PhoneRows";
import { pathOf } from "../queries";
import type { ListSearch, useList } from "./useList";

interface Props {
  list: ReturnType<typeof useList>;
  search: ListSearch;
  onSearch: (patch: ListSearch) => void;
}

const AT_ONCE = 4;

/** Out of the bin, a few at a time; tells how many came back. */
function useRestore(kind: DocumentKind, onRestored: (ids: readonly string[]) => void) {
  const text = useKindMessages(messages, kind);
  const client = useQueryClient();
  const { employee } = useMe();
  return useMutation({
    mutationFn: async (orders: readonly Order[]) => {
      const waiting = [...orders];
      const done: string[] = [];
      let problem: unknown;
      const work = async () => {
        for (let order = waiting.shift(); order; order = waiting.shift()) {
          try {
            await ok(api.POST("/api/v1/documents/{kind}/{id}/restore", pathOf(order)));
            done.push(order.id);
            putOrder(client, order.id, undefined, employee);
          } catch (error) {
            problem = error;
            if (asProblem(error).isConnection) waiting.length = 0;
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      return { done, problem };
    },
    onSuccess: ({ done, problem }) => {
      if (done.length > 0) toast.done(text.restored(done.length));
      if (problem) toast.problem(problem);
      onRestored(done);
      void client.invalidateQueries({ queryKey: keys.orders });
    },
  });
}

export function OrdersList({ list, search, onSearch }: Props) {
  const text = useKindMessages(messages, list.kind);
  const phone = usePhone();
  // In state, because the rows can only be measured once their frame is there.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const selection = useSelection(list.rows);
  const followMove = useFollowMove();
  const [menu, setMenu] = useState<{ order: Order; beside: HTMLElement }>();
  const [moving, setMoving] = useState(false);
  const restore = useRestore(list.kind, selection.without);
  const onMenu = useCallback((order: Order, beside: HTMLElement) => setMenu({ order, beside }), []);
  useLiveOrders(list.kind);

  const { pages, rows } = list;
  const { chosen: columns } = useChosenColumns(list.kind, search);
  const movable = useStatusesOf(list.kind).data?.length !== 0;
  const bin = search.deleted ?? false;
  if (pages.error && rows.length === 0) return <ErrorState error={pages.error} retry={() => void pages.refetch()} />;
  if (pages.isPending) return <TableSkeleton rows={12} />;
  if (rows.length === 0) return <Nothing kind={list.kind} search={search} onSearch={onSearch} />;

  const chosen = [...selection.selected.values()];
  const action = bin ? (order: Order) => (
    <Button size="compact-sm" variant="default" leftSection={<Icon name="restore" size={14} />} aria-label={text.restoreOne(order.number)} onClick={() => restore.mutate([order])}>{text.restore}</Button>
  ) : undefined;
  return (
    <div className="list" data-chosen={chosen.length > 0 || undefined}>
      <div ref={setScroller} className="list__frame" tabIndex={-1}>
        {phone
          ? <PhoneRows list={list} search={search} selection={selection} scroller={scroller} onMenu={bin || !movable ? undefined : onMenu} action={action} />
          : <OrdersTable list={list} search={search} columns={columns} selection={selection} scroller={scroller} fixed={bin || !movable} onMenu={onMenu} action={action} onSort={(sort) => onSearch({ sort })} />}
        <div className="list__end">
          {pages.error ? <ProblemAlert error={pages.error} retry={() => void pages.fetchNextPage()} />
            : pages.isFetchingNextPage ? <span role="status">{text.loadingMore}</span>
              : pages.hasNextPage ? <Button variant="default" size="sm" onClick={() => void pages.fetchNextPage()}>{text.more}</Button>
                : <span>{text.end}</span>}
        </div>
      </div>
      <ChosenBar kind={list.kind} selection={selection} moving={moving} onMoving={setMoving} onUnselect={() => selection.all(false)}>
        {bin ? <Button leftSection={<Icon name="restore" size={16} />} loading={restore.isPending} onClick={() => restore.mutate(chosen)}>{text.restoreSelected}</Button> : undefined}
      </ChosenBar>
      {menu && <MoveMenuAt order={menu.order} beside={menu.beside} sheet={phone} {...followMove(menu.order)} onClosed={() => setMenu(undefined)} />}
    </div>
  );
}

function Nothing({ kind, search, onSearch }: Pick<Props, "search" | "onSearch"> & { kind: DocumentKind }) {
  const text = useKindMessages(messages, kind);
  const mayCreate = useMay(kind, "create");
  const nouns = useNouns();
  const bases = basesOf(kind);
  if (isFiltered(search)) {
    return (
      <EmptyState icon="filter" title={text.nothingFound} action={<Button variant="default" onClick={() => onSearch(noFilter())}>{text.resetFilters}</Button>}>
        {text.nothingFoundHint}
      </EmptyState>
    );
  }
  if (search.deleted) {
    return <EmptyState icon="trash" title={text.emptyBin} action={<Button variant="default" onClick={() => onSearch({ deleted: undefined })}>{text.fromBin}</Button>}>{text.emptyBinHint}</EmptyState>;
  }
  return (
    <EmptyState icon={KIND_ICONS[kind]} title={text.nothing} action={mayCreate && <Button renderRoot={(props) => <Link {...newDocumentLink(kind)} {...props} />}>{text.newOrder}</Button>}>
      {kind === "customer_order" || bases.length === 0 ? text.nothingHint : text.madeOf(bases.map((one) => nouns[one].one).join(", "))}
    </EmptyState>
  );
}

/** How many there are and what they are worth, above the list. */
export function ListTotal({ list, bin }: { list: ReturnType<typeof useList>; bin: boolean }) {
  const text = useKindMessages(messages, list.kind);
  const format = useFormat();
  const n = list.total?.orders;
  const said = bin ? text.loaded(list.rows.length) : n === undefined ? "…" : list.complete ? text.total(n) : text.totalAtLeast(n);
  return (
    <span className="list__total" role="status">
      {said}{list.total && list.total.orders > 0 && <> {text.sum} <b className="numbers">{format.money(list.total.sum)}</b>{!list.complete && "+"}</>}
    </span>
  );
}
