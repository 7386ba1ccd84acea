import { draggable } from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { Link } from "@tanstack/react-router";
import { memo, useEffect, useRef } from "react";

import type { Order } from "@/api/queries";
import { dayOf } from "@/lib/format";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { initials } from "@/ui/Person";
import { useFormat } from "@/ui/useFormat";
import { Since } from "@/ui/values";

import type { OpenedFrom } from "../page/neighbours";
import "./card.css";
import { messages } from "./messages";

interface Props {
  order: Order;
  from: OpenedFrom;
  /** Chosen, to be moved with others. */
  on: boolean;
  choosing: boolean;
  today: string;
  /** In a final status nothing is late any more. */
  final: boolean;
  /** The one of its column that the Tab key reaches. */
  reachable: boolean;
  mayDrag: boolean;
}

export const CARD_HEIGHT = 116;

/** An order on the board. What it does on clicks and keys is decided by the board, for all cards at once. */
export const Card = memo(function Card({ order, from, on, choosing, today, final, reachable, mayDrag }: Props) {
  const text = useMessages(messages);
  const format = useFormat();
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(order);
  latest.current = order;
  useEffect(() => {
    const card = element.current;
    if (!card || !mayDrag) return;
    const dragged = (on: boolean) => card.toggleAttribute("data-dragged", on);
    return draggable({ element: card, getInitialData: () => ({ order: latest.current }), onDragStart: () => dragged(true), onDrop: () => dragged(false) });
  }, [mayDrag]);

  const planned = order.planned_at ? dayOf(order.planned_at, format.timeZone) : undefined;
  const late = !final && planned !== undefined && planned < today;
  const now = !final && planned === today;
  const due = late ? text.overdue : now ? text.dueToday : undefined;
  const tab = reachable ? 0 : -1;
  return (
    <div ref={element} className="card" data-order={order.id} data-drags={mayDrag || undefined} data-on={on || undefined}>
      <span className="card__line">
        {choosing && <span className="card__mark" aria-hidden>{on && <Icon name="check" size={12} />}</span>}
        <Link to="/orders/$id" params={{ id: order.id }} search={from} className="card__open" draggable={false} tabIndex={tab} preload={false}>{format.no(order.number)}{on && <span className="unseen">, {text.chosen}</span>}</Link>
        <span className="card__sum numbers">{format.money(order.sums.sum, order.currency)}</span>
      </span>
      <span className="card__who" title={order.counterparty_name ?? undefined} data-absent={order.counterparty_name ? undefined : true}>{order.counterparty_name ?? text.noCounterparty}</span>
      <span className="card__line card__small">
        {order.planned_at
          ? <span className="card__due" data-due={late ? "late" : now ? "now" : undefined} title={text.planned(format.date(order.planned_at))}>
              <Icon name={late ? "alert" : "calendar"} size={13} />{format.date(order.planned_at)}{due && `, ${due}`}
            </span>
          : <span />}
        <span className="card__channel" title={order.channel_name ?? undefined}>{order.channel_name ?? text.noChannel}</span>
      </span>
      <span className="card__line card__small">
        <span className="card__owner" title={order.owner_name}><i aria-hidden>{initials(order.owner_name)}</i>{order.owner_name}</span>
        <span className="card__since" title={text.inStatus}><Since value={order.status_since} /></span>
        <button type="button" className="card__move" tabIndex={tab} aria-haspopup="menu" aria-label={text.move(order.number)} title={text.moveShort}>
          <Icon name="arrow-right" size={15} />
        </button>
      </span>
    </div>
  );
});
