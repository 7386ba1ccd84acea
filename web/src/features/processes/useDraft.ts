// One draft of a process over all tabs: its history, its copy in the browser, and what it was made of.
import { useDebouncedCallback } from "@mantine/hooks";
import { useCallback, useEffect, useMemo, useState } from "react";

import { type DocumentKind, useMe } from "@/api/queries";
import { same } from "@/lib/same";
import { remember, rememberedJson, rememberJson } from "@/lib/storage";

import { edited, type Edit, type History, newHistory, redone, undone } from "./draft";
import type { Draft } from "./model";

const SAVE_AFTER_MS = 300;

interface Kept {
  /** Version it was made of; 0 for a new process. */
  version: number;
  base: Draft;
  draft: Draft;
  at: string;
}

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null;
  return typeof kept === "object" && kept !== null && typeof kept.version === "number" && typeof kept.at === "string"
    && Array.isArray(kept.draft?.definition?.stages) && Array.isArray(kept.draft.definition.creation) && Array.isArray(kept.base?.definition?.stages);
}

/** How the one of a kind that is not published yet is called. */
export const newDraftName = (kind: DocumentKind): string => kind === "customer_order" ? "new" : `new.${kind}`;

type Employee = string | null | undefined;

const keyOf = (employee: Employee, name: string) => `process-draft.${employee ?? ""}.${name}`;

/** The draft this browser keeps of a process (`new`: of one that is not published yet), if it says anything. */
export function keptDraft(employee: Employee, name: string): Kept | undefined {
  const kept = rememberedJson(keyOf(employee, name), isKept);
  return kept && !same(kept.draft, kept.base) ? kept : undefined;
}

export function dropDraft(employee: Employee, name: string): void {
  remember(keyOf(employee, name), undefined);
}

export interface DraftState {
  readonly draft: Draft;
  /** What it was made of. */
  readonly base: Draft;
  readonly version: number;
  readonly dirty: boolean;
  /** When the draft was kept that this page began with. */
  readonly restoredAt?: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  edit(edit: Edit, mark?: string): void;
  undo(): void;
  redo(): void;
  /** Back to what it was made of, as a step that can be undone. */
  discard(): void;
  /** The draft stays, but goes on from another published version. */
  rebase(version: number, base: Draft): void;
  /** Everything from here: after publishing, or when theirs is taken. */
  restart(version: number, base: Draft): void;
  forget(): void;
}

interface State {
  history: History;
  base: Draft;
  version: number;
  restoredAt?: string;
}

/** `start` is what a draft begins with when none is kept; for a copy it differs from `base`. */
export function useDraft(name: string, version: number, base: Draft, start: Draft = base): DraftState {
  const { employee } = useMe();
  const key = keyOf(employee, name);
  const [state, setState] = useState<State>(() => {
    const kept = keptDraft(employee, name);
    if (kept) {
      return { history: edited(newHistory(kept.base), () => kept.draft), base: kept.base, version: kept.version, restoredAt: kept.at };
    }
    return { history: edited(newHistory(base), () => start), base, version };
  });
  const { history, restoredAt } = state;
  const draft = history.present;
  const dirty = useMemo(() => !same(draft, state.base), [draft, state.base]);

  // What is published meanwhile is taken over silently as long as nothing was edited.
  useEffect(() => {
    if (version > state.version && !dirty) setState({ history: newHistory(base), base, version });
  }, [version, base, dirty, state.version]);

  const keep = useDebouncedCallback((one: State) => {
    const present = one.history.present;
    if (same(present, one.base)) remember(key, undefined);
    else rememberJson(key, { version: one.version, base: one.base, draft: present, at: new Date().toISOString() } satisfies Kept);
  }, { delay: SAVE_AFTER_MS, flushOnUnmount: true });
  const untouched = restoredAt !== undefined && history.past.length <= 1 && history.future.length === 0;
  useEffect(() => {
    if (!untouched) keep(state);
  }, [state, keep, untouched]);

  const withHistory = useCallback((next: (history: History) => History) =>
    setState((old) => {
      const history = next(old.history);
      return history === old.history ? old : { ...old, history };
    }), []);

  return {
    draft, base: state.base, version: state.version, dirty, restoredAt,
    canUndo: history.past.length > 0, canRedo: history.future.length > 0,
    edit: useCallback((edit: Edit, mark?: string) => withHistory((old) => edited(old, edit, mark)), [withHistory]),
    undo: useCallback(() => withHistory(undone), [withHistory]),
    redo: useCallback(() => withHistory(redone), [withHistory]),
    discard: useCallback(() => setState((old) => ({ ...old, restoredAt: undefined, history: edited(old.history, () => old.base) })), []),
    rebase: useCallback((to: number, published: Draft) => setState((old) => ({ ...old, version: to, base: published })), []),
    restart: useCallback((to: number, published: Draft) => setState({ history: newHistory(published), base: published, version: to }), []),
    forget: useCallback(() => {
      keep.cancel();
      remember(key, undefined);
    }, [key, keep]),
  };
}
