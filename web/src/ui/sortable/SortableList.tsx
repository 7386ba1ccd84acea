// Rows that are put in order by dragging, by the arrow keys on their handle, or by their menu.
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "../Icon";

import { recordWords } from "../record-words";
import { attachClosestEdge, type Edge, edgeOf } from "./edges";
import "./sortable.css";

interface Props<T extends { id: string }> {
  label: string;
  rows: readonly T[];
  name: (row: T) => string;
  onMove: (id: string, to: number) => void;
  /** Found by a search: neighbours are missing, so there is no order to make. */
  fixed?: boolean;
  children: (row: T, index: number) => ReactNode;
}

export function SortableList<T extends { id: string }>({ label, rows, name, onMove, fixed = false, children }: Props<T>) {
  const text = useMessages(recordWords).order;
  const [said, setSaid] = useState("");
  const move = (row: T, to: number) => {
    const place = Math.max(0, Math.min(rows.length - 1, to));
    onMove(row.id, place);
    setSaid(text.moved(name(row), place + 1, rows.length));
  };
  return (
    <>
      <ol className="sortable" aria-label={label}>
        {rows.map((row, i) => (
          <SortableRow key={row.id} id={row.id} index={i} list={label} fixed={fixed} onDrop={(from, to) => {
            const dragged = rows[from];
            if (dragged) move(dragged, to);
          }} handle={fixed ? null : (
            <button type="button" className="sortable__handle" aria-label={text.handle(name(row), i + 1, rows.length)} title={text.hint}
              onKeyDown={(event) => {
                const to = { ArrowUp: i - 1, ArrowDown: i + 1, Home: 0, End: rows.length - 1 }[event.key];
                if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
                event.preventDefault();
                move(row, to);
              }}><Icon name="grip" /></button>
          )}>
            {children(row, i)}
          </SortableRow>
        ))}
      </ol>
      <div className="unseen" role="status">{said}</div>
    </>
  );
}

interface RowProps {
  id: string;
  index: number;
  list: string;
  fixed: boolean;
  handle: ReactNode;
  onDrop: (from: number, to: number) => void;
  children: ReactNode;
}

function SortableRow({ id, index, list, fixed, handle, onDrop, children }: RowProps) {
  const element = useRef<HTMLLIElement>(null);
  const [dragged, setDragged] = useState(false);
  const [edge, setEdge] = useState<Edge>();
  const latest = useRef({ index, onDrop });
  latest.current = { index, onDrop };
  useEffect(() => {
    const row = element.current;
    if (!row || fixed) return;
    const follow = (self: Record<string | symbol, unknown>, source: Record<string, unknown>) => {
      const next = edgeOf(self);
      const from = Number(source["index"]);
      const { index: here } = latest.current;
      // Where it would stay in its place there is no line.
      setEdge((next === "top" && (from === here || from === here - 1)) || (next === "bottom" && (from === here || from === here + 1)) ? undefined : next);
    };
    return combine(
      draggable({
        element: row,
        dragHandle: row.querySelector(".sortable__handle") ?? undefined,
        getInitialData: () => ({ list, id, index: latest.current.index }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element: row,
        canDrop: ({ source }) => source.data["list"] === list,
        getIsSticky: () => true,
        getData: ({ input }) => attachClosestEdge({}, row, input.clientY),
        onDrag: ({ self, source }) => follow(self.data, source.data),
        onDragLeave: () => setEdge(undefined),
        onDrop: ({ self, source }) => {
          setEdge(undefined);
          const from = Number(source.data["index"]);
          const { index: here, onDrop: drop } = latest.current;
          const before = edgeOf(self.data) === "top" ? here : here + 1;
          drop(from, from < before ? before - 1 : before);
        },
      }),
    );
  }, [id, list, fixed]);
  return (
    <li ref={element} className={`sortable__row${dragged ? " sortable__row--dragged" : ""}${edge ? ` sortable__row--${edge}` : ""}`}>
      {handle}<div className="sortable__content">{children}</div>
    </li>
  );
}
