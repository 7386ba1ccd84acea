// Where statuses stand when nobody has moved them: from top to bottom, as orders go, with ways led round the statuses between.
import dagre from "@dagrejs/dagre";

import type { Start } from "../model";

export interface Point {
  x: number;
  y: number;
}

export const NODE_WIDTH = 240;
export const NODE_HEIGHT = 64;

/** A node's id: that of the status, and a word for «Без статуса». */
export const NO_STATUS = "none";
export const nodeId = (status: Start): string => status ?? NO_STATUS;
export const statusOf = (id: string): Start => id === NO_STATUS ? null : id;
export const edgeId = (from: Start, to: string): string => `${nodeId(from)}>${to}`;
export function wayOf(id: string): { from: Start; to: string } {
  const [from = "", to = ""] = id.split(">");
  return { from: statusOf(from), to };
}

type Ways = readonly (readonly [string, string])[];

export interface Layout {
  readonly places: ReadonlyMap<string, Point>;
  /** Edge id → the points its line goes through. Good as long as both its ends stand where the layout put them. */
  readonly bends: ReadonlyMap<string, readonly Point[]>;
}

export function laidOut(nodes: readonly string[], ways: Ways): Layout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "TB", nodesep: 40, ranksep: 44, edgesep: 24, marginx: 20, marginy: 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  const known = new Set(nodes);
  for (const id of nodes) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  const drawn = ways.filter(([from, to]) => known.has(from) && known.has(to));
  for (const [from, to] of drawn) graph.setEdge(from, to);
  dagre.layout(graph);
  const places = new Map(nodes.map((id) => {
    const { x, y } = graph.node(id) as Point;
    return [id, { x: Math.round(x - NODE_WIDTH / 2), y: Math.round(y - NODE_HEIGHT / 2) }];
  }));
  const bends = new Map(drawn.map(([from, to]) => {
    const { points = [] } = graph.edge(from, to) as { points?: Point[] };
    return [edgeId(statusOf(from), to), points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))];
  }));
  return { places, bends };
}

/** The places of all nodes: those known stay, new ones are put where the layout would have them, or below what stands there. */
export function placed(known: ReadonlyMap<string, Point>, nodes: readonly string[], ways: Ways): Layout {
  const fresh = laidOut(nodes, ways);
  const kept = nodes.filter((id) => known.has(id));
  if (kept.length * 2 < nodes.length) return fresh;
  const places = new Map(kept.map((id) => [id, known.get(id) as Point]));
  for (const id of nodes) {
    if (places.has(id)) continue;
    let { x, y } = fresh.places.get(id) as Point;
    const free = () => [...places.values()].every((one) => Math.abs(one.x - x) >= NODE_WIDTH + 20 || Math.abs(one.y - y) >= NODE_HEIGHT + 20);
    while (!free()) y += NODE_HEIGHT + 36;
    places.set(id, { x, y });
  }
  return { places, bends: new Map() };
}

/** A smooth line through points. */
export function lineThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return "";
  let path = `M${first.x},${first.y}`;
  rest.slice(0, -1).forEach((one, i) => {
    const next = rest[i + 1] as Point;
    const end = i === rest.length - 2 ? next : { x: (one.x + next.x) / 2, y: (one.y + next.y) / 2 };
    path += ` Q${one.x},${one.y} ${end.x},${end.y}`;
  });
  return rest.length === 1 ? `${path} L${last.x},${last.y}` : path;
}
