import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";

import { toast } from "../toast";

import { moved, type Placed, placings } from "./order";

interface Record extends Placed {
  readonly version: number;
}

interface Options<T extends Record> {
  records: readonly T[];
  queryKey: QueryKey;
  /** Saves one position on top of the version seen, and gives the record as it is then. */
  place: (record: T, position: number) => Promise<T>;
  /** For the note that offers to take it back. */
  done: (record: T) => string;
}

/** Several steps with the keys are one change. */
const SAVE_AFTER_MS = 700;

/** A list as somebody arranges it: shown at once, saved when he rests, put back when it is refused. */
export function useOrder<T extends Record>({ records, queryKey, place, done }: Options<T>) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState<readonly string[]>();
  const [saving, setSaving] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ records, wanted, place, done, busy: false, undoing: false });
  Object.assign(latest.current, { records, wanted, place, done });

  const save = useCallback(async (last: string) => {
    const now = latest.current;
    if (now.busy || !now.wanted) return;
    now.busy = true;
    setSaving(true);
    const before = now.records.map((one) => one.id);
    const goal = now.wanted;
    let rows = [...now.records];
    try {
      for (const { id, position } of placings(rows, goal)) {
        const record = rows.find((one) => one.id === id);
        if (!record) continue;
        const saved = await now.place(record, position);
        rows = rows.map((one) => one.id === id ? saved : one);
      }
      // The others keep their places among those that are not in this list.
      client.setQueryData<readonly T[]>(queryKey, (all) => inOrder((all ?? []).map((one) => rows.find((row) => row.id === one.id) ?? one)));
      const record = rows.find((one) => one.id === last);
      if (record && !latest.current.undoing) toast.undo(latest.current.done(record), () => {
        latest.current.undoing = true;
        arrange(before, last);
      });
      latest.current.undoing = false;
    } catch (error) {
      toast.problem(error);
      latest.current.wanted = undefined;
      setWanted(undefined);
    }
    latest.current.busy = false;
    setSaving(false);
    void client.invalidateQueries({ queryKey });
    // Moved further while the first was being saved.
    if (latest.current.wanted && latest.current.wanted !== goal) void save(last);
    else setWanted(undefined);
  }, [client, queryKey]);

  const arrange = useCallback((ids: readonly string[], last: string) => {
    latest.current.wanted = ids;
    setWanted(ids);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(last), SAVE_AFTER_MS);
  }, [save]);

  // Who leaves the page at once has arranged it nevertheless.
  const unsaved = useRef<() => void>(undefined);
  useEffect(() => () => {
    clearTimeout(timer.current);
    unsaved.current?.();
  }, []);

  const shown = wanted ? wanted.flatMap((id) => records.find((one) => one.id === id) ?? []) : records;
  const move = (id: string, to: number) => {
    const ids = shown.map((one) => one.id);
    const from = ids.indexOf(id);
    const place = Math.max(0, Math.min(ids.length - 1, to));
    if (from < 0 || from === place) return;
    unsaved.current = () => void save(id);
    arrange(moved(ids, from, place), id);
  };
  return { shown, move, saving };
}

function inOrder<T extends Placed>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
}
