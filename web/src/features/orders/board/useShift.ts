// One card to another column: at once on screen, and as the gate decides in truth.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import { type Order, statusesQuery, useMe } from "@/api/queries";
import { toast } from "@/ui/toast";

import { orderIn, putOrder } from "../data/pages";
import { useMoveOrder } from "../move/useMoveOrder";
import { movesQuery } from "../queries";

const MOVES_FRESH_MS = 10_000;

/** What the order may do, as known a moment ago. */
export const knownMoves = (id: string) => ({ ...movesQuery(id), staleTime: MOVES_FRESH_MS });

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

export function useShift(): (order: Order, to: string) => Promise<void> {
  const client = useQueryClient();
  const move = useMoveOrder();
  const follow = useFollowMove();
  return useCallback(async (order, to) => {
    try {
      const moves = await client.fetchQuery(knownMoves(order.id));
      const moveInfo = moves.find((one) => one.status === to);
      await move({ id: order.id, number: order.number, version: order.version, from: order.status ?? null, to, moveInfo, ...follow(order) });
    } catch (error) {
      toast.problem(error);
    }
  }, [client, move, follow]);
}
