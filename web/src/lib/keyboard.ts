// Shortcuts go by the place of a key (`event.code`), not by its letter, so that they work in the Russian layout.
// `"mod+KeyK"` is Ctrl or ⌘; `"KeyG KeyB"` are two keys one after the other; `"?"` goes by what was typed.
import { useEffect, useRef } from "react";

export interface Shortcut {
  readonly keys: string;
  readonly label: string;
  readonly group?: string;
  readonly run: () => void;
  /** Also while somebody types in a field. */
  readonly whileTyping?: boolean;
  /** Also while a dialog is open. */
  readonly inDialog?: boolean;
  /** A second way to a thing that the help names already. */
  readonly hidden?: boolean;
}

const SECOND_KEY_WITHIN_MS = 1200;
const MODIFIERS = new Set(["ShiftLeft", "ShiftRight", "ControlLeft", "ControlRight", "AltLeft", "AltRight", "MetaLeft", "MetaRight"]);

type Pressed = Pick<KeyboardEvent, "code" | "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

/** Whether this key press is one step of a shortcut. */
export function pressed(step: string, event: Pressed): boolean {
  if (step === "?") return (event.key === "?" || (event.shiftKey && event.code === "Slash")) && !event.ctrlKey && !event.metaKey && !event.altKey;
  const parts = step.split("+");
  const code = parts.pop();
  return event.code === code
    && parts.includes("mod") === (event.ctrlKey || event.metaKey)
    && parts.includes("shift") === event.shiftKey
    && parts.includes("alt") === event.altKey;
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable=''], [contenteditable='true']")) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
}

const registered: Shortcut[][] = [];
const listeners = new Set<() => void>();
let snapshot: readonly Shortcut[] = [];

function changed(): void {
  snapshot = registered.flat();
  for (const tell of listeners) tell();
}

/** Those of a page that is on top come first. */
export function register(shortcuts: readonly Shortcut[]): () => void {
  const mine = [...shortcuts];
  registered.unshift(mine);
  changed();
  return () => {
    registered.splice(registered.indexOf(mine), 1);
    changed();
  };
}

export function shortcuts(): readonly Shortcut[] {
  return snapshot;
}

export function onShortcuts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Listens on the whole page; the shell calls it once. */
export function listen(page: Window = window): () => void {
  let first: { code: Pressed; until: number } | undefined;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat || MODIFIERS.has(event.code)) return;
    const typing = isTyping(event.target);
    const dialog = page.document.querySelector("[role='dialog'][aria-modal='true']") !== null;
    const before = first && first.until > Date.now() ? first.code : undefined;
    first = undefined;
    const eligible = snapshot.filter((one) => (!typing || one.whileTyping) && (!dialog || one.inDialog));
    for (const one of eligible) {
      const [step = "", second] = one.keys.split(" ");
      if (second !== undefined ? before !== undefined && pressed(step, before) && pressed(second, event) : !before && pressed(step, event)) {
        event.preventDefault();
        one.run();
        return;
      }
    }
    if (eligible.some((one) => one.keys.includes(" ") && pressed(one.keys.split(" ")[0] ?? "", event))) {
      const { code, key, ctrlKey, metaKey, shiftKey, altKey } = event;
      first = { code: { code, key, ctrlKey, metaKey, shiftKey, altKey }, until: Date.now() + SECOND_KEY_WITHIN_MS };
    }
  };
  page.addEventListener("keydown", onKey);
  return () => page.removeEventListener("keydown", onKey);
}

/** Shortcuts of a mounted component. What they run may change with every render; the keys and labels should not. */
export function useShortcuts(list: readonly Shortcut[]): void {
  const latest = useRef(list);
  latest.current = list;
  const identity = list.map((one) => `${one.keys}\n${one.label}\n${one.group ?? ""}`).join("\n\n");
  useEffect(
    () => register(latest.current.map((one, i) => ({ ...one, run: () => latest.current[i]?.run() }))),
    [identity],
  );
}

const NAMES: Record<string, string> = {
  mod: "Ctrl", shift: "Shift", alt: "Alt", Slash: "/", Enter: "Enter", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓",
  ArrowLeft: "←", ArrowRight: "→", Comma: ",", Period: ".", BracketLeft: "[", BracketRight: "]", Space: "Space",
};

/** What is printed on the keys: `"mod+KeyK"` is `[["Ctrl", "K"]]`. */
export function keyNames(keys: string, mac = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "")): string[][] {
  return keys.split(" ").map((step) => step.split("+").map((part) => {
    if (mac && part === "mod") return "⌘";
    return NAMES[part] ?? part.replace(/^(Key|Digit)/, "");
  }));
}
