// What follows from the answer of the gate, without any screen.
import type { Problem, Reason } from "@/api/problem";

import type { MoveInfo } from "../queries";

/** What the right to force steps past; the rest is no matter of the process. */
const FORCEABLE: ReadonlySet<Reason["code"]> = new Set([
  "no_such_transition", "frozen", "not_granted", "own_step", "guard_failed", "requirement_missing",
]);

export function mayBeForced(reasons: readonly Reason[]): boolean {
  return reasons.length > 0 && reasons.every((reason) => FORCEABLE.has(reason.code));
}

export function wantsComment(move: MoveInfo): boolean {
  return move.requirements.some((one) => one.kind === "comment");
}

/** Nothing but a comment stands in the way. */
export function onlyCommentMissing(reasons: readonly Reason[]): boolean {
  return reasons.length > 0 && reasons.every((reason) => reason.code === "requirement_missing" && reason.requirement.kind === "comment");
}

export function changedMeanwhile(problem: Problem): Extract<Reason, { code: "changed_meanwhile" }> | undefined {
  return problem.reasons.find((reason) => reason.code === "changed_meanwhile");
}

export interface SortedMoves {
  /** May be taken now. */
  open: MoveInfo[];
  /** A way of the process that something stands in: somebody else's step, a condition, a field. */
  closed: MoveInfo[];
  /** No way of the process at all. */
  absent: MoveInfo[];
}

export function sortMoves(moves: readonly MoveInfo[], current: string | null | undefined): SortedMoves {
  const sorted: SortedMoves = { open: [], closed: [], absent: [] };
  for (const move of moves) {
    if (move.status === current) continue;
    if (move.allowed) sorted.open.push(move);
    else if (move.reasons.some((reason) => reason.code === "no_such_transition" || reason.code === "frozen")) sorted.absent.push(move);
    else sorted.closed.push(move);
  }
  return sorted;
}
