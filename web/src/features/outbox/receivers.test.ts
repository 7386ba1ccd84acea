import { expect, test } from "vitest";

import { receiverOf } from "./receivers";

const id = "01a2109f-8a3b-7c4d-8e5f-0123456789ab";

test("an address is said as it is, an id by a name, and what is gone by nothing", () => {
  expect(receiverOf("a@example.org", new Map())).toBe("a@example.org");
  expect(receiverOf(id, new Map([[id, "Склад"]]))).toBe("Склад");
  expect(receiverOf(id, new Map())).toBeUndefined();
});
