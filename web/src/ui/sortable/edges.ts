// On which half of a row the pointer is.
export type Edge = "top" | "bottom";

const EDGE = Symbol("edge");

export function attachClosestEdge(data: Record<string | symbol, unknown>, row: Element, y: number): Record<string | symbol, unknown> {
  const { top, height } = row.getBoundingClientRect();
  return { ...data, [EDGE]: y < top + height / 2 ? "top" : "bottom" };
}

export function edgeOf(data: Record<string | symbol, unknown>): Edge | undefined {
  const edge = data[EDGE];
  return edge === "top" || edge === "bottom" ? edge : undefined;
}
