// Two people changed the same record. What only one of them touched is taken as he left it; where both did, somebody decides.
import { same as alike } from "./same";

/** A field that is absent is an empty one. */
const same = (a: unknown, b: unknown): boolean => alike(a ?? null, b ?? null);

/** The fields of `after` that are not as in `before`. */
export function changedFields<T extends object>(before: T, after: T): (keyof T & string)[] {
  return (Object.keys(after) as (keyof T & string)[]).filter((field) => !same(before[field], after[field]));
}

export interface Merged<T> {
  /** `mine` with what only the other one changed. */
  readonly fields: T;
  /** What both changed, each in another way. */
  readonly conflicts: readonly (keyof T & string)[];
  /** What only the other one changed. */
  readonly taken: readonly (keyof T & string)[];
}

export function merge<T extends object>(base: T, mine: T, theirs: T): Merged<T> {
  const own = new Set<string>(changedFields(base, mine));
  const others = changedFields(base, theirs);
  const taken = others.filter((field) => !own.has(field));
  const conflicts = others.filter((field) => own.has(field) && !same(mine[field], theirs[field]));
  return { fields: { ...mine, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) }, conflicts, taken };
}
