// What all parts of the designer share: the draft, what is wrong with it, and which drawer is open.
import { useDebouncedValue } from "@mantine/hooks";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

import { Problem } from "@/api/client";
import { type DocumentKind, type Status, useById, useStatusesOf } from "@/api/queries";

import { type Definition, type Place, placeOf, type Start } from "./model";
import { type Checked, useCheck, useWorld } from "./queries";
import type { DraftState } from "./useDraft";
import { type Warning, warningsOf, type World } from "./warnings";
import { useWords, type Words } from "./words";

const CHECK_AFTER_MS = 400;

export type Target = { kind: "transition"; from: Start; to: string } | { kind: "status"; status: Start };

export interface Flaw {
  place: Place;
  text: string;
}

export interface Designer {
  /** Whose documents the process binds. */
  readonly kind: DocumentKind;
  readonly id: string | undefined;
  readonly state: DraftState;
  readonly definition: Definition;
  readonly words: Words;
  readonly world: World | undefined;
  readonly statuses: ReadonlyMap<string, Status>;
  readonly warnings: readonly Warning[];
  /** What the server will not publish, at its place. */
  readonly flaws: readonly Flaw[];
  readonly checked: Checked | undefined;
  readonly checkError: Error | null;
  /** Whether `checked` is about the draft as it stands. */
  readonly checking: boolean;
  /** Open orders the draft would bind, by status. */
  readonly orders: ReadonlyMap<Start, number>;
  readonly opened: Target | undefined;
  open(target: Target | undefined): void;
}

const Context = createContext<Designer | undefined>(undefined);

export function useDesigner(): Designer {
  const designer = useContext(Context);
  if (!designer) throw new Error("no designer around");
  return designer;
}

export function DesignerProvider({ kind, id, state, children }: { kind: DocumentKind; id: string | undefined; state: DraftState; children: ReactNode }) {
  const words = useWords();
  const world = useWorld(kind, id);
  const statuses = useById(useStatusesOf(kind).data);
  const [opened, open] = useState<Target>();
  const { draft } = state;
  const { definition } = draft;
  const [settled] = useDebouncedValue(draft, CHECK_AFTER_MS);
  const { data: checked, error: checkError, isFetching } = useCheck(kind, id, settled);
  const checking = isFetching || settled !== draft;

  const warnings = useMemo(() => world ? warningsOf(definition, world) : [], [definition, world]);
  const flaws = useMemo(() => {
    const problem = checked?.problem;
    if (!problem) return [];
    const said = new Problem(problem);
    if (said.errors.length > 0) return said.errors.map((one) => ({ place: placeOf(one.field, settled.definition), text: one.text }));
    const place: Place = said.code === "channel_claimed" ? { kind: "channels" } : { kind: "process" };
    return [{ place, text: said.detail || said.title }];
  }, [checked, settled]);
  const orders = useMemo(() => new Map((checked?.bound ?? []).map((one) => [one.status ?? null, one.documents])), [checked]);

  const value = useMemo((): Designer => ({
    kind, id, state, definition, words, world, statuses, warnings, flaws, checked, checkError, checking, orders, opened, open,
  }), [kind, id, state, definition, words, world, statuses, warnings, flaws, checked, checkError, checking, orders, opened]);
  return <Context value={value}>{children}</Context>;
}
