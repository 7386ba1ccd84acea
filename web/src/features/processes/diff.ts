// What differs between two states of a process, by statuses and not by places in a list.
import type { DocumentKind } from "@/api/queries";
import { same } from "@/lib/same";

import {
  type Approval, type Definition, type Draft, type EditRule, type Grants, type Guard, type Policy, type Requirement, SOURCES, type Start, type Unlisted,
} from "./model";

type Pair<T> = { before: T; after: T };

export type Change =
  | { kind: "name" } & Pair<string>
  | { kind: "description" } & Pair<string>
  | { kind: "active" } & Pair<boolean>
  | { kind: "channels"; added: string[]; removed: string[]; nowAll: boolean; wasAll: boolean }
  | { kind: "unlisted" } & Pair<Unlisted>
  | { kind: "policy"; source: typeof SOURCES[number] } & Pair<Policy>
  | { kind: "creation_added"; status: string; grants: Grants }
  | { kind: "creation_removed"; status: string }
  | { kind: "creation_grants"; status: string } & Pair<Grants>
  | { kind: "creation_order"; order: string[] }
  | { kind: "stage_added"; start: Start }
  | { kind: "stage_removed"; start: Start }
  | { kind: "stage_order" }
  | { kind: "edit"; start: Start } & Pair<EditRule>
  | { kind: "bars"; start: Start } & Pair<DocumentKind[]>
  | { kind: "transition_added"; from: Start; to: string; grants: Grants; guards: Guard[]; requirements: Requirement[]; approval: Approval | null }
  | { kind: "transition_removed"; from: Start; to: string }
  | { kind: "transition_order"; from: Start }
  | { kind: "grants"; from: Start; to: string } & Pair<Grants>
  | { kind: "guards"; from: Start; to: string } & Pair<Guard[]>
  | { kind: "requirements"; from: Start; to: string } & Pair<Requirement[]>
  | { kind: "approval"; from: Start; to: string } & Pair<Approval | null>;

const without = <T>(all: readonly T[], others: readonly T[]): T[] => all.filter((one) => !others.includes(one));
/** Whether what both have stands in another order. */
function reordered<T>(before: readonly T[], after: readonly T[]): boolean {
  const common = before.filter((one) => after.includes(one));
  return !same(common, after.filter((one) => before.includes(one)));
}
/** Grants say the same whatever the order in which they name people. */
function sameGrants(a: Grants, b: Grants): boolean {
  const plain = (grants: Grants) => ({ ...grants, any_of: grants.everyone ? [] : grants.any_of.map((one) => JSON.stringify(Object.entries(one).sort())).sort() });
  return same(plain(a), plain(b));
}

export function definitionChanges(before: Definition, after: Definition): Change[] {
  const found: Change[] = [];
  const added = without(after.channels, before.channels);
  const removed = without(before.channels, after.channels);
  if (added.length + removed.length > 0) {
    found.push({ kind: "channels", added, removed, nowAll: after.channels.length === 0, wasAll: before.channels.length === 0 });
  }
  if (before.unlisted !== after.unlisted) found.push({ kind: "unlisted", before: before.unlisted, after: after.unlisted });
  for (const source of SOURCES) {
    if (before.policies[source] !== after.policies[source]) {
      found.push({ kind: "policy", source, before: before.policies[source], after: after.policies[source] });
    }
  }

  const statuses = (definition: Definition) => definition.creation.map((one) => one.status);
  for (const one of after.creation) {
    const old = before.creation.find(({ status }) => status === one.status);
    if (!old) found.push({ kind: "creation_added", status: one.status, grants: one.grants });
    else if (!sameGrants(old.grants, one.grants)) found.push({ kind: "creation_grants", status: one.status, before: old.grants, after: one.grants });
  }
  for (const status of without(statuses(before), statuses(after))) found.push({ kind: "creation_removed", status });
  if (reordered(statuses(before), statuses(after))) found.push({ kind: "creation_order", order: statuses(after) });

  for (const stage of after.stages) {
    const old = before.stages.find(({ start }) => start === stage.start);
    if (!old) found.push({ kind: "stage_added", start: stage.start });
    if (!same(old?.edit ?? { rule: "by_rights" }, stage.edit)) {
      found.push({ kind: "edit", start: stage.start, before: old?.edit ?? { rule: "by_rights" }, after: stage.edit });
    }
    if (!same(old?.bars ?? [], stage.bars)) found.push({ kind: "bars", start: stage.start, before: old?.bars ?? [], after: stage.bars });
    const from = stage.start;
    for (const one of stage.transitions) {
      const { to, grants, guards, requirements, approval } = one;
      const was = old?.transitions.find((other) => other.to === to);
      if (!was) {
        found.push({ kind: "transition_added", from, to, grants, guards, requirements, approval });
        continue;
      }
      if (!sameGrants(was.grants, grants)) found.push({ kind: "grants", from, to, before: was.grants, after: grants });
      if (!same(was.guards, guards)) found.push({ kind: "guards", from, to, before: was.guards, after: guards });
      if (!same(was.requirements, requirements)) found.push({ kind: "requirements", from, to, before: was.requirements, after: requirements });
      if (!same(was.approval, approval)) found.push({ kind: "approval", from, to, before: was.approval, after: approval });
    }
    const targets = (all: typeof stage.transitions) => all.map(({ to }) => to);
    for (const to of without(targets(old?.transitions ?? []), targets(stage.transitions))) found.push({ kind: "transition_removed", from, to });
    if (old && reordered(targets(old.transitions), targets(stage.transitions))) found.push({ kind: "transition_order", from });
  }
  const starts = (definition: Definition) => definition.stages.map((one) => one.start);
  for (const start of without(starts(before), starts(after))) found.push({ kind: "stage_removed", start });
  if (reordered(starts(before), starts(after))) found.push({ kind: "stage_order" });
  return found;
}

export function changesBetween(before: Draft, after: Draft): Change[] {
  const found: Change[] = [];
  if (before.name !== after.name) found.push({ kind: "name", before: before.name, after: after.name });
  if (before.description !== after.description) found.push({ kind: "description", before: before.description, after: after.description });
  if (before.active !== after.active) found.push({ kind: "active", before: before.active, after: after.active });
  return [...found, ...definitionChanges(before.definition, after.definition)];
}
