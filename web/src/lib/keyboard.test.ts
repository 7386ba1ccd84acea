import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { keyNames, listen, register } from "./keyboard";

let stop: () => void;
let undo: (() => void)[] = [];

beforeEach(() => { stop = listen(window); });
afterEach(() => {
  stop();
  for (const one of undo) one();
  undo = [];
  document.body.innerHTML = "";
  vi.useRealTimers();
});

function shortcut(keys: string, more: { whileTyping?: boolean; inDialog?: boolean } = {}) {
  const run = vi.fn();
  undo.push(register([{ keys, label: keys, run, ...more }]));
  return run;
}

function press(code: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) {
  target.dispatchEvent(new KeyboardEvent("keydown", { code, bubbles: true, cancelable: true, ...init }));
}

test("the_place_of_the_key_counts_not_its_letter", () => {
  const run = shortcut("mod+KeyK");
  press("KeyK", { key: "л", ctrlKey: true });
  press("KeyK", { key: "л" });
  expect(run).toHaveBeenCalledTimes(1);
});

test("two_keys_one_after_the_other_and_soon", () => {
  vi.useFakeTimers();
  const board = shortcut("KeyG KeyB");
  const single = shortcut("KeyB");
  press("KeyG");
  press("KeyB");
  expect([board.mock.calls.length, single.mock.calls.length]).toEqual([1, 0]);
  press("KeyG");
  vi.advanceTimersByTime(2000);
  press("KeyB");
  expect([board.mock.calls.length, single.mock.calls.length]).toEqual([1, 1]);
});

test("who_types_is_left_alone", () => {
  document.body.innerHTML = "<input><textarea></textarea>";
  const plain = shortcut("KeyC");
  const search = shortcut("mod+KeyK", { whileTyping: true });
  for (const field of document.querySelectorAll("input, textarea")) {
    press("KeyC", {}, field);
    press("KeyK", { ctrlKey: true }, field);
  }
  expect([plain.mock.calls.length, search.mock.calls.length]).toEqual([0, 2]);
});

test("a_dialog_keeps_the_keys_to_itself", () => {
  document.body.innerHTML = "<div role='dialog' aria-modal='true'></div>";
  const plain = shortcut("KeyC");
  const own = shortcut("KeyE", { inDialog: true });
  press("KeyC");
  press("KeyE");
  expect([plain.mock.calls.length, own.mock.calls.length]).toEqual([0, 1]);
});

test("question_mark_on_either_layout", () => {
  const help = shortcut("?");
  press("Slash", { key: "?", shiftKey: true });
  press("Digit7", { key: "?", shiftKey: true });
  expect(help).toHaveBeenCalledTimes(2);
});

test("the_latest_page_comes_first", () => {
  const shell = shortcut("KeyN");
  const page = shortcut("KeyN");
  press("KeyN");
  expect([shell.mock.calls.length, page.mock.calls.length]).toEqual([0, 1]);
});

test("names_of_keys", () => {
  expect(keyNames("mod+KeyK", false)).toEqual([["Ctrl", "K"]]);
  expect(keyNames("mod+KeyK", true)).toEqual([["⌘", "K"]]);
  expect(keyNames("KeyG KeyB", false)).toEqual([["G"], ["B"]]);
});
