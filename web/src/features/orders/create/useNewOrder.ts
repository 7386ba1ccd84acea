// A new order, or another document, as it is typed. It is kept in the browser until it is created, so that no text is lost.
import { useEffect, useState } from "react";

import type { DocumentKind } from "@/api/queries";
import { rememberJson, remember, rememberedJson } from "@/lib/storage";
import type { Match } from "@/ui/receivables/model";

import type { AttributeValue, Line, VatMode } from "../form/draft";

export interface NewOrder {
  /** `null`: the usual one, unless `noChannel` says that none is meant. */
  channel: string | null;
  noChannel: boolean;
  status: string | null;
  counterparty: { id: string; name: string } | null;
  planned_at: string | null;
  description: string;
  /** The creator if `null`. */
  owner: string | null;
  vat_mode: VatMode;
  /** The usual one if `null`. */
  organization: string | null;
  warehouse: string | null;
  /** Of a payment; what its parts come to if `null`. */
  sum: number | null;
  /** What a payment is for. */
  parts: readonly Match[];
  positions: readonly Line[];
  attributes: Readonly<Record<string, AttributeValue>>;
}

export const EMPTY: NewOrder = {
  channel: null, noChannel: false, status: null, counterparty: null, planned_at: null, description: "", owner: null, vat_mode: "included", organization: null, warehouse: null, sum: null, parts: [], positions: [], attributes: {},
};

function isNewOrder(value: unknown): value is NewOrder {
  return typeof value === "object" && value !== null && Object.keys(EMPTY).every((key) => key in value) && Array.isArray((value as NewOrder).positions);
}

/** Whether anything was typed that would be a pity to lose; a channel is chosen again in no time. */
export function worthKeeping(order: NewOrder): boolean {
  return order.counterparty !== null || order.positions.length > 0 || order.description.trim() !== "" || order.planned_at !== null || order.sum !== null || order.parts.length > 0 || Object.keys(order.attributes).length > 0;
}

/** `employee`: a browser that several people use keeps the texts of each apart. */
export function useNewOrder(kind: DocumentKind, employee: string, begin: Partial<NewOrder>) {
  const name = `new-${kind === "customer_order" ? "order" : kind}.${employee}`;
  const [kept] = useState(() => rememberedJson(name, isNewOrder));
  const [order, setOrder] = useState<NewOrder>(() => ({ ...EMPTY, ...kept, ...Object.fromEntries(Object.entries(begin).filter(([, value]) => value !== undefined && value !== null)) }));
  const [restored, setRestored] = useState(kept !== undefined);
  useEffect(() => {
    if (worthKeeping(order)) rememberJson(name, order);
    else remember(name, undefined);
  }, [name, order]);
  return {
    order, restored,
    set: (change: Partial<NewOrder>) => setOrder((before) => ({ ...before, ...change })),
    startOver: () => {
      setOrder({ ...EMPTY, channel: order.channel, noChannel: order.noChannel });
      setRestored(false);
    },
    forget: () => remember(name, undefined),
  };
}
