// A form over a record: what was loaded, what has been typed, and what to do when somebody else saved meanwhile.
import { useMemo, useState } from "react";

import { changedFields, type Fields, merge } from "@/lib/merge";

interface State<T> {
  base: T;
  fields: T;
  /** While a conflict is being settled. */
  conflict?: { mine: T; theirs: T; fields: readonly (keyof T & string)[]; taken: readonly (keyof T & string)[] };
}

export interface Draft<T> {
  readonly fields: T;
  readonly changed: readonly (keyof T & string)[];
  readonly conflict: State<T>["conflict"];
  set<K extends keyof T>(field: K, value: T[K]): void;
  /** The record as it is now, after a refusal: what can be merged is. */
  rebase(theirs: T): void;
  choose(field: keyof T & string, mine: boolean): void;
  restart(fields: T): void;
}

export function useDraft<T extends Fields>(start: T): Draft<T> {
  const [state, setState] = useState<State<T>>({ base: start, fields: start });
  const changed = useMemo(() => changedFields(state.base, state.fields), [state]);
  return {
    fields: state.fields,
    changed,
    conflict: state.conflict,
    set: (field, value) => setState((was) => ({ ...was, fields: { ...was.fields, [field]: value } })),
    rebase: (theirs) => setState((was) => {
      const merged = merge(was.base, was.fields, theirs);
      return { base: theirs, fields: merged.fields, conflict: { mine: was.fields, theirs, fields: merged.conflicts, taken: merged.taken } };
    }),
    choose: (field, mine) => setState((was) => was.conflict
      ? { ...was, fields: { ...was.fields, [field]: (mine ? was.conflict.mine : was.conflict.theirs)[field] } }
      : was),
    restart: (fields) => setState({ base: fields, fields }),
  };
}
