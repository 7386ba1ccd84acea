import { describe, expect, it } from "vitest";

import { boundOf, narrower, NONE, OPERATIONS, plain, same, SCOPES, settle, within } from "./rights";

describe("rights", () => {
  it("order_scopes_as_the_server_does", () => {
    expect(within("own_shared", "own_department")).toBe(false);
    expect(within("own_department", "own_shared")).toBe(false);
    expect(within("own_shared", "own_department_shared")).toBe(true);
    expect(within("all", "own_department_shared")).toBe(false);
    expect(within("no", "no")).toBe(true);
  });

  it("find_what_two_scopes_share", () => {
    expect(narrower("own_shared", "own_department")).toBe("own");
    expect(narrower("all", "own_department_shared")).toBe("own_department_shared");
    for (const a of SCOPES) for (const b of SCOPES) {
      expect(within(narrower(a, b), a) && within(narrower(a, b), b)).toBe(true);
      expect(narrower(a, b)).toBe(narrower(b, a));
    }
  });

  it("draw_in_what_hangs_on_a_narrowed_view", () => {
    const { permission, narrowed } = settle({ ...same("all"), create: "all" }, "view", "own");
    expect(permission).toEqual({ view: "own", create: "all", update: "own", delete: "own", post: "own", print: "own" });
    expect(narrowed).toEqual(["update", "delete", "post", "print"]);
  });

  it("never_let_an_operation_reach_further_than_its_bound", () => {
    expect(settle({ ...NONE, view: "own" }, "update", "all").permission.update).toBe("own");
    for (const a of SCOPES) for (const b of SCOPES) for (const operation of OPERATIONS) {
      const { permission } = settle(settle(same("all"), "view", a).permission, operation, b);
      for (const one of OPERATIONS) expect(within(permission[one], boundOf(permission, one).scope)).toBe(true);
    }
  });

  it("say_the_same_thing_in_one_way", () => {
    expect(plain({ product: NONE, customer_order: { view: "own", create: "no", update: "no", delete: "no" } }))
      .toEqual({ customer_order: { ...NONE, view: "own" } });
  });
});
