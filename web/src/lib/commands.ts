// What the command palette offers beside pages and search: a page adds what can be done with the thing it shows.
import { useEffect, useRef } from "react";

export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly description?: string;
  readonly run: () => void;
}

const registered: Command[][] = [];
const listeners = new Set<() => void>();
let snapshot: readonly Command[] = [];

function changed(): void {
  snapshot = registered.flat();
  for (const tell of listeners) tell();
}

export function commands(): readonly Command[] {
  return snapshot;
}

export function onCommands(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Commands of a mounted component, the latest component first. */
export function useCommands(list: readonly Command[]): void {
  const latest = useRef(list);
  latest.current = list;
  const identity = list.map((one) => `${one.id}\n${one.label}\n${one.group}\n${one.description ?? ""}`).join("\n\n");
  useEffect(() => {
    const mine = latest.current.map((one, i) => ({ ...one, run: () => latest.current[i]?.run() }));
    registered.unshift(mine);
    changed();
    return () => {
      registered.splice(registered.indexOf(mine), 1);
      changed();
    };
  }, [identity]);
}
