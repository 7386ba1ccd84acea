// Dragging: what is dragged, and what each column is to it.
import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { useQueryClient } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

import type { Order } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { toast } from "@/ui/toast";

import { settled } from "../data/useFollowMove";
import { NONE } from "../filters/filter";
import { wantsComment } from "../move/rules";
import type { MoveInfo } from "../queries";
import { messages } from "./messages";
import { knownMoves, useShift } from "./useShift";

export type Target =
  | { kind: "same" }
  | { kind: "unknown" }
  | { kind: "allowed"; comment: boolean }
  | { kind: "forbidden"; why: string };

interface Dragged {
  order: Order;
  moves?: readonly MoveInfo[];
}

const EDGE = 80;
const FASTEST = 22;

/** Near its left or right edge the board moves on by itself. */
function useEdgeScroll(board: RefObject<HTMLElement | null>) {
  const speed = useRef(0);
  const frame = useRef(0);
  const run = useCallback(() => {
    board.current?.scrollBy({ left: speed.current, behavior: "instant" });
    frame.current = speed.current === 0 ? 0 : requestAnimationFrame(run);
  }, [board]);
  return useCallback((x: number | undefined) => {
    const box = board.current?.getBoundingClientRect();
    if (x === undefined || !box) speed.current = 0;
    else if (x < box.left + EDGE) speed.current = -Math.ceil(FASTEST * Math.min(1, (box.left + EDGE - x) / EDGE));
    else if (x > box.right - EDGE) speed.current = Math.ceil(FASTEST * Math.min(1, (x - box.right + EDGE) / EDGE));
    else speed.current = 0;
    if (speed.current !== 0) frame.current ||= requestAnimationFrame(run);
  }, [board, run]);
}

export function useDrag(board: RefObject<HTMLElement | null>) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const shift = useShift();
  const [dragged, setDragged] = useState<Dragged>();
  const scroll = useEdgeScroll(board);

  useEffect(() => monitorForElements({
    canMonitor: ({ source }) => source.data["order"] !== undefined,
    onDragStart: ({ source }) => {
      const order = source.data["order"] as Order;
      setDragged({ order, moves: client.getQueryData(knownMoves(order.id).queryKey) });
      settled(order.id).then(() => client.fetchQuery(knownMoves(order.id))).then(
        (moves) => setDragged((now) => now?.order.id === order.id ? { order, moves } : now),
        (error: unknown) => toast.problem(error),
      );
    },
    onDrag: ({ location }) => scroll(location.current.input.clientX),
    onDrop: ({ source, location }) => {
      scroll(undefined);
      setDragged(undefined);
      const order = source.data["order"] as Order;
      const column = location.current.dropTargets[0]?.data["column"];
      if (typeof column !== "string" || column === (order.status ?? NONE)) return;
      if (column === NONE) toast.info(text.toNoStatus);
      else void shift(order, column);
    },
  }), [client, shift, scroll, text]);

  const targetOf = (column: string): Target | undefined => {
    if (!dragged) return undefined;
    if (column === (dragged.order.status ?? NONE)) return { kind: "same" };
    if (column === NONE) return { kind: "forbidden", why: text.toNoStatus };
    if (!dragged.moves) return { kind: "unknown" };
    const move = dragged.moves.find((one) => one.status === column);
    if (move?.allowed) return { kind: "allowed", comment: wantsComment(move) };
    return { kind: "forbidden", why: move?.reasons[0]?.text ?? "" };
  };
  return { dragged: dragged?.order, targetOf };
}
