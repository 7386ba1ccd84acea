import { expect, test } from "vitest";

import { addCreation, addStage, addTransition, setDefinition, setTransition } from "./draft";
import { emptyDraft, type Grants } from "./model";
import { isAtTransition, warningsOf, whoMay, type World } from "./warnings";

const world: World = {
  statuses: [
    { id: "new", status_type: "regular" }, { id: "work", status_type: "regular" }, { id: "hold", status_type: "regular" },
    { id: "done", status_type: "successful" }, { id: "off", status_type: "unsuccessful" },
  ],
  employees: [
    { id: "anna", active: true, role: "manager", department: "moscow" },
    { id: "boris", active: true, role: "manager", department: "sales" },
    { id: "vera", active: false, role: "head", department: "sales" },
  ],
  roles: [{ id: "manager" }, { id: "head" }],
  departments: [{ id: "sales", parent: null }, { id: "moscow", parent: "sales" }, { id: "store", parent: null }],
  usedElsewhere: new Set(["hold"]),
};
const some = (...any_of: Grants["any_of"]): Grants => ({ everyone: false, any_of, not_author: false, not_last_mover: false });
const of = (...edits: ReturnType<typeof addStage>[]) => warningsOf(edits.reduce((draft, edit) => edit(draft), emptyDraft()).definition, world);
const codes = (...edits: ReturnType<typeof addStage>[]) => of(...edits).filter((one) => one.code !== "named_nowhere").map((one) => "status" in one ? `${one.code} ${one.status}` : one.code);

const whole = [addCreation("new"), addTransition("new", "work"), addTransition("work", "done"), addTransition("work", "off")];

test("a sound process has no warnings", () => {
  expect(of(...whole)).toEqual([]);
});

test("nothing to begin in, and no success to end in", () => {
  expect(codes()).toEqual(["no_creation"]);
  expect(codes(addCreation("new"), addTransition("new", "off"))).toEqual(["no_success"]);
});

test("a status that cannot be reached, one without a way out, and one that never ends well", () => {
  expect(codes(...whole, addTransition("hold", "done"))).toEqual(["unreachable hold"]);
  expect(codes(...whole, addTransition("new", "hold"))).toEqual(["no_way_out hold"]);
  expect(codes(...whole, addTransition("new", "hold"), addTransition("hold", "off"))).toEqual(["no_path_to_success hold"]);
});

test("statuses that start no stage may be let free", () => {
  expect(codes(...whole, addTransition("new", "hold"), setDefinition({ unlisted: "free" }))).toEqual([]);
});

test("a final status with exits", () => {
  expect(codes(...whole, addTransition("off", "work"))).toEqual(["final_with_exits off"]);
});

test("a stage without a status is a place to begin", () => {
  expect(codes(...whole, addTransition(null, "hold"), addTransition("hold", "done"))).toEqual([]);
});

test("nobody, only the dismissed, an empty role, an empty department, one single person", () => {
  const granted = (grants: Grants) => of(...whole, setTransition("new", "work", { grants })).map((one) => {
    expect(isAtTransition(one.place, "new", "work")).toBe(true);
    return one.code;
  });
  expect(granted(some())).toEqual(["nobody"]);
  expect(granted(some({ kind: "employee", id: "vera" }))).toEqual(["nobody"]);
  expect(granted(some({ kind: "role", id: "head" }))).toEqual(["nobody"]);
  expect(granted(some({ kind: "department", id: "store" }))).toEqual(["nobody"]);
  expect(granted(some({ kind: "employee", id: "anna" }, { kind: "role", id: "head" }))).toEqual(["empty_role", "single_person"]);
  expect(granted(some({ kind: "employee", id: "vera" }, { kind: "owner" }))).toEqual(["dismissed"]);
  expect(granted(some({ kind: "role", id: "manager" }))).toEqual([]);
});

test("a department holds those below it", () => {
  expect([...whoMay(some({ kind: "department", id: "sales" }), world).people].sort()).toEqual(["anna", "boris"]);
});

test("a status that no process names is noted", () => {
  expect(of(addCreation("new"), addTransition("new", "done"))).toEqual([
    { code: "named_nowhere", place: { kind: "process" }, status: "work" }, { code: "named_nowhere", place: { kind: "process" }, status: "off" },
  ]);
});
