// Editing a process: every edit makes a new draft, and the history of drafts is what undo walks through.
import { same } from "@/lib/same";

import {
  type Creation, type Definition, type Draft, EVERYONE, type Grants, type Stage, stageOf, type Start, type Transition, transitionOf,
} from "./model";

export type Edit = (draft: Draft) => Draft;

const inDefinition = (change: (definition: Definition) => Definition): Edit => (draft) => {
  const definition = change(draft.definition);
  return definition === draft.definition ? draft : { ...draft, definition };
};

/** An array with one element moved by `by` places, or itself if there is no such place. */
export function moved<T>(rows: readonly T[], at: number, by: number): T[] {
  const to = at + by;
  if (at < 0 || to < 0 || to >= rows.length) return rows as T[];
  const next = [...rows];
  const [one] = next.splice(at, 1);
  next.splice(to, 0, one as T);
  return next;
}

export const setDraft = (part: Partial<Omit<Draft, "definition">>): Edit => (draft) => ({ ...draft, ...part });
export const setDefinition = (part: Partial<Definition>): Edit => inDefinition((definition) => ({ ...definition, ...part }));

export const addCreation = (status: string, grants: Grants = EVERYONE): Edit => inDefinition((definition) =>
  definition.creation.some((one) => one.status === status) ? definition
    : { ...definition, creation: [...definition.creation, { status, grants: { ...grants } }] });
export const removeCreation = (status: string): Edit => inDefinition((definition) =>
  ({ ...definition, creation: definition.creation.filter((one) => one.status !== status) }));
export const setCreation = (status: string, part: Partial<Creation>): Edit => inDefinition((definition) =>
  ({ ...definition, creation: definition.creation.map((one) => one.status === status ? { ...one, ...part } : one) }));
export const moveCreation = (status: string, by: number): Edit => inDefinition((definition) =>
  ({ ...definition, creation: moved(definition.creation, definition.creation.findIndex((one) => one.status === status), by) }));

export const addStage = (start: Start): Edit => inDefinition((definition) =>
  stageOf(definition, start) ? definition
    : { ...definition, stages: [...definition.stages, { start, transitions: [], edit: { rule: "by_rights" }, bars: [] }] });
export const removeStage = (start: Start): Edit => inDefinition((definition) =>
  ({ ...definition, stages: definition.stages.filter((one) => one.start !== start) }));
export const setStage = (start: Start, part: Partial<Stage>): Edit => inDefinition((definition) =>
  ({ ...definition, stages: definition.stages.map((one) => one.start === start ? { ...one, ...part } : one) }));
export const moveStage = (start: Start, by: number): Edit => inDefinition((definition) =>
  ({ ...definition, stages: moved(definition.stages, definition.stages.findIndex((one) => one.start === start), by) }));

/** Also begins the stage if it was none. A way that is there already, or leads back to itself, changes nothing. */
export const addTransition = (from: Start, to: string, like?: Partial<Transition>): Edit => inDefinition((definition) => {
  if (from === to || transitionOf(definition, from, to)) return definition;
  const transition: Transition = { grants: { ...EVERYONE }, guards: [], requirements: [], approval: null, ...like, to };
  const stage = stageOf(definition, from);
  const stages = stage
    ? definition.stages.map((one) => one === stage ? { ...one, transitions: [...one.transitions, transition] } : one)
    : [...definition.stages, { start: from, transitions: [transition], edit: { rule: "by_rights" as const }, bars: [] }];
  return { ...definition, stages };
});
const inStage = (from: Start, change: (transitions: Transition[]) => Transition[]): Edit => inDefinition((definition) =>
  ({ ...definition, stages: definition.stages.map((one) => one.start === from ? { ...one, transitions: change(one.transitions) } : one) }));
export const removeTransition = (from: Start, to: string): Edit => inStage(from, (all) => all.filter((one) => one.to !== to));
export const setTransition = (from: Start, to: string, part: Partial<Transition>): Edit =>
  inStage(from, (all) => all.map((one) => one.to === to ? { ...one, ...part } : one));
export const moveTransition = (from: Start, to: string, by: number): Edit =>
  inStage(from, (all) => moved(all, all.findIndex((one) => one.to === to), by));

/** A status leaves the process altogether: as a place to begin, as a stage and as a target. */
export const removeStatus = (status: string): Edit => inDefinition((definition) => ({
  ...definition,
  creation: definition.creation.filter((one) => one.status !== status),
  stages: definition.stages.filter((one) => one.start !== status)
    .map((one) => one.transitions.some(({ to }) => to === status) ? { ...one, transitions: one.transitions.filter(({ to }) => to !== status) } : one),
}));

const inserted = <T>(rows: readonly T[], at: number, one: T): T[] => [...rows.slice(0, at), one, ...rows.slice(at)];

/**
 * Puts a status back as it was in `before`: its place to begin, its stage, the transitions to it. What was edited since
 * stays; of a stage that is there again nothing is overwritten.
 */
export const restoreStatus = (before: Draft, status: Start): Edit => (draft) => {
  const was = before.definition;
  const stage = was.stages.findIndex((one) => one.start === status);
  const creation = was.creation.findIndex((one) => one.status === status);
  let next = inDefinition((definition) => {
    const back = { ...definition };
    const first = was.creation[creation];
    if (first && !back.creation.some((one) => one.status === status)) back.creation = inserted(back.creation, creation, first);
    const row = was.stages[stage];
    if (row && !stageOf(back, status)) back.stages = inserted(back.stages, stage, row);
    return back;
  })(draft);
  if (status === null) return next;
  for (const { start } of was.stages) next = restoreTransition(before, start, status)(next);
  return next;
};

/** Puts a transition back as it was in `before`, with its stage if that is gone too. */
export const restoreTransition = (before: Draft, from: Start, to: string): Edit => inDefinition((definition) => {
  const old = stageOf(before.definition, from);
  const at = old?.transitions.findIndex((one) => one.to === to) ?? -1;
  const transition = old?.transitions[at];
  if (!old || !transition || transitionOf(definition, from, to)) return definition;
  const stages = stageOf(definition, from) ? definition.stages : [...definition.stages, { ...old, transitions: [] }];
  return { ...definition, stages: stages.map((one) => one.start === from ? { ...one, transitions: inserted(one.transitions, at, transition) } : one) };
});

export interface History {
  readonly past: readonly Draft[];
  readonly present: Draft;
  readonly future: readonly Draft[];
  /** Edits under one mark, such as the letters of a name, are one step of undo. */
  readonly mark?: string;
}

const STEPS_AT_MOST = 200;

export const newHistory = (present: Draft): History => ({ past: [], present, future: [] });

export function edited(history: History, edit: Edit, mark?: string): History {
  const next = edit(history.present);
  if (next === history.present || same(next, history.present)) return history;
  const goesOn = mark !== undefined && mark === history.mark;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-STEPS_AT_MOST);
  return { past, present: next, future: [], mark };
}

export function undone(history: History): History {
  const present = history.past.at(-1);
  if (!present) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future] };
}

export function redone(history: History): History {
  const [present, ...future] = history.future;
  if (!present) return history;
  return { past: [...history.past, history.present], present, future };
}
