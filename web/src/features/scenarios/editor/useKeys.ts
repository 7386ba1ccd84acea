// Names for the rows of a list that has none of its own, so that a row keeps its cursor and its place while others move.
import { useRef } from "react";

import { moved } from "@/ui/sortable/order";

export interface Keyed<T> {
  readonly rows: readonly { id: string; value: T; index: number }[];
  move(id: string, to: number): void;
  set(index: number, value: T): void;
  insert(index: number, value: T): void;
  remove(index: number): void;
}

export function useKeys<T>(list: readonly T[], onChange: (list: T[]) => void): Keyed<T> {
  const state = useRef({ next: 0, keys: [] as string[] });
  const fresh = () => `row-${state.current.next++}`;
  const { keys } = state.current;
  // Changed from outside: what was there keeps its names as far as it goes.
  while (keys.length < list.length) keys.push(fresh());
  keys.length = list.length;
  const change = (nextKeys: string[], next: T[]) => {
    state.current.keys = nextKeys;
    onChange(next);
  };
  return {
    rows: list.map((value, index) => ({ id: keys[index] ?? String(index), value, index })),
    move: (id, to) => {
      const from = keys.indexOf(id);
      if (from >= 0 && from !== to) change(moved(keys, from, to), moved(list, from, to));
    },
    set: (index, value) => onChange(list.map((one, at) => at === index ? value : one)),
    insert: (index, value) => change(keys.toSpliced(index, 0, fresh()), list.toSpliced(index, 0, value)),
    remove: (index) => change(keys.toSpliced(index, 1), list.toSpliced(index, 1)),
  };
}
