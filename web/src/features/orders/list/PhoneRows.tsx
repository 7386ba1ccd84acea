// The list on a phone: an order is two lines, big enough for a thumb.
import { Checkbox } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";

import { type Order, useById, useStatuses } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { documentLink, isPostable, useKindMessages } from "@/ui/kinds";
import { PostedMark } from "@/ui/PostedMark";
import { StatusById } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";

import type { Selection } from "../bulk/useSelection";
import { isOverdue } from "../filters/filter";
import { useToday } from "../filters/useApiFilter";
import { messages } from "./messages";
import type { ListSearch, useList } from "./useList";

const HEIGHT = 104;

interface Props {
  list: ReturnType<typeof useList>;
  search: ListSearch;
  selection: Selection;
  scroller: HTMLDivElement | null;
  onMenu?: (order: Order, beside: HTMLElement) => void;
  action?: (order: Order) => ReactNode;
}

export function PhoneRows({ list, search, selection, scroller, onMenu, action }: Props) {
  const text = useKindMessages(messages, list.kind);
  const format = useFormat();
  const today = useToday();
  const statuses = useById(useStatuses().data);
  const { rows, pages } = list;
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller, estimateSize: () => HEIGHT, overscan: 4, getItemKey: (index) => rows[index]?.id ?? index });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (pages.hasNextPage && !pages.isFetching && !pages.error && last >= rows.length - 20) void pages.fetchNextPage();
  }, [last, rows.length, pages]);
  return (
    <ul className="rows" aria-label={text.table(list.total?.orders ?? rows.length)} style={{ height: virtual.getTotalSize() }}>
      {items.map((item) => {
        const order = rows[item.index];
        if (!order) return null;
        const on = selection.selected.has(order.id);
        const late = isOverdue(order, statuses.get(order.status ?? "")?.status_type, today, format.timeZone);
        return (
          <li key={item.key} className="rows__row" data-row={order.id} data-on={on || undefined} style={{ height: HEIGHT, transform: `translateY(${item.start}px)` }}
            aria-setsize={list.total?.orders ?? -1} aria-posinset={item.index + 1}>
            <Checkbox className="rows__check" aria-label={text.select(order.number)} checked={on} onChange={(event) => selection.toggle(order, event.currentTarget.checked, false)} />
            <Link {...documentLink(order)} search={{ ...search, list: "orders" }} className="rows__open" preload={false}>
              <span className="rows__line"><b>{format.no(order.number)}</b><b className="numbers">{format.money(order.sums.sum, order.currency)}</b></span>
              <span className="rows__who">{order.counterparty_name}</span>
            </Link>
            <span className="rows__line rows__small">
              {onMenu
                ? <button type="button" className="list__status" aria-haspopup="menu" title={text.statusMenu(order.number)} onClick={(event) => onMenu(order, event.currentTarget)}>
                    <StatusById id={order.status} name={order.status_name} /><Icon name="chevron-down" size={13} />
                  </button>
                : (action || order.status || !isPostable(order.kind)) ? <StatusById id={order.status} name={order.status_name} /> : <span>{format.date(order.moment)}</span>}
              {action ? action(order) : isPostable(order.kind) ? <PostedMark kind={order.kind} posted={order.posted} /> : order.planned_at && <span className={late ? "list__late" : "rows__due"}>{late && <Icon name="alert" size={13} />}{format.date(order.planned_at)}{late && <span className="unseen">, {text.overdue}</span>}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
