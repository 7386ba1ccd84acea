// A process as the designer holds it: the server's definition with nothing left out.
import type { DocumentKind, Process, Schemas } from "@/api/queries";
import type { Guard } from "@/ui/rules/model";

export type { Field, Grantee, Guard } from "@/ui/rules/model";

export type Requirement = Schemas["Requirement"];
export type EditRule = Schemas["EditRule"];
export type Policy = Schemas["Policy"];
export type Policies = Required<Schemas["Policies"]>;
export type Unlisted = Schemas["Unlisted"];
export type Concerned = Schemas["Concerned"];
/** Where an order goes when what was approved of has changed; `null`: it stays. */
export interface Approval {
  void_to: Start;
}
export type Grants = Required<Schemas["Grants"]>;

/** Where a stage begins; `null` is «Без статуса». */
export type Start = string | null;

export interface Creation {
  status: string;
  grants: Grants;
}

export interface Transition {
  to: string;
  grants: Grants;
  guards: Guard[];
  requirements: Requirement[];
  /** The step approves of the content; absent: it does not. */
  approval: Approval | null;
}

export interface Stage {
  start: Start;
  transitions: Transition[];
  edit: EditRule;
  /** Kinds of which no document is made of an order here, nor posted on it. */
  bars: DocumentKind[];
}

export interface Definition {
  channels: string[];
  creation: Creation[];
  stages: Stage[];
  unlisted: Unlisted;
  policies: Policies;
}

export interface Draft {
  name: string;
  description: string;
  active: boolean;
  definition: Definition;
}

/** What a warning or an error is about. */
export type Place =
  | { kind: "process" }
  | { kind: "channels" }
  | { kind: "creation"; status: string }
  | { kind: "stage"; start: Start }
  | { kind: "status"; status: string }
  | { kind: "transition"; from: Start; to: string };

export const EVERYONE: Grants = { everyone: true, any_of: [], not_author: false, not_last_mover: false };
const DOORS: Policies = { api: "pass", scenario: "pass", import: "pass", channel: "pass" };

export const SOURCES = ["api", "scenario", "import", "channel"] as const;
export const POLICIES = ["pass", "flag", "enforce"] as const;

export const emptyDefinition = (): Definition => ({ channels: [], creation: [], stages: [], unlisted: "frozen", policies: { ...DOORS } });
export const emptyDraft = (name = ""): Draft => ({ name, description: "", active: true, definition: emptyDefinition() });

function grantsOf(grants: Schemas["Grants"] | undefined): Grants {
  // Absent grants are everyone's; given ones name nobody unless they do.
  if (!grants) return { ...EVERYONE };
  return {
    everyone: grants.everyone ?? false, any_of: grants.any_of ?? [],
    not_author: grants.not_author ?? false, not_last_mover: grants.not_last_mover ?? false,
  };
}

/** The server's definition with its defaults written out. */
export function definitionOf(said: Schemas["Definition"]): Definition {
  return {
    channels: said.channels ?? [],
    creation: (said.creation ?? []).map((one) => ({ status: one.status, grants: grantsOf(one.grants) })),
    stages: (said.stages ?? []).map((stage) => ({
      start: stage.start ?? null,
      edit: stage.edit ?? { rule: "by_rights" },
      bars: stage.bars ?? [],
      transitions: (stage.transitions ?? []).map((one) => ({
        to: one.to, grants: grantsOf(one.grants), guards: one.guards ?? [], requirements: one.requirements ?? [],
        approval: one.approval ? { void_to: one.approval.void_to ?? null } : null,
      })),
    })),
    unlisted: said.unlisted ?? "frozen",
    policies: { ...DOORS, ...said.policies },
  };
}

export function draftOf(process: Pick<Process, "name" | "description" | "active" | "definition">): Draft {
  return { name: process.name, description: process.description, active: process.active, definition: definitionOf(process.definition) };
}

export const stageOf = (definition: Definition, start: Start): Stage | undefined => definition.stages.find((one) => one.start === start);
export const transitionOf = (definition: Definition, from: Start, to: string): Transition | undefined =>
  stageOf(definition, from)?.transitions.find((one) => one.to === to);
export const creationOf = (definition: Definition, status: string): Creation | undefined => definition.creation.find((one) => one.status === status);

/** Every status the process names, in any part, in the order in which it names them. */
export function namedStatuses(definition: Definition): string[] {
  const named = new Set(definition.creation.map((one) => one.status));
  for (const stage of definition.stages) {
    if (stage.start !== null) named.add(stage.start);
    for (const { to } of stage.transitions) named.add(to);
  }
  return [...named];
}

/** As the server counts it: an order in this status can be moved on. */
export function hasWayOut(definition: Definition, status: Start): boolean {
  const stage = stageOf(definition, status);
  return stage ? stage.transitions.length > 0 : definition.unlisted === "free";
}

export const total = (concerned: readonly Concerned[]): number => concerned.reduce((sum, one) => sum + one.documents, 0);

/** Where a field error of the server belongs; its paths go by index. */
export function placeOf(path: string, definition: Definition): Place {
  const [part, index, deeper, inner] = path.replace(/^\/?(definition\/)?/, "").split("/");
  if (part === "channels") return { kind: "channels" };
  if (part === "creation") {
    const creation = definition.creation[Number(index)];
    if (creation) return { kind: "creation", status: creation.status };
  }
  if (part === "stages") {
    const stage = definition.stages[Number(index)];
    const transition = deeper === "transitions" ? stage?.transitions[Number(inner)] : undefined;
    if (stage && transition) return { kind: "transition", from: stage.start, to: transition.to };
    if (stage) return { kind: "stage", start: stage.start };
  }
  return { kind: "process" };
}
