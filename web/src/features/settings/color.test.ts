import { describe, expect, it } from "vitest";

import { contrast, lostOn, PALETTE, visible } from "./color";

describe("colours", () => {
  it("measures_contrast_as_the_guidelines_do", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 1);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 1);
  });

  it("offers_only_what_is_seen_in_both_themes", () => {
    expect(PALETTE.filter(lostOn)).toEqual([]);
  });

  it("brings_a_pale_or_a_black_one_back", () => {
    for (const color of ["#fff9db", "#ffffff", "#000000", "#1a1b1e", "#ffff00"]) {
      expect(lostOn(color)).toBeDefined();
      expect(lostOn(visible(color))).toBeUndefined();
    }
  });
});
