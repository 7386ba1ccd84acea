// Whether the server can be reached. Known from the calls that are made anyway; while it cannot, it is asked now and then.
import { useSyncExternalStore } from "react";

import { CONNECTION } from "./client";

const ASK_EVERY_MS = 5_000;

const watchers = new Set<() => void>();
let reached = true;
let timer = 0;

export function onConnection(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}

export function isReached(): boolean {
  return reached;
}

export const useConnection = (): boolean => useSyncExternalStore(onConnection, isReached);

/** Asks now, without waiting for the next turn. */
export async function askServer(): Promise<void> {
  const answer = await fetch("/health/live", { cache: "no-store" }).then((response) => response.ok, () => false);
  become(answer);
}

function become(now: boolean): void {
  clearTimeout(timer);
  if (!now) timer = window.setTimeout(() => void askServer(), ASK_EVERY_MS);
  if (now === reached) return;
  reached = now;
  for (const tell of watchers) tell();
}

window.addEventListener(CONNECTION, (event) => become((event as CustomEvent<boolean>).detail));
