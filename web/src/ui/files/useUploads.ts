// Files on their way: one after another, each with how far it has come; what failed waits to be tried again.
import { useCallback, useEffect, useRef, useState } from "react";

import { asProblem, type Problem } from "@/api/client";
import { upload } from "@/api/upload";

export interface Sent {
  key: number;
  file: File;
  name: string;
  state: "waiting" | "sending" | "failed";
  part: number;
  error?: Problem;
}

let made = 0;

export function useUploads(path: string, onSent: () => void) {
  const [rows, setRows] = useState<readonly Sent[]>([]);
  const latest = useRef({ rows, onSent });
  latest.current = { rows, onSent };
  const working = useRef<AbortController>(undefined);
  const here = useRef(true);

  const change = useCallback((key: number, by: Partial<Sent>) => setRows((was) => was.map((one) => one.key === key ? { ...one, ...by } : one)), []);
  const drop = useCallback((key: number) => setRows((was) => was.filter((one) => one.key !== key)), []);

  const send = useCallback(async (one: Sent) => {
    const stop = new AbortController();
    working.current = stop;
    change(one.key, { state: "sending", part: 0, error: undefined });
    try {
      await upload({ url: `${path}?name=${encodeURIComponent(one.name)}`, file: one.file, signal: stop.signal, onProgress: (part) => change(one.key, { part }) });
      drop(one.key);
      if (here.current) latest.current.onSent();
    } catch (error) {
      if (stop.signal.aborted) drop(one.key);
      else change(one.key, { state: "failed", error: asProblem(error) });
    } finally {
      working.current = undefined;
      // The next one is found after the list has changed.
      setRows((was) => [...was]);
    }
  }, [path, change, drop]);

  useEffect(() => {
    if (working.current) return;
    const next = rows.find((one) => one.state === "waiting");
    if (next) void send(next);
  }, [rows, send]);

  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      working.current?.abort();
    };
  }, []);

  const busy = rows.some((one) => one.state !== "failed");
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [busy]);

  return {
    rows, busy,
    add: (files: readonly { file: File; name: string }[]) => setRows((was) => [...was, ...files.map(({ file, name }): Sent => ({ key: ++made, file, name, state: "waiting", part: 0 }))]),
    again: (key: number) => change(key, { state: "waiting" }),
    stop: (key: number) => {
      if (rows.find((one) => one.key === key)?.state === "sending") working.current?.abort();
      else drop(key);
    },
  };
}
