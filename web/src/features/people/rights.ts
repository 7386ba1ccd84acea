// Permissions of a role as a lattice: nobody changes what he cannot see, nor deletes what he cannot change.
import type { Entity, Operation, Role, Schemas } from "@/api/queries";

export type Scope = Schemas["Scope"];
export type Permission = Required<Schemas["Permission"]>;
export type Permissions = Partial<Record<Entity, Permission>>;

export const SCOPES = ["no", "own", "own_shared", "own_department", "own_department_shared", "all"] as const satisfies readonly Scope[];
export const OPERATIONS = ["view", "create", "update", "delete", "post", "print"] as const satisfies readonly Operation[];
/** What there is work with today, and the kinds of documents that may be prepared for. */
export const MAIN_ENTITIES = ["customer_order", "counterparty", "product"] as const satisfies readonly Entity[];
export const OTHER_ENTITIES = ["quote", "contract", "invoice_out", "payment_in", "shipment", "purchase_order", "receipt", "return_in"] as const satisfies readonly Entity[];

/** Products belong to nobody: either all of them or none. */
const WITHOUT_OWNER: readonly Entity[] = ["product"];

const shared = (scope: Scope) => scope === "own_shared" || scope === "own_department_shared" || scope === "all";
const department = (scope: Scope) => scope === "own_department" || scope === "own_department_shared" || scope === "all";

export function within(inner: Scope, outer: Scope): boolean {
  if (inner === "no" || outer === "all") return true;
  if (outer === "no" || inner === "all") return false;
  return (!shared(inner) || shared(outer)) && (!department(inner) || department(outer));
}

/** The widest scope that is in both. */
export function narrower(a: Scope, b: Scope): Scope {
  if (within(a, b)) return a;
  if (within(b, a)) return b;
  // own_shared and own_department share only what is one's own.
  return "own";
}

/** What bounds an operation; `all` where nothing does. */
export function boundOf(permission: Permission, operation: Operation): { scope: Scope; by?: "view" | "update" } {
  if (operation === "delete") return { scope: permission.update, by: "update" };
  if (operation === "update" || operation === "post" || operation === "print") return { scope: permission.view, by: "view" };
  return { scope: "all" };
}

export const same = (scope: Scope): Permission => ({ view: scope, create: scope, update: scope, delete: scope, post: scope, print: scope });
export const NONE = same("no");

/** Sets one scope and draws in what may not be wider; says which were drawn in. */
export function settle(before: Permission, operation: Operation, scope: Scope): { permission: Permission; narrowed: Operation[] } {
  const permission = { ...before, [operation]: narrower(scope, boundOf(before, operation).scope) };
  const narrowed: Operation[] = [];
  // `update` comes before `delete`, which hangs on it.
  for (const one of OPERATIONS) {
    const next = narrower(permission[one], boundOf(permission, one).scope);
    if (next === permission[one]) continue;
    permission[one] = next;
    narrowed.push(one);
  }
  return { permission, narrowed };
}

export function scopesFor(entity: Entity, present: Scope): readonly Scope[] {
  return WITHOUT_OWNER.includes(entity) ? SCOPES.filter((scope) => scope === "no" || scope === "all" || scope === present) : SCOPES;
}

/** Every entity that is named with anything but `no`, whole: two ways to say the same become one. */
export function plain(permissions: Role["permissions"]): Permissions {
  const result: Permissions = {};
  for (const entity of [...MAIN_ENTITIES, ...OTHER_ENTITIES]) {
    const said = permissions[entity];
    if (!said) continue;
    const whole = { ...NONE, ...said };
    if (OPERATIONS.some((one) => whole[one] !== "no")) result[entity] = Object.fromEntries(OPERATIONS.map((one) => [one, whole[one]])) as Permission;
  }
  return result;
}
