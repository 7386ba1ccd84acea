// An order that is moved, in all lists at once.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import { type Order, statusesQuery, useMe } from "@/api/queries";

import { orderIn, putOrder } from "./pages";

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
      onOptimistic: show,
      onRevert: (status: string | null) => status === (order.status ?? null) ? putOrder(client, order.id, order, employee) : show(status),
      onDone: (moved: Order) => {
        const before = orderIn(client, order.id) ?? order;
        putOrder(client, order.id, { ...before, ...moved, counterparty_name: moved.counterparty_name ?? before.counterparty_name }, employee);
      },
    };
  }, [client, employee]);
}
