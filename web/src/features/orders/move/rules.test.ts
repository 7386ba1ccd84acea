import { expect, test } from "vitest";

import { type Reason } from "@/api/problem";

import type { MoveInfo } from "../queries";
import { mayBeForced, onlyCommentMissing, sortMoves } from "./rules";

const reason = (of: object) => ({ text: "…", ...of }) as Reason;
const noWay = reason({ code: "no_such_transition", from: "a", to: "b", possible: [] });
const comment = reason({ code: "requirement_missing", requirement: { kind: "comment" } });
const inBin = reason({ code: "in_bin" });
const move = (status: string, reasons: Reason[]): MoveInfo => ({ status, name: status, allowed: reasons.length === 0, reasons, requirements: [] });

test("the process may be stepped past, the rest may not", () => {
  expect(mayBeForced([noWay, comment])).toBe(true);
  expect(mayBeForced([noWay, inBin])).toBe(false);
  expect(mayBeForced([])).toBe(false);
});

test("a comment is asked for only when nothing else is missing", () => {
  expect(onlyCommentMissing([comment])).toBe(true);
  expect(onlyCommentMissing([comment, noWay])).toBe(false);
});

test("open steps, closed ways and no ways are told apart, and where it stands is none", () => {
  const guard = reason({ code: "not_granted", who: [] });
  const sorted = sortMoves([move("a", [reason({ code: "already_there", status: "a" })]), move("b", [noWay]), move("c", []), move("d", [guard])], "a");
  expect([sorted.open, sorted.closed, sorted.absent].map((part) => part.map((one) => one.status))).toEqual([["c"], ["d"], ["b"]]);
});
