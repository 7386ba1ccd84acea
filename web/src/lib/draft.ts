// What is being edited, beside what it was and what it has become meanwhile. Nothing is merged behind anybody's back.
import { useEffect, useState } from "react";

export interface Version<T> {
  readonly values: T;
  readonly version: number;
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** The fields of `after` that are not what they were in `before`. */
export function changedFields<T extends object>(before: T, after: T): (keyof T)[] {
  return (Object.keys(after) as (keyof T)[]).filter((field) => !same(before[field], after[field]));
}

export function pick<T extends object>(values: T, fields: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(fields.map((field) => [field, values[field]])) as Partial<T>;
}

export interface Draft<T extends object> {
  readonly values: T;
  /** The version on which the draft stands: the one to send. */
  readonly version: number;
  readonly dirty: boolean;
  /** What the draft changes, and nothing else: the body of a PATCH. */
  readonly changes: Partial<T>;
  /** Fields that somebody else has changed since the draft was begun, with what they were and are. */
  readonly theirs: readonly { field: keyof T; was: T[keyof T]; is: T[keyof T] }[];
  set(values: Partial<T>): void;
  /** Puts my changes on top of what is there now. */
  keepMine(): void;
  /** Drops my changes. */
  takeTheirs(): void;
}

/** `current` is the record as it is known now; while nothing is changed, the draft follows it. */
export function useDraft<T extends object>(current: Version<T>): Draft<T> {
  const [base, setBase] = useState(current);
  const [values, setValues] = useState(current.values);
  const mine = changedFields(base.values, values);
  const moved = current.version !== base.version;
  const untouched = mine.length === 0;
  useEffect(() => {
    if (!moved || !untouched) return;
    setBase(current);
    setValues(current.values);
  }, [moved, untouched, current]);
  const changes = pick(values, mine);
  return {
    values,
    version: base.version,
    dirty: !untouched,
    changes,
    theirs: moved && !untouched
      ? changedFields(base.values, current.values).map((field) => ({ field, was: base.values[field], is: current.values[field] }))
      : [],
    set: (some) => setValues((before) => ({ ...before, ...some })),
    keepMine: () => {
      setBase(current);
      setValues({ ...current.values, ...changes });
    },
    takeTheirs: () => {
      setBase(current);
      setValues(current.values);
    },
  };
}
