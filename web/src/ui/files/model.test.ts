import { expect, test } from "vitest";

import { MAX_BYTES, MAX_FILES, pastedName, sift } from "./model";

const of = (size: number) => ({ size });

test("what is too large, empty or one too many is not sent", () => {
  const [small, most, large, empty] = [of(1), of(MAX_BYTES), of(MAX_BYTES + 1), of(0)];
  expect(sift([small, most, large, empty], 0)).toEqual({ good: [small, most], bad: [{ file: large, why: "large" }, { file: empty, why: "empty" }] });
  expect(sift([small, most], MAX_FILES - 1)).toEqual({ good: [small], bad: [{ file: most, why: "many" }] });
});

test("a pasted picture gets a name of its own, a file keeps its name", () => {
  expect(pastedName("image.png", new Date(2026, 0, 2, 3, 4, 5))).toBe("2026-01-02 03.04.05.png");
  expect(pastedName("счёт.pdf", new Date())).toBe("счёт.pdf");
});
