import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { Menu, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from "react";

import type { Order } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useFormat } from "@/ui/useFormat";

import type { PagesQuery } from "../data/pages";
import { type ApiFilter, filterOf, idsIn } from "../filters/filter";
import type { OpenedFrom } from "../page/neighbours";
import { CardList, type ColumnHandle } from "./CardList";
import type { BoardColumn } from "./columns";
import type { Target } from "./useDrag";
import { messages } from "./messages";
import type { BoardSearch } from "./useColumns";

export interface ColumnProps {
  column: BoardColumn;
  filter: ApiFilter;
  search: BoardSearch;
  orders: number;
  sum: number;
  complete: boolean;
  today: string;
  chosen: ReadonlyMap<string, Order>;
  /** Cards show whether they are chosen. */
  choosing: boolean;
  folded: boolean;
  phone: boolean;
  mayCreate: boolean;
  /** The order that is being dragged from here. */
  dragged: string | undefined;
  /** What this column is to the order that is being dragged. */
  target: Target | undefined;
  startAt: number;
  handles: Map<string, ColumnHandle>;
  onFold: (folded: boolean) => void;
  onHide: () => void;
}

/** How far beyond the window a column is already there. */
const NEAR = "0px 240px";

function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { root: element.current.closest(".board__columns"), rootMargin: NEAR });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return near;
}

export function Column(props: ColumnProps) {
  const { column, filter, search, orders, sum, complete, today, chosen, choosing, folded, phone, dragged, target, startAt, handles } = props;
  const text = useMessages(messages);
  const format = useFormat();
  const frame = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const near = useNear(frame);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const over = (on: boolean) => element.toggleAttribute("data-over", on);
    return dropTargetForElements({
      element, getData: () => ({ column: column.id }), getDropEffect: () => "move",
      onDragEnter: () => over(true), onDragLeave: () => over(false), onDrop: () => over(false),
    });
  }, [column.id, folded]);

  const name = column.status?.name ?? text.noStatus;
  // A filter may leave no room for this status at all, as «overdue» does for final ones.
  const possible = !filter.status || idsIn(filter.status).includes(column.id);
  const query = useMemo((): PagesQuery => ({ ...filter, status: column.id }), [filter, column.id]);
  const shownOrders = possible ? orders : 0;
  const count = complete ? format.number(shownOrders) : `${format.number(shownOrders)}+`;
  const said = complete ? text.orders(shownOrders) : text.atLeast(text.orders(shownOrders));
  const label = text.column(name, said, format.money(possible ? sum : 0));
  const style = { "--status": column.status?.color ?? "#868e96" } as CSSProperties;
  const state = target?.kind;
  const from = useMemo((): OpenedFrom => ({ ...search, list: "board", column: column.id }), [search, column.id]);

  if (folded) {
    return (
      <section ref={frame} className="column column--folded" data-column={column.id} data-target={state} style={style} aria-label={label}>
        <button type="button" className="column__unfold" onClick={() => props.onFold(false)} aria-label={text.expand(name)} aria-expanded={false}>
          <span className="status__dot" /><span className="column__count numbers">{count}</span><span className="column__name">{name}</span>
        </button>
        {target && <DropNote target={target} />}
      </section>
    );
  }
  return (
    <section ref={frame} className="column" data-column={column.id} data-target={state} style={style} aria-label={label}>
      <header className="column__head">
        <span className="status__dot" />
        <h2 className="column__name" title={name}>{name}</h2>
        <span className="column__count numbers">{count}</span>
        {column.outside && <Tooltip label={text.outsideHint}><span className="column__outside">{text.outside}</span></Tooltip>}
        <ColumnMenu {...props} name={name} />
        <span className="column__sum numbers" title={format.money(possible ? sum : 0)}>{possible && orders > 0 ? format.moneyShort(sum) : ""}</span>
      </header>
      <div ref={scroller} className="column__body" data-scroller={column.id}>
        {possible
          ? <CardList id={column.id} label={label} query={query} total={shownOrders} from={from} today={today} chosen={chosen} choosing={choosing} final={column.final} mayDrag={!phone} dragged={dragged} shown={near}
              scroller={scroller} startAt={startAt} handles={handles} />
          : <div className="column__note">{text.empty}</div>}
      </div>
      {target && <DropNote target={target} />}
    </section>
  );
}

/** Over a column while an order is dragged: whether it may go there, and if not, why. */
function DropNote({ target }: { target: Target }) {
  const text = useMessages(messages);
  if (target.kind === "same") return null;
  const icon = target.kind === "forbidden" ? "lock" : target.kind === "allowed" ? "check-circle" : "clock";
  return (
    <div className="column__drop">
      <div className="column__verdict">
        <Icon name={icon} size={20} />
        {target.kind === "forbidden" && <><b>{text.why}</b><span>{target.why}</span></>}
        {target.kind === "allowed" && <b>{target.comment ? text.dropComment : text.dropHere}</b>}
        {target.kind === "unknown" && <span>{text.checking}</span>}
      </div>
    </div>
  );
}

function ColumnMenu({ column, search, phone, name, mayCreate, onFold, onHide }: ColumnProps & { name: string }) {
  const text = useMessages(messages);
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target><IconButton icon="more" label={text.columnMenu(name)} size="sm" /></Menu.Target>
      <Menu.Dropdown>
        {column.creation && mayCreate && (
          <Menu.Item leftSection={<Icon name="plus" size={16} />} renderRoot={(props) => <Link to="/orders/new" search={{ status: column.id, channel: search.channel?.includes(",") ? undefined : search.channel }} {...props} />}>{text.create}</Menu.Item>
        )}
        <Menu.Item leftSection={<Icon name="list" size={16} />} renderRoot={(props) => <Link to="/orders" search={{ ...filterOf(search), status: column.id }} {...props} />}>{text.asList}</Menu.Item>
        {column.final && !phone && <Menu.Item leftSection={<Icon name="minus" size={16} />} onClick={() => onFold(true)}>{text.collapse}</Menu.Item>}
        <Menu.Item leftSection={<Icon name="eye" size={16} />} onClick={onHide}>{text.hide}</Menu.Item>
        {column.status?.guidance && <><Menu.Label>{text.guidance}</Menu.Label><div className="column__guidance">{column.status.guidance}</div></>}
      </Menu.Dropdown>
    </Menu>
  );
}
