import { expect, test } from "vitest";

import { isFresh, stepsOf } from "./steps";

test("a_new_company_lacks_everything_and_the_administrator_alone_is_no_staff", () => {
  const steps = stepsOf({ statuses: 0, processes: 0, employees: 1, orders: 0 });
  expect(steps.some((step) => step.done)).toBe(false);
  expect(isFresh(steps)).toBe(true);
});

test("with_a_process_or_an_order_the_board_has_something_to_show", () => {
  expect(isFresh(stepsOf({ statuses: 3, processes: 0, employees: 4, orders: 0 }))).toBe(true);
  expect(isFresh(stepsOf({ statuses: 3, processes: 1, employees: 1, orders: 0 }))).toBe(false);
  expect(isFresh(stepsOf({ statuses: 3, processes: 0, employees: 1, orders: 1 }))).toBe(false);
});
