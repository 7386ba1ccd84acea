// A draft that outlives the page: kept in the browser until it is saved or discarded.
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";

import { useMe } from "@/api/queries";
import { type Draft, useDraft, type Version } from "@/lib/draft";
import { same } from "@/lib/same";
import { remember, rememberedJson, rememberJson } from "@/lib/storage";

import type { Values } from "../model";

const SAVE_AFTER_MS = 300;

interface Kept {
  base: Version<Values>;
  values: Values;
  at: string;
}

const isValues = (value: unknown): value is Values => {
  const values = value as Partial<Values> | null | undefined;
  return typeof values?.name === "string" && typeof values.trigger?.kind === "string" && Array.isArray(values.conditions) && Array.isArray(values.actions);
};

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null;
  return typeof kept === "object" && kept !== null && typeof kept.at === "string" && typeof kept.base?.version === "number"
    && isValues(kept.base.values) && isValues(kept.values) && !same(kept.base.values, kept.values);
}

export interface KeptDraft {
  readonly draft: Draft<Values>;
  /** When what the page began with was left. */
  readonly restoredAt: string | undefined;
  forget(): void;
}

/** `name` is the id of the scenario, or `new`. */
export function useKeptDraft(name: string, current: Version<Values>): KeptDraft {
  const { employee } = useMe();
  const key = `scenario-draft.${employee ?? ""}.${name}`;
  const [begun] = useState(() => rememberedJson(key, isKept));
  const draft = useDraft(current, begun);
  const { base, values, dirty } = draft;
  const keep = useDebouncedCallback((kept: Kept | undefined) => kept ? rememberJson(key, kept) : remember(key, undefined), { delay: SAVE_AFTER_MS, flushOnUnmount: true });
  useEffect(() => {
    keep(dirty ? { base, values, at: new Date().toISOString() } : undefined);
  }, [base, values, dirty, keep]);
  return {
    draft,
    restoredAt: begun?.at,
    forget: () => {
      keep.cancel();
      remember(key, undefined);
    },
  };
}
