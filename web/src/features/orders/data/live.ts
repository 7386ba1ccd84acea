// What others do to the orders on screen: each order concerned is fetched once and put at its place.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { api, asProblem, ok } from "@/api/client";
import { useLive } from "@/api/live";
import { type DocumentKind, useMe } from "@/api/queries";

import { orderIn, putOrder, refreshLists } from "./pages";

const AT_ONCE = 4;
/** With more at a time it is cheaper to fetch the lists. */
const LISTS_INSTEAD_FROM = 60;
const LISTS_AFTER_MS = 800;

/** Orders to be fetched, few at a time, and each only once however often it changed meanwhile. */
class Following {
  private readonly waiting = new Map<string, number>();
  private running = 0;
  private timer = 0;
  private stopped = false;

  constructor(private readonly client: QueryClient, private readonly kind: DocumentKind, private readonly me: string | null | undefined) {}

  changed(id: string, version: number): void {
    const shown = orderIn(this.client, id);
    if (shown && shown.version >= version) return;
    this.waiting.set(id, version);
    if (this.waiting.size >= LISTS_INSTEAD_FROM) this.all();
    else this.next();
  }

  gone(id: string): void {
    this.waiting.delete(id);
    putOrder(this.client, id, undefined, this.me);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private all(): void {
    this.waiting.clear();
    this.timer ||= window.setTimeout(() => {
      this.timer = 0;
      this.waiting.clear();
      void refreshLists(this.client);
    }, LISTS_AFTER_MS);
  }

  private next(): void {
    while (!this.stopped && this.running < AT_ONCE && this.timer === 0) {
      const [id] = this.waiting.keys();
      if (id === undefined) return;
      this.waiting.delete(id);
      this.running += 1;
      void this.fetch(id).finally(() => {
        this.running -= 1;
        this.next();
      });
    }
  }

  private async fetch(id: string): Promise<void> {
    try {
      const order = await ok(api.GET("/api/v1/documents/{kind}/{id}", { params: { path: { kind: this.kind, id } } }));
      const shown = orderIn(this.client, id);
      if (!this.stopped && !(shown && shown.version > order.version)) putOrder(this.client, id, order, this.me);
    } catch (error) {
      if (asProblem(error).status === 404) this.gone(id);
    }
  }
}

/** Keeps all lists of a kind true while they are shown. `onSeen` is told which of its documents others have changed. */
export function useLiveOrders(kind: DocumentKind, onSeen?: (ids: readonly string[]) => void): void {
  const client = useQueryClient();
  const { employee } = useMe();
  const following = useRef<Following>(undefined);
  useEffect(() => {
    const mine = following.current = new Following(client, kind, employee);
    return () => mine.stop();
  }, [client, kind, employee]);
  useLive(({ changed: all, gone }) => {
    const changed = all.filter((one) => one.kind === kind);
    for (const { id, version } of changed) following.current?.changed(id, version);
    for (const id of gone) following.current?.gone(id);
    if (changed.length > 0) onSeen?.(changed.map((one) => one.id));
  });
}
