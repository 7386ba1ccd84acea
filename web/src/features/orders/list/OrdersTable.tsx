// The rows of the list: only those near the window are in the page; printed are all that are loaded.
import { Checkbox } from "@mantine/core";
import { FlexRender, type Row, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Link, useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, memo, type MouseEvent, type ReactNode, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";

import { type Order, useAttributes, useById, useDepartments, useEmployees, useStatuses } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { documentLink, useKindMessages } from "@/ui/kinds";
import { StatusBadge } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";

import type { Selection } from "../bulk/useSelection";
import { useToday } from "../filters/useApiFilter";
import { ATTRIBUTE_WIDTH, features, NUMERIC, orderColumns, SORTED_BY, WIDTHS } from "./columns";
import { messages } from "./messages";
import { type ListSearch, sortable, type useList } from "./useList";

const ROW_HEIGHT = 44;
const CHECK_WIDTH = 44;
const ACTION_WIDTH = 120;

interface Props {
  list: ReturnType<typeof useList>;
  search: ListSearch;
  columns: readonly string[];
  selection: Selection;
  scroller: HTMLDivElement | null;
  /** Nothing can be moved from here. */
  fixed: boolean;
  onSort: (sort: NonNullable<ReturnType<typeof useList>["sort"]>) => void;
  onMenu: (order: Order, beside: HTMLElement) => void;
  action?: (order: Order) => ReactNode;
}

/** True while the page is being printed. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}

function useOrderTable({ list, search, columns: chosen, onMenu, fixed }: Props) {
  const text = useKindMessages(messages, list.kind);
  const format = useFormat();
  const today = useToday();
  const statuses = useById(useStatuses().data);
  const employees = useById(useEmployees().data);
  const departments = useById(useDepartments().data);
  const attributes = useAttributes().data;
  const badge = (order: Order) => order.status ? statuses.get(order.status) ?? { name: order.status_name ?? "…" } : null;
  const columns = useMemo(() => orderColumns({
    kind: list.kind, text, format, today, statuses, employees, departments, attributes: attributes ?? [],
    number: (order) => <Link {...documentLink(order)} search={{ ...search, list: "orders" }} className="order-link" preload={false}>{format.no(order.number)}</Link>,
    status: (order) => fixed ? <StatusBadge status={badge(order)} /> : (
      <button type="button" className="list__status" aria-haspopup="menu" title={text.statusMenu(order.number)} data-menu={order.id}>
        <StatusBadge status={badge(order)} /><Icon name="chevron-down" size={13} />
      </button>
    ),
  }), [list.kind, text, format, today, statuses, employees, departments, attributes, fixed, onMenu, search]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map((one) => [one.id ?? "", chosen.includes(one.id ?? "")])),
    [columns, chosen.join()],
  );
  return useTable({ features, columns, data: list.rows, getRowId: (row) => row.id, state: { columnVisibility }, onColumnVisibilityChange: () => undefined });
}

interface RowProps {
  row: Row<typeof features, Order>;
  index: number;
  on: boolean;
  /** What is shown of it: another reason to draw it anew. */
  columns: string;
  onToggle: Selection["toggle"];
  action?: (order: Order) => ReactNode;
}

/** Rows stay as they are while others come and go. */
const TableRow = memo(function TableRow({ row, index, on, onToggle, action }: RowProps) {
  const order = row.original;
  const text = useKindMessages(messages, order.kind);
  return (
    <tr data-index={index} data-row={row.id} aria-rowindex={index + 2} data-on={on || undefined}>
      <td className="list__check">
        <input type="checkbox" aria-label={text.select(order.number)} checked={on} readOnly onClick={(event) => onToggle(order, !on, event.shiftKey)} />
      </td>
      {row.getVisibleCells().map((cell) => <td key={cell.id} data-numeric={NUMERIC.has(cell.column.id) || undefined}><FlexRender cell={cell} /></td>)}
      {action && <td>{action(order)}</td>}
    </tr>
  );
}, (a, b) => a.row.original === b.row.original && a.row.getVisibleCells()[0]?.column.columnDef === b.row.getVisibleCells()[0]?.column.columnDef
  && a.index === b.index && a.on === b.on && a.columns === b.columns && (a.action === undefined) === (b.action === undefined));

