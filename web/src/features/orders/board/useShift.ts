// One card to another column: at once on screen, and as the gate decides in truth.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

import type { Order } from "@/api/queries";
import { toast } from "@/ui/toast";

import { orderIn } from "../data/pages";
import { settled, useFollowMove } from "../data/useFollowMove";
import { useMoveOrder } from "../move/useMoveOrder";
import { movesQuery } from "../queries";

const MOVES_FRESH_MS = 10_000;

/** What the order may do, as known a moment ago. */
export const knownMoves = (id: string) => ({ ...movesQuery({ kind: "customer_order", id }), staleTime: MOVES_FRESH_MS });

export function useShift(): (order: Order, to: string) => Promise<void> {
  const client = useQueryClient();
  const move = useMoveOrder();
  const follow = useFollowMove();
  return useCallback(async (seen, to) => {
    try {
      await settled(seen.id);
      const order = orderIn(client, seen.id) ?? seen;
      const moves = await client.fetchQuery(knownMoves(order.id));
      const moveInfo = moves.find((one) => one.status === to);
      await move({ kind: order.kind, id: order.id, number: order.number, version: order.version, from: order.status ?? null, to, moveInfo, ...follow(order) });
    } catch (error) {
      toast.problem(error);
    }
  }, [client, move, follow]);
}
