import { describe, expect, it } from "vitest";

import { type AuditRow, changesOf, earlierOf, groupOf, partsOf, wordingOf } from "./audit";

let seq = 100;
const row = (kind: string, subject: string | null, body: unknown): AuditRow => ({ seq: seq--, at: "2026-01-31T09:00:00Z", kind, subject, body, address: "127.0.0.1" });

describe("audit", () => {
  it("tells_before_and_after_from_the_record_before", () => {
    const rows = [
      row("status_changed", "a", { name: "Новый", type: "regular", position: 4 }),
      row("status_changed", "b", { name: "Чужой", type: "regular", position: 9 }),
      row("status_created", "a", { name: "Новый", type: "regular", position: 1 }),
    ];
    const [first] = rows as [AuditRow];
    expect(changesOf(first, earlierOf(rows)[0])).toEqual([{ field: "position", before: 1, after: 4 }]);
  });

  it("does_not_guess_when_the_record_before_is_not_loaded", () => {
    const rows = [row("role_changed", "r", { name: "Менеджер", permissions: {} })];
    expect(changesOf(rows[0] as AuditRow, earlierOf(rows)[0])).toBeUndefined();
  });

  it("tells_cells_of_a_role", () => {
    const before = row("role_created", "r", { name: "М", permissions: { customer_order: { view: "own", create: "no" } } });
    const after = row("role_changed", "r", { name: "М", permissions: { customer_order: { view: "all", create: "no" }, product: { view: "all" } } });
    expect(changesOf(after, before)).toEqual([
      { field: "permissions/customer_order/view", before: "own", after: "all" },
      { field: "permissions/product/view", before: "no", after: "all" },
    ]);
  });

  it("says_that_a_password_was_set_but_not_at_the_creation", () => {
    const created = row("employee_created", "e", { login: "x", name: "X", active: true, password_set: true });
    expect(changesOf(created, undefined)?.map((one) => one.field)).toEqual(["login"]);
    expect(changesOf(row("employee_changed", "e", { login: "x", name: "X", active: true, password_set: true }), created)).toEqual([{ field: "password_set", after: true }]);
  });

  it("calls_a_dismissal_a_dismissal", () => {
    const created = row("employee_created", "e", { name: "X", active: true });
    const dismissed = row("employee_changed", "e", { name: "X", active: false });
    expect(wordingOf(dismissed, created)).toBe("employee_dismissed");
    expect(wordingOf(row("employee_changed", "e", { name: "X", active: true }), dismissed)).toBe("employee_taken_back");
    expect(wordingOf(row("employee_changed", "e", { name: "Y", active: true }), created)).toBe("employee_changed");
  });

  it("tells_of_a_scenario_that_it_was_switched", () => {
    const created = row("scenario_created", "s", { name: "Сборка", switch: "off", rule: {} });
    expect(changesOf(created, undefined)).toEqual([{ field: "switch", after: "off" }]);
    expect(changesOf(row("scenario_changed", "s", { name: "Сборка", switch: "on", rule: {} }), created)).toEqual([{ field: "switch", before: "off", after: "on" }]);
    expect(changesOf(row("scenario_changed", "s", { name: "Сборка", switch: "off", rule: { firing: "once_ever" } }), created)).toEqual([]);
  });

  it("tells_which_account_of_a_bank_came_in_place_of_which", () => {
    const made = row("organization_created", "o", { name: "Ёлка", tax_number: "", bank_account: "1", default: true, archived: false, version: 1 });
    expect(changesOf(made, undefined)).toEqual([{ field: "bank_account", after: "1" }, { field: "default", after: true }]);
    expect(changesOf(row("organization_changed", "o", { name: "Ёлка", tax_number: "", bank_account: "2", default: true, archived: false, version: 2 }), made))
      .toEqual([{ field: "bank_account", before: "1", after: "2" }]);
    expect(changesOf(row("trade_changed", null, { negative_stock: true, ship_reserved: false }), undefined))
      .toEqual([{ field: "negative_stock", after: true }, { field: "ship_reserved", after: false }]);
  });

  it("sorts_kinds_into_groups_and_knows_parts_of_a_process", () => {
    expect(["login_failed", "role_changed", "channel_deleted", "process_published", "scenario_changed", "calendar_changed", "trade_changed", "warehouse_deleted", "token_revoked", "exported"].map(groupOf))
      .toEqual(["logins", "people", "settings", "processes", "processes", "settings", "settings", "settings", "tokens", "other"]);
    expect(partsOf(row("process_published", "p", { changes: [{ path: "definition/stages/0/to" }, { path: "definition/stages/1" }, { path: "active" }] }))).toEqual(["stages", "active"]);
  });
});
