// An order that is moved, in all lists at once.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import { type Order, statusesQuery, useMe } from "@/api/queries";

import { orderIn, putOrder } from "./pages";

/** Orders that have been shown in another status before the server said so. */
const moving = new Map<string, { over: Promise<void>; end: () => void }>();

function begin(id: string): void {
  if (moving.has(id)) return;
  let end = () => {};
  const over = new Promise<void>((resolve) => { end = resolve; });
  moving.set(id, { over, end });
}

function end(id: string): void {
  moving.get(id)?.end();
  moving.delete(id);
}

/** When the step that an order is making is over: the next one begins with the version that came of it. */
export const settled = (id: string): Promise<void> => moving.get(id)?.over ?? Promise.resolve();

/** What lists must do while an order is moved: show it where it goes, put it back, take what the server says. */
export function useFollowMove() {
  const client = useQueryClient();
  const { employee } = useMe();
  return useCallback((order: Order) => {
    const show = (status: string | null) => {
      const now = orderIn(client, order.id) ?? order;
      const name = client.getQueryData(statusesQuery.queryKey)?.find((one) => one.id === status)?.name ?? null;
      putOrder(client, order.id, { ...now, status, status_name: name, status_since: new Date().toISOString() }, employee);
    };
    return {
      onOptimistic: (status: string | null) => {
        begin(order.id);
        show(status);
      },
      onRevert: (status: string | null) => {
        end(order.id);
        if (status === (order.status ?? null)) putOrder(client, order.id, order, employee);
        else show(status);
      },
      onDone: (moved: Order) => {
        end(order.id);
        const before = orderIn(client, order.id) ?? order;
        putOrder(client, order.id, { ...before, ...moved, counterparty_name: moved.counterparty_name ?? before.counterparty_name }, employee);
      },
    };
  }, [client, employee]);
}