export function OrdersTable(props: Props) {
  const { list, search, selection, scroller, onSort, onMenu, action } = props;
  const text = useKindMessages(messages, list.kind);
  const router = useRouter();
  const table = useOrderTable(props);
  const printing = usePrinting();
  const rows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller, estimateSize: () => ROW_HEIGHT, overscan: 8, getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { pages } = list;
  useEffect(() => {
    if (pages.hasNextPage && !pages.isFetching && !pages.error && last >= rows.length - 30) void pages.fetchNextPage();
  }, [last, rows.length, pages]);

  const leaves = table.getVisibleLeafColumns();
  const columns = leaves.map((one) => one.id).join();
  const widthOf = (id: string) => WIDTHS[id] ?? ATTRIBUTE_WIDTH;
  const width = CHECK_WIDTH + (action ? ACTION_WIDTH : 0) + leaves.reduce((sum, one) => sum + widthOf(one.id), 0);
  const shown = printing ? rows.map((row, index) => ({ row, index })) : items.flatMap(({ index }) => rows[index] ? [{ row: rows[index], index }] : []);
  const above = printing ? 0 : items[0]?.start ?? 0;
  const below = printing ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const fields = list.filter ? sortable(list.filter) : [];
  const known = list.total?.orders ?? (pages.hasNextPage ? -1 : rows.length);
  const everyone = rows.length > 0 && rows.every((row) => selection.selected.has(row.id));

  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>("tr[data-row]")?.dataset["row"];
    const order = list.rows.find((one) => one.id === id);
    if (!order) return;
    const menu = target.closest<HTMLElement>("[data-menu]");
    if (menu) return onMenu(order, menu);
    if (target.closest("a, button, input, label") || window.getSelection()?.toString()) return;
    const there = { ...documentLink(order), search: { ...search, list: "orders" as const } };
    if (event.ctrlKey || event.metaKey) window.open(router.buildLocation(there).href, "_blank", "noopener");
    else void router.navigate(there);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = Number((event.target as HTMLElement).closest<HTMLElement>("tr[data-index]")?.dataset["index"]);
    if (!Number.isInteger(index) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      event.preventDefault();
      const to = Math.max(0, Math.min(rows.length - 1, index + (event.code === "ArrowDown" ? 1 : -1)));
      const find = () => scroller?.querySelector<HTMLElement>(`tr[data-index="${to}"] .order-link`);
      virtual.scrollToIndex(to);
      if (find()) find()?.focus({ preventScroll: true });
      else requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus({ preventScroll: true })));
    }
  };

  return (
    <table className="list__table" aria-rowcount={known < 0 ? -1 : known + 1} aria-label={text.table(list.total?.orders ?? rows.length)} style={{ minWidth: width }} onKeyDown={onKeyDown}>
      <colgroup>
        <col style={{ width: CHECK_WIDTH }} className="list__check" />
        {leaves.map((one) => <col key={one.id} style={{ width: widthOf(one.id) }} />)}
        {action && <col style={{ width: ACTION_WIDTH }} />}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col" className="list__check">
            <Checkbox size="xs" radius={3} aria-label={text.selectAll} checked={everyone} indeterminate={!everyone && selection.selected.size > 0} onChange={(event) => selection.all(event.currentTarget.checked)} />
          </th>
          {table.getHeaderGroups()[0]?.headers.map((header) => {
            const field = SORTED_BY[header.column.id];
            const name = <table.FlexRender header={header} />;
            const now = field !== undefined && list.sort?.replace("-", "") === field && fields.includes(field);
            const down = now && list.sort?.startsWith("-");
            return (
              <th key={header.id} scope="col" data-numeric={NUMERIC.has(header.column.id) || undefined} aria-sort={now ? down ? "descending" : "ascending" : undefined}>
                {field && fields.includes(field)
                  ? <button type="button" className="list__sort" data-on={now || undefined} title={text.sortBy(text.column[field])} onClick={() => onSort(now && down ? field : now ? `-${field}` : field === "moment" || field === "sum" ? `-${field}` : field)}>
                      {name}<Icon name={now ? down ? "chevron-down" : "chevron-up" : "sort"} size={13} />
                    </button>
                  : name}
              </th>
            );
          })}
          {action && <th scope="col"><span className="unseen">{text.restore}</span></th>}
        </tr>
      </thead>
      <tbody onClick={onClick}>
        {above > 0 && <tr aria-hidden style={{ height: above }} />}
        {shown.map(({ row, index }) => {
          return <TableRow key={row.id} row={row} index={index} on={selection.selected.has(row.id)} columns={columns} onToggle={selection.toggle} action={action} />;
        })}
        {below > 0 && <tr aria-hidden style={{ height: below }} />}
      </tbody>
    </table>
  );
}
