// Arrow keys go through the rows of a list: every row has one element marked `data-row`, its link or button.
import type { KeyboardEvent } from "react";

export function rowKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const goal = event.key === "Home" ? 0 : event.key === "End" ? -1 : undefined;
  if (step === 0 && goal === undefined) return;
  const target = event.target as HTMLElement;
  if (!target.matches("[data-row]")) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const next = goal === undefined ? rows[rows.indexOf(target) + step] : rows.at(goal);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
