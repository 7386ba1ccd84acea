import { expect, test } from "vitest";

import type { Order } from "@/api/queries";

import { askedOf, byNumber, numberOf } from "./palette-search";

const order = (number: string) => ({ id: number, number }) as Order;

test("a_number_is_found_without_its_zeros_and_comes_first", () => {
  expect(numberOf("12")).toBe("00012");
  expect(numberOf("00012")).toBeUndefined();
  expect(numberOf("12а")).toBeUndefined();
  expect(byNumber("12", [order("00112"), order("00012"), order("01200"), order("00012")]).map((one) => one.number)).toEqual(["00012", "00112", "01200"]);
  expect(byNumber("00112", [order("00012"), order("00112")]).map((one) => one.number)).toEqual(["00112", "00012"]);
});

test("signs_before_a_number_are_no_part_of_it", () => {
  expect(["№ 12", "#12", "№12", "No. 12", " 12 "].map(askedOf)).toEqual(["12", "12", "12", "12", "12"]);
  expect(askedOf("ноябрь")).toBe("ноябрь");
});
