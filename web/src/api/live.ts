// What others do, as it happens: one stream per tab, its events gathered per animation frame. The stream says which document
// changed, not how; who shows it fetches it anew.
import type { QueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";

import { CONNECTION } from "./client";
import { type DocumentKind, keys, meQuery } from "./queries";

export interface Changed {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly what: string;
  readonly from: string | null;
  readonly status: string | null;
  readonly actor: string | null;
  /** The one who is logged in has a new notification of it. */
  readonly notified: boolean;
}

export interface Batch {
  /** The last event of each document, in the order in which they came. */
  readonly changed: readonly Changed[];
  readonly gone: readonly string[];
  /** Something was missed: everything is being fetched anew already. */
  readonly reset: boolean;
}

export type LiveState = "off" | "connecting" | "open" | "lost";

/** A tab nobody looks at gives its connection back: over HTTP/1.1 a browser has six for all tabs together. */
const HIDDEN_FOR_MS = 30_000;
const RETRY_FIRST_MS = 1_000;
const RETRY_LAST_MS = 30_000;

const handlers = new Set<(batch: Batch) => void>();
const watchers = new Set<() => void>();
let state: LiveState = "off";

function become(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const tell of watchers) tell();
}

export function useLiveState(): LiveState {
  return useSyncExternalStore((tell) => {
    watchers.add(tell);
    return () => watchers.delete(tell);
  }, () => state);
}

/** Called at most once per frame with all that happened since. */
export function useLive(handler: (batch: Batch) => void): void {
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => {
    const call = (batch: Batch) => latest.current(batch);
    handlers.add(call);
    return () => {
      handlers.delete(call);
    };
  }, []);
}

/** Gathers what comes between two frames; of several events of a document the last one counts. */
export class Gathering {
  private readonly orders = new Map<string, Changed | undefined>();
  private reset = false;

  changed(event: Changed): void {
    this.orders.delete(event.id);
    this.orders.set(event.id, event);
  }

  gone(id: string): void {
    this.orders.delete(id);
    this.orders.set(id, undefined);
  }

  missed(): void {
    this.reset = true;
  }

  take(): Batch {
    const all = [...this.orders];
    const batch: Batch = {
      changed: all.flatMap(([, event]) => event ?? []),
      gone: all.filter(([, event]) => !event).map(([id]) => id),
      reset: this.reset,
    };
    this.orders.clear();
    this.reset = false;
    return batch;
  }
}

/** Opens the stream of this tab; what it returns closes it. The shell calls it once. */
export function startLive(client: QueryClient): () => void {
  const gathering = new Gathering();
  let source: EventSource | undefined;
  let stopped = false;
  let frame = 0;
  let retry = 0;
  let wait = RETRY_FIRST_MS;
  let hidden = 0;
  let stood = false;

  const flush = () => {
    frame = 0;
    const batch = gathering.take();
    if (batch.reset) void client.invalidateQueries();
    else for (const { id } of batch.changed) void client.invalidateQueries({ queryKey: keys.order(id) });
    for (const id of batch.gone) void client.invalidateQueries({ queryKey: keys.order(id) });
    for (const handle of handlers) handle(batch);
  };
  const soon = () => {
    // Frames stand still in a hidden tab; there a timer does.
    frame ||= document.hidden ? window.setTimeout(flush, 200) : requestAnimationFrame(flush);
  };
  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    if (stopped) return;
    become(stood ? "lost" : "connecting");
    const opened = new EventSource("/api/v1/live");
    source = opened;
    opened.addEventListener("ready", () => {
      wait = RETRY_FIRST_MS;
      become("open");
      window.dispatchEvent(new CustomEvent(CONNECTION, { detail: true }));
      // The stream does not replay: after a break everything may be different.
      if (stood) {
        gathering.missed();
        soon();
      }
      stood = true;
    });
    opened.addEventListener("changed", (event: MessageEvent<string>) => {
      gathering.changed(JSON.parse(event.data) as Changed);
      soon();
    });
    opened.addEventListener("gone", (event: MessageEvent<string>) => {
      gathering.gone((JSON.parse(event.data) as { id: string }).id);
      soon();
    });
    // Told of a task, which carries no order that this reader sees.
    opened.addEventListener("notice", () => {
      void client.invalidateQueries({ queryKey: keys.notifications });
      void client.invalidateQueries({ queryKey: keys.tasks });
    });
    opened.addEventListener("reset", () => {
      gathering.missed();
      soon();
    });
    opened.addEventListener("error", () => {
      become("lost");
      // An EventSource does not say why; asking who we are does, and waits there for a login if the session has ended.
      close();
      retry = window.setTimeout(() => {
        client.fetchQuery({ ...meQuery, staleTime: 0, retry: false }).then(open, () => {
          if (stopped) return;
          retry = window.setTimeout(open, wait);
        });
      }, wait);
      wait = Math.min(wait * 2, RETRY_LAST_MS);
    });
  };
  const onVisibility = () => {
    clearTimeout(hidden);
    if (document.hidden) {
      hidden = window.setTimeout(() => {
        close();
        become("off");
      }, HIDDEN_FOR_MS);
    } else if (!source) {
      open();
    }
  };

  document.addEventListener("visibilitychange", onVisibility);
  open();
  return () => {
    stopped = true;
    document.removeEventListener("visibilitychange", onVisibility);
    clearTimeout(hidden);
    cancelAnimationFrame(frame);
    close();
    become("off");
  };
}
