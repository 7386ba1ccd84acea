// What is being edited, beside what it was and what it has become meanwhile. What only one of two has changed is merged and
// said; where both did, somebody decides before it is saved.
import { useEffect, useState } from "react";

import { changedFields, merge } from "./merge";

export interface Version<T> {
  readonly values: T;
  readonly version: number;
}

type Field<T> = keyof T & string;

export interface Conflict<T> {
  readonly mine: T;
  readonly theirs: T;
  /** What both changed, each in another way; the draft holds what stands chosen, at first mine. */
  readonly fields: readonly Field<T>[];
  /** What only the other one changed: it is in the draft already. */
  readonly taken: readonly Field<T>[];
  /** Fields that have been decided, and whether mine stays. */
  readonly chosen: Partial<Record<Field<T>, "mine" | "theirs">>;
}

export interface DraftState<T> {
  readonly base: Version<T>;
  readonly values: T;
  readonly conflict?: Conflict<T>;
}

const union = <F>(a: readonly F[], b: readonly F[]): F[] => [...new Set([...a, ...b])];

/** The draft on the record as it is now. An untouched one follows it. */
export function rebased<T extends object>(state: DraftState<T>, current: Version<T>): DraftState<T> {
  const { base, values, conflict } = state;
  if (current.version === base.version) return state;
  if (changedFields(base.values, values).length === 0) return { base: current, values: current.values };
  const merged = merge(base.values, values, current.values);
  // What has not been decided yet is still open, unless both mean the same by now.
  const open = (conflict?.fields ?? []).filter((field) => !conflict?.chosen[field] && changedFields(current.values, values).includes(field));
  const fields = union(open, merged.conflicts);
  const taken = union(conflict?.taken ?? [], merged.taken).filter((field) => !fields.includes(field));
  if (fields.length + taken.length === 0) return { base: current, values: merged.fields };
  return { base: current, values: merged.fields, conflict: { mine: values, theirs: current.values, fields, taken, chosen: {} } };
}

export interface Draft<T extends object> {
  /** What the draft was begun on, or has been put on since. */
  readonly base: Version<T>;
  readonly values: T;
  /** The version on which the draft stands: the one to send. */
  readonly version: number;
  readonly dirty: boolean;
  readonly changed: readonly Field<T>[];
  /** What the draft changes, and nothing else: the body of a PATCH. */
  readonly changes: Partial<T>;
  /** Somebody else has saved since the draft was begun. */
  readonly conflict?: Conflict<T>;
  /** How often it was tried to save what is not decided. */
  readonly insisted: number;
  set(values: Partial<T>): void;
  choose(field: Field<T>, side: "mine" | "theirs"): void;
  /** Whether all is decided; if not, the choice is pointed at. Ask before saving. */
  settled(): boolean;
  restart(values: T): void;
}

/** `current` is the record as it is known now; a new object of it only when it changes. `kept` is a draft begun earlier. */
export function useDraft<T extends object>(current: Version<T>, kept?: DraftState<T>): Draft<T> {
  const [state, setState] = useState<DraftState<T>>(kept ?? { base: current, values: current.values });
  const [insisted, setInsisted] = useState(0);
  useEffect(() => setState((was) => rebased(was, current)), [current]);
  const { base, values, conflict } = state;
  const changed = changedFields(base.values, values);
  return {
    base, values, conflict, changed, insisted,
    version: base.version,
    dirty: changed.length > 0,
    changes: Object.fromEntries(changed.map((field) => [field, values[field]])) as Partial<T>,
    set: (some) => setState((was) => ({ ...was, values: { ...was.values, ...some } })),
    choose: (field, side) => setState((was) => was.conflict ? {
      ...was,
      values: { ...was.values, [field]: was.conflict[side][field] },
      conflict: { ...was.conflict, chosen: { ...was.conflict.chosen, [field]: side } },
    } : was),
    settled: () => {
      const open = conflict?.fields.some((field) => !conflict.chosen[field]) ?? false;
      if (open) setInsisted((times) => times + 1);
      return !open;
    },
    restart: (fresh) => setState({ base: { ...base, values: fresh }, values: fresh }),
  };
}
