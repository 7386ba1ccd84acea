// What the server finds wrong with a rule, as the editor shows it.
import type { FieldError } from "@/api/client";

import { type Rule, UNCHOSEN } from "../model";

export interface Found {
  /** Within the rule: `actions/0/text`. */
  readonly path: string;
  readonly text: string;
  /** Something is only not filled in yet. */
  readonly missing: boolean;
}

/** The value at a path of a rule. */
export function valueAt(rule: Rule, path: string): unknown {
  return path.split("/").reduce<unknown>((at, part) => typeof at === "object" && at !== null ? (at as Record<string, unknown>)[part] : undefined, rule);
}

/** Saving names paths within the body, a check within the rule. What has not been chosen is said as such. */
export function foundIn(errors: readonly FieldError[], rule: Rule, choose: string): Found[] {
  return errors.flatMap((error) => {
    const path = error.field.replace(/^rule\//, "");
    const unchosen = valueAt(rule, path) === UNCHOSEN;
    return [{ path, text: unchosen ? choose : error.text, missing: unchosen || error.code === "required" }];
  });
}

/** Which part of the editor a path belongs to. */
export const partOf = (path: string): string => path.split("/")[0] ?? path;

/** The number of the action that a path is about, as people count. */
export function actionOf(path: string): number | undefined {
  const [part, index] = path.split("/");
  return part === "actions" && index !== undefined ? Number(index) + 1 : undefined;
}
