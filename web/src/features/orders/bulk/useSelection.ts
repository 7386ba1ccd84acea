// Which orders are chosen: one by one, by Shift a whole stretch, or all that are shown.
import { useCallback, useRef, useState } from "react";

import type { Order } from "@/api/queries";
import { useKindMessages } from "@/ui/kinds";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

/** The server moves no more at a time. */
export const MOST = 500;

/** The stretch between two rows, whichever comes first. */
export function stretch<T extends { id: string }>(rows: readonly T[], from: string | undefined, to: string): T[] {
  const end = rows.findIndex((row) => row.id === to);
  const start = rows.findIndex((row) => row.id === from);
  if (end < 0) return [];
  return start < 0 ? rows.slice(end, end + 1) : rows.slice(Math.min(start, end), Math.max(start, end) + 1);
}

export type Selection = ReturnType<typeof useSelection>;

export function useSelection(rows: readonly Order[]) {
  const text = useKindMessages(messages, rows[0]?.kind ?? "customer_order");
  const [selected, setSelected] = useState<ReadonlyMap<string, Order>>(new Map());
  const anchor = useRef<string>(undefined);
  const latest = useRef(rows);
  latest.current = rows;

  const keep = useCallback((next: Map<string, Order>) => {
    if (next.size > MOST) toast.info(text.tooMany(MOST));
    return new Map([...next].slice(0, MOST));
  }, [text]);
  const toggle = useCallback((order: Order, on: boolean, range: boolean) => {
    const which = range ? stretch(latest.current, anchor.current, order.id) : [order];
    anchor.current = order.id;
    setSelected((before) => {
      const next = new Map(before);
      for (const one of which) {
        if (on) next.set(one.id, one);
        else next.delete(one.id);
      }
      return next.size > MOST ? keep(next) : next;
    });
  }, [keep]);
  const all = useCallback((on: boolean) => setSelected(on ? keep(new Map(latest.current.map((one) => [one.id, one]))) : new Map()), [keep]);
  const without = useCallback((ids: readonly string[]) => setSelected((before) => {
    const next = new Map(before);
    for (const id of ids) next.delete(id);
    return next;
  }), []);
  return { selected, toggle, all, without };
}
