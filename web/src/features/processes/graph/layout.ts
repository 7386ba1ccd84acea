// Where statuses stand when nobody has moved them: left to right, as orders go.
import dagre from "@dagrejs/dagre";

import type { Start } from "../model";

export interface Point {
  x: number;
  y: number;
}

export const NODE_WIDTH = 220;
export const NODE_HEIGHT = 64;

/** A node's id: that of the status, and a word for «Без статуса». */
export const NO_STATUS = "none";
export const nodeId = (status: Start): string => status ?? NO_STATUS;
export const statusOf = (id: string): Start => id === NO_STATUS ? null : id;

export function laidOut(nodes: readonly string[], edges: readonly (readonly [string, string])[]): Map<string, Point> {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 36, ranksep: 110, marginx: 20, marginy: 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(nodes);
  for (const id of nodes) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  for (const [from, to] of edges) if (known.has(from) && known.has(to)) graph.setEdge(from, to);
  dagre.layout(graph);
  return new Map(nodes.map((id) => {
    const { x, y } = graph.node(id) as Point;
    return [id, { x: Math.round(x - NODE_WIDTH / 2), y: Math.round(y - NODE_HEIGHT / 2) }];
  }));
}

/**
 * The places of all nodes: those known stay, new ones are put where the layout would have them, or below the rest where
 * that is taken.
 */
export function placed(known: ReadonlyMap<string, Point>, nodes: readonly string[], edges: readonly (readonly [string, string])[]): Map<string, Point> {
  const fresh = laidOut(nodes, edges);
  const kept = nodes.filter((id) => known.has(id));
  if (kept.length * 2 < nodes.length) return fresh;
  const found = new Map(kept.map((id) => [id, known.get(id) as Point]));
  for (const id of nodes) {
    if (found.has(id)) continue;
    let { x, y } = fresh.get(id) as Point;
    const free = () => [...found.values()].every((one) => Math.abs(one.x - x) >= NODE_WIDTH + 20 || Math.abs(one.y - y) >= NODE_HEIGHT + 20);
    while (!free()) y += NODE_HEIGHT + 36;
    found.set(id, { x, y });
  }
  return found;
}
