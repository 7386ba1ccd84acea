import { expect, test } from "vitest";

import {
  addCreation, addStage, addTransition, edited, moveStage, newHistory, redone, removeStage, removeStatus, removeTransition, restoreStatus, restoreTransition, setDraft,
  setTransition, undone,
} from "./draft";
import { emptyDraft, hasWayOut, placeOf, stageOf, transitionOf } from "./model";

const apply = (...edits: ReturnType<typeof addStage>[]) => edits.reduce((draft, edit) => edit(draft), emptyDraft("Сайт"));

test("a transition begins its stage, is made once and never leads back to itself", () => {
  const draft = apply(addTransition("new", "work"), addTransition("new", "work"), addTransition("work", "work"));
  expect(draft.definition.stages).toEqual([expect.objectContaining({ start: "new" })]);
  expect(transitionOf(draft.definition, "new", "work")?.grants.everyone).toBe(true);
});

test("a status leaves the process in all its parts", () => {
  const draft = apply(addCreation("new"), addTransition("new", "work"), addTransition("work", "new"), removeStatus("new"));
  expect(draft.definition.creation).toEqual([]);
  expect(stageOf(draft.definition, "new")).toBeUndefined();
  expect(transitionOf(draft.definition, "work", "new")).toBeUndefined();
});

test("undo walks back, redo forth, and a new edit forgets what was undone", () => {
  let history = newHistory(emptyDraft());
  history = edited(history, addStage("a"));
  history = edited(history, addStage("b"));
  history = undone(history);
  expect(history.present.definition.stages.map((one) => one.start)).toEqual(["a"]);
  expect(redone(history).present.definition.stages).toHaveLength(2);
  history = edited(history, addStage("c"));
  expect(redone(history)).toBe(history);
  expect(undone(undone(undone(history))).present).toEqual(emptyDraft());
});

test("letters typed into one field are one step, and what changes nothing is none", () => {
  let history = newHistory(emptyDraft());
  history = edited(history, setDraft({ name: "С" }), "name");
  history = edited(history, setDraft({ name: "Са" }), "name");
  history = edited(history, setDraft({ description: "x" }), "description");
  expect(history.past).toHaveLength(2);
  expect(edited(history, setDraft({ description: "x" }))).toBe(history);
  expect(edited(history, addTransition("a", "a"))).toBe(history);
  expect(undone(undone(history)).present.name).toBe("");
});

test("stages change places within the list only", () => {
  const draft = apply(addStage("a"), addStage("b"), moveStage("a", 1), moveStage("a", 1));
  expect(draft.definition.stages.map((one) => one.start)).toEqual(["b", "a"]);
});

test("errors of the server find their place by index", () => {
  const { definition } = apply(addCreation("new"), addTransition("new", "work"), addTransition("new", "off"));
  expect(placeOf("stages/0/transitions/1/guards/0/of/1/tag", definition)).toEqual({ kind: "transition", from: "new", to: "off" });
  expect(placeOf("creation/0/status", definition)).toEqual({ kind: "creation", status: "new" });
  expect(placeOf("definition/channels/0", definition)).toEqual({ kind: "channels" });
  expect(placeOf("name", definition)).toEqual({ kind: "process" });
});

test("a way out is a transition, or the freedom of a status without a stage", () => {
  const draft = apply(addStage("a"), addTransition("b", "c"), setTransition("b", "c", { requirements: [{ kind: "comment" }] }));
  expect([hasWayOut(draft.definition, "a"), hasWayOut(draft.definition, "b"), hasWayOut(draft.definition, "c")]).toEqual([false, true, false]);
  const free = { ...draft.definition, unlisted: "free" as const };
  expect([hasWayOut(free, "a"), hasWayOut(free, "c")]).toEqual([false, true]);
});

test("what was taken away comes back in its place, and later edits stay", () => {
  const before = apply(addCreation("new"), addTransition("new", "work"), addTransition("new", "off"), addTransition("work", "new"), addStage("x"));
  const later = addTransition("x", "off");
  const back = (...edits: ReturnType<typeof addStage>[]) => edits.reduce((draft, edit) => edit(draft), before);
  const whole = back(later);
  expect(back(removeTransition("new", "work"), later, restoreTransition(before, "new", "work"))).toEqual(whole);
  expect(back(removeStage("new"), later, restoreStatus(before, "new"))).toEqual(whole);
  expect(back(removeStatus("new"), later, restoreStatus(before, "new"))).toEqual(whole);
  expect(back(restoreStatus(before, "new"), restoreTransition(before, "new", "work"))).toEqual(before);
});
