// What is doubtful about a draft, worked out as it is edited. Warnings never keep anybody from publishing.
import type { Department, Employee, Role, Status } from "@/api/queries";

import { type Definition, type Grants, namedStatuses, type Place, stageOf, type Start } from "./model";

export type Warning =
  | { code: "no_creation"; place: Place }
  | { code: "no_success"; place: Place }
  | { code: "unreachable"; place: Place; status: string }
  | { code: "no_way_out"; place: Place; status: string }
  | { code: "no_path_to_success"; place: Place; status: Start }
  | { code: "final_with_exits"; place: Place; status: string }
  | { code: "nobody"; place: Place }
  | { code: "single_person"; place: Place; employee: string }
  | { code: "dismissed"; place: Place; employee: string }
  | { code: "empty_role"; place: Place; role: string }
  | { code: "empty_department"; place: Place; department: string }
  | { code: "named_nowhere"; place: Place; status: string };

/** Notes are worth knowing; the others most likely want mending. */
export const isNote = (warning: Warning): boolean => ["single_person", "dismissed", "empty_role", "empty_department", "named_nowhere"].includes(warning.code);

export interface World {
  readonly statuses: readonly Pick<Status, "id" | "status_type">[];
  readonly employees: readonly Pick<Employee, "id" | "active" | "role" | "department">[];
  readonly roles: readonly Pick<Role, "id">[];
  readonly departments: readonly Pick<Department, "id" | "parent">[];
  /** Statuses that another process names. */
  readonly usedElsewhere: ReadonlySet<string>;
}

/** Departments of a part of the company: this one and those below it. */
function below(department: string, departments: World["departments"]): Set<string> {
  const found = new Set([department]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const one of departments) if (one.parent && found.has(one.parent)) found.add(one.id);
  }
  return found;
}

export interface Who {
  /** Active employees named directly, by role or by department. */
  readonly people: ReadonlySet<string>;
  /** Somebody is named by his relation to the order: who that is changes from order to order. */
  readonly relative: boolean;
}

/** Whom grants name, as of now. */
export function whoMay(grants: Grants, world: World): Who {
  const active = world.employees.filter((one) => one.active);
  const people = new Set<string>();
  let relative = false;
  for (const grantee of grants.any_of) {
    if (grantee.kind === "employee") active.filter((one) => one.id === grantee.id).forEach((one) => people.add(one.id));
    else if (grantee.kind === "role") active.filter((one) => one.role === grantee.id).forEach((one) => people.add(one.id));
    else if (grantee.kind === "department") {
      const part = below(grantee.id, world.departments);
      active.filter((one) => one.department && part.has(one.department)).forEach((one) => people.add(one.id));
    } else relative = true;
  }
  return { people, relative };
}

function grantWarnings(grants: Grants, place: Place, world: World): Warning[] {
  if (grants.everyone) return [];
  const { people, relative } = whoMay(grants, world);
  if (!relative && people.size === 0) return [{ code: "nobody", place }];
  const found: Warning[] = [];
  for (const grantee of grants.any_of) {
    if (grantee.kind === "employee" && world.employees.some((one) => one.id === grantee.id && !one.active)) {
      found.push({ code: "dismissed", place, employee: grantee.id });
    }
    if (grantee.kind === "role" && whoMay({ ...grants, any_of: [grantee] }, world).people.size === 0) {
      found.push({ code: "empty_role", place, role: grantee.id });
    }
    if (grantee.kind === "department" && whoMay({ ...grants, any_of: [grantee] }, world).people.size === 0) {
      found.push({ code: "empty_department", place, department: grantee.id });
    }
  }
  const [only] = people;
  if (!relative && people.size === 1 && only) found.push({ code: "single_person", place, employee: only });
  return found;
}

/** All that can be reached over `next` from `roots`. */
function reached(roots: readonly Start[], next: ReadonlyMap<Start, readonly Start[]>): Set<Start> {
  const found = new Set(roots);
  const queue = [...roots];
  for (let one = queue.pop(); one !== undefined; one = queue.pop()) {
    for (const other of next.get(one) ?? []) {
      if (found.has(other)) continue;
      found.add(other);
      queue.push(other);
    }
  }
  return found;
}

function forth(definition: Definition): Map<Start, Start[]> {
  return new Map(definition.stages.map((stage) => [stage.start, stage.transitions.map(({ to }) => to)]));
}

function back(definition: Definition): Map<Start, Start[]> {
  const map = new Map<Start, Start[]>();
  for (const stage of definition.stages) {
    for (const { to } of stage.transitions) map.set(to, [...map.get(to) ?? [], stage.start]);
  }
  return map;
}

export function warningsOf(definition: Definition, world: World): Warning[] {
  const type = new Map(world.statuses.map((one) => [one.id, one.status_type]));
  const named = namedStatuses(definition);
  const found: Warning[] = [];

  if (definition.creation.length === 0) found.push({ code: "no_creation", place: { kind: "process" } });
  const successes = named.filter((id) => type.get(id) === "successful");
  if (successes.length === 0 && named.length > 0) found.push({ code: "no_success", place: { kind: "process" } });

  for (const { status, grants } of definition.creation) found.push(...grantWarnings(grants, { kind: "creation", status }, world));
  for (const stage of definition.stages) {
    for (const { to, grants } of stage.transitions) found.push(...grantWarnings(grants, { kind: "transition", from: stage.start, to }, world));
  }

  const free = definition.unlisted === "free";
  const isFree = (id: Start) => free && !stageOf(definition, id);
  const starts = definition.creation.map((one) => one.status);
  // «Без статуса» is where orders from other doors may begin.
  const roots: Start[] = stageOf(definition, null) ? [...starts, null] : starts;
  const reachable = reached(roots, forth(definition));
  // From a status that is let free every other may follow.
  const everywhere = [...reachable].some((id) => isFree(id) && type.get(id ?? "") === "regular");
  const toSuccess = reached([...successes, ...named.filter(isFree)], back(definition));

  for (const id of named) {
    const place: Place = { kind: "status", status: id };
    const stage = stageOf(definition, id);
    const exits = stage?.transitions.length ?? 0;
    if (starts.length > 0 && !reachable.has(id) && !everywhere) found.push({ code: "unreachable", place, status: id });
    if (type.get(id) !== "regular") {
      if (exits > 0) found.push({ code: "final_with_exits", place, status: id });
    } else if (exits === 0 && !isFree(id)) {
      found.push({ code: "no_way_out", place, status: id });
    } else if (successes.length > 0 && !toSuccess.has(id)) {
      found.push({ code: "no_path_to_success", place, status: id });
    }
  }
  const unset = stageOf(definition, null);
  if (unset && unset.transitions.length > 0 && successes.length > 0 && !toSuccess.has(null)) {
    found.push({ code: "no_path_to_success", place: { kind: "stage", start: null }, status: null });
  }

  const here = new Set(named);
  for (const { id } of world.statuses) {
    if (!here.has(id) && !world.usedElsewhere.has(id)) found.push({ code: "named_nowhere", place: { kind: "process" }, status: id });
  }
  return found;
}

/** Whether a warning stands at a status as a whole, be it shown as a stage, a creation status or a node. */
export function isAt(place: Place, status: Start): boolean {
  return (place.kind === "status" && place.status === status) || (place.kind === "stage" && place.start === status);
}
export const isAtTransition = (place: Place, from: Start, to: string): boolean =>
  place.kind === "transition" && place.from === from && place.to === to;
export const isAtCreation = (place: Place, status: string): boolean => place.kind === "creation" && place.status === status;
