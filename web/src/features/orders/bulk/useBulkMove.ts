// Many documents of a kind to one status: each is judged for itself, and what was done can be taken back as far as the process allows.
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { type DocumentKind, keys, type Order, type Schemas, statusesQuery, useMe } from "@/api/queries";
import { useKindMessages } from "@/ui/kinds";
import { toast } from "@/ui/toast";

import { orderIn, putOrder } from "../data/pages";
import { messages } from "./messages";

export interface BulkMove {
  orders: readonly Order[];
  status: string;
  comment?: string;
  force?: boolean;
}

export type BulkResult = Schemas["BulkOut"];

const send = (kind: DocumentKind, { orders, ...how }: Omit<BulkMove, "orders"> & { orders: readonly { id: string; version: number }[] }) =>
  ok(api.POST("/api/v1/documents/{kind}/bulk-move", { params: { path: { kind } }, body: { ...how, orders: orders.map(({ id, version }) => ({ id, version })) } }));

/** By the status they came from; those that had none cannot go back. */
export function byOrigin(orders: readonly Order[], result: BulkResult): Map<string, { id: string; version: number }[]> {
  const before = new Map(orders.map((one) => [one.id, one]));
  const groups = new Map<string, { id: string; version: number }[]>();
  for (const { id, moved, version } of result.results) {
    const from = before.get(id)?.status;
    if (!moved || !from || version == null) continue;
    groups.set(from, [...groups.get(from) ?? [], { id, version }]);
  }
  return groups;
}

export function useBulkMove(kind: DocumentKind) {
  const text = useKindMessages(messages, kind);
  const client = useQueryClient();
  const { employee } = useMe();
  const show = (result: BulkResult, orders: readonly Order[], status: string) => {
    const name = client.getQueryData(statusesQuery.queryKey)?.find((one) => one.id === status)?.name;
    const sent = new Map(orders.map((one) => [one.id, one]));
    for (const { id, moved, version } of result.results) {
      const before = orderIn(client, id) ?? sent.get(id);
      if (moved && before) putOrder(client, id, { ...before, status, status_name: name, version: version ?? before.version, status_since: new Date().toISOString() }, employee);
    }
    void client.invalidateQueries({ queryKey: keys.orders });
  };
  const back = async (move: BulkMove, result: BulkResult) => {
    let done = 0;
    for (const [status, orders] of byOrigin(move.orders, result)) {
      const answer = await send(kind, { status, orders });
      done += answer.moved;
      show(answer, move.orders, status);
    }
    toast.info(text.undone(done, result.moved));
  };
  return useMutation({
    mutationFn: (move: BulkMove) => send(kind, { ...move, orders: move.orders.map((one) => orderIn(client, one.id) ?? one) }),
    onSuccess: (result, move) => {
      show(result, move.orders, move.status);
      if (result.moved === 0) return;
      const name = client.getQueryData(statusesQuery.queryKey)?.find((one) => one.id === move.status)?.name ?? "";
      toast.undo(text.allMoved(result.moved, name), () => back(move, result));
    },
  });
}
