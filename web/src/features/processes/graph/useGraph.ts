// The draft as nodes and edges, with places that are kept while one works.
import { useDebouncedCallback } from "@mantine/hooks";
import { type Edge as FlowEdge, MarkerType } from "@xyflow/react";
import { useCallback, useMemo, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { same } from "@/lib/same";
import { remember, rememberedJson, rememberJson } from "@/lib/storage";
import { useFormat } from "@/ui/useFormat";

import { useDesigner } from "../context";
import { messages } from "../messages";
import { creationOf, namedStatuses, stageOf } from "../model";
import { isAt, isAtCreation, isAtTransition, isNote } from "../warnings";
import { edgeId, laidOut, type Layout, NO_STATUS, NODE_HEIGHT, NODE_WIDTH, nodeId, placed, type Point, statusOf } from "./layout";
import type { Kind, StatusNode, WayEdge } from "./nodes";

export function useGraph() {
  const text = useMessages(messages).graph;
  const format = useFormat();
  const { id: process, definition, statuses, words, warnings, orders } = useDesigner();
  const key = `process-graph.${process ?? "new"}`;
  /** Statuses somebody put on the graph that no transition reaches yet. */
  const [extra, setExtra] = useState<readonly string[]>([]);
  const [places, setPlaces] = useState<ReadonlyMap<string, Point>>(() => new Map(Object.entries(rememberedJson(key, isPlaces) ?? {})));
  const [layout, setLayout] = useState<Layout>();
  const keep = useDebouncedCallback((all: ReadonlyMap<string, Point>) => rememberJson(key, Object.fromEntries(all)), { delay: KEEP_AFTER_MS, flushOnUnmount: true });

  const ids = useMemo(() => {
    const named = namedStatuses(definition);
    const unset = stageOf(definition, null) ? [NO_STATUS] : [];
    return [...unset, ...named, ...extra.filter((id) => !named.includes(id) && (id !== NO_STATUS || unset.length === 0))];
  }, [definition, extra]);
  const ways = useMemo(() => definition.stages.flatMap((stage) => stage.transitions.map(({ to }) => [nodeId(stage.start), to] as const)), [definition]);

  // Places are worked out while rendering, so that a new status never flashes in the corner.
  const missing = ids.some((id) => !places.has(id));
  const fresh = useMemo(() => missing ? placed(places, ids, ways) : undefined, [missing, places, ids, ways]);
  if (fresh) {
    setPlaces(fresh.places);
    if (fresh.bends.size > 0) setLayout(fresh);
  } else if (!layout) {
    // Remembered places: ways between statuses that were not moved go as the layout leads them.
    setLayout(laidOut(ids, ways));
  }
  const at = fresh?.places ?? places;

  const nodes = useMemo(() => ids.map((id): StatusNode => {
    const status = statusOf(id);
    const record = status === null ? undefined : statuses.get(status);
    const final = record && record.status_type !== "regular" ? record.status_type : undefined;
    const kinds: Kind[] = [];
    if (status !== null && creationOf(definition, status)) kinds.push("creation");
    if (stageOf(definition, status)) kinds.push("start");
    if (final) kinds.push("final");
    else if (kinds.length === 0) kinds.push(ways.some(([, to]) => to === id) ? "target" : "unselected");
    const standing = orders.get(status) ?? 0;
    const name = words.status(status);
    const warned = warnings.some((one) => !isNote(one) && (isAt(one.place, status) || (status !== null && isAtCreation(one.place, status))));
    return {
      id, type: "status", position: at.get(id) ?? { x: 0, y: 0 }, width: NODE_WIDTH, height: NODE_HEIGHT, measured: MEASURED, deletable: false,
      ariaLabel: text.node(name, kinds.map((kind) => text.kinds[kind]).join(", ")),
      data: { name, color: record?.color ?? "var(--muted)", kinds, orders: standing > 0 ? format.number(standing) : "", warned, final },
    };
  }), [ids, at, definition, statuses, ways, orders, words, warnings, text, format]);

  const edges = useMemo(() => definition.stages.flatMap((stage) => stage.transitions.map(({ to, ...rules }): WayEdge => {
    const from = nodeId(stage.start);
    const id = edgeId(stage.start, to);
    const stands = (one: string) => same(at.get(one), layout?.places.get(one));
    const bends = stands(from) && stands(to) ? layout?.bends.get(id) : undefined;
    return {
      id, type: "way", source: from, target: to, markerEnd: MARKER,
      ariaLabel: text.edge(words.status(stage.start), words.status(to), words.rules(rules)),
      data: {
        warned: warnings.some((one) => isAtTransition(one.place, stage.start, to) && !isNote(one)),
        back: (at.get(to)?.y ?? 0) <= (at.get(from)?.y ?? 0),
        bends,
      },
    };
  })), [definition, at, layout, words, warnings, text]);

  return {
    nodes, edges,
    put: useCallback((id: string) => setExtra((old) => old.includes(id) ? old : [...old, id]), []),
    move: (moved: ReadonlyMap<string, Point>) => {
      const all = new Map([...at, ...moved]);
      setPlaces(all);
      keep(all);
    },
    layout: () => {
      const made = laidOut(ids, ways);
      setPlaces(made.places);
      setLayout(made);
      keep.cancel();
      remember(key, undefined);
    },
    shown: ids,
  };
}

function isPlaces(value: unknown): value is Record<string, Point> {
  return typeof value === "object" && value !== null
    && Object.values(value).every((one: Partial<Point> | null) => typeof one?.x === "number" && typeof one.y === "number");
}

const KEEP_AFTER_MS = 300;
const MEASURED = { width: NODE_WIDTH, height: NODE_HEIGHT };
const MARKER: FlowEdge["markerEnd"] = { type: MarkerType.ArrowClosed, width: 18, height: 18, color: "var(--muted)" };
