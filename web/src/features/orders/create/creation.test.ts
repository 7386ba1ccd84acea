import { expect, test } from "vitest";

import type { Me, Process } from "@/api/queries";

import { beginning } from "./creation";

const me = { employee: "e1", role: "manager", department: "d2" } as Me;
const departments = [{ id: "d1", name: "Продажи", version: 1 }, { id: "d2", name: "Розница", parent: "d1", version: 1 }];
const process = (id: string, channels: string[], creation: object[]) => ({ id, kind: "customer_order", active: true, definition: { channels, creation } }) as unknown as Process;
const site = process("p1", ["site"], [
  { status: "new", grants: { everyone: true } },
  { status: "vip", grants: { everyone: false, any_of: [{ kind: "role", id: "head" }] } },
  { status: "field", grants: { everyone: false, any_of: [{ kind: "department", id: "d1" }] } },
]);

test("the statuses that are granted, by role, person and the departments above", () => {
  expect(beginning("customer_order", [site], "site", me, departments)).toEqual({ kind: "choice", statuses: ["new", "field"] });
});

test("a channel without a process of its own goes by the common one, else it is free", () => {
  expect(beginning("customer_order", [site], "shop", me, departments)).toEqual({ kind: "free" });
  expect(beginning("customer_order", [site, process("p2", [], [])], "shop", me, departments)).toEqual({ kind: "none" });
});
