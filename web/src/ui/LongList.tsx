// A table of very many rows: only those near the window are in the page. One markup for a wide screen and for a phone; the
// columns are a matter of the style of its rows.
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useState } from "react";

import { rowKeys } from "@/lib/rows";

import "./long-list.css";

const ESTIMATED_HEIGHT = 45;
const NEAR_THE_END = 60;

interface Props {
  label: string;
  className: string;
  count: number;
  /** How many there are in all, where that is known. */
  total?: number;
  rowKey: (index: number) => string;
  rowClass?: (index: number) => string | undefined;
  /** Cells with `role="columnheader"`. */
  header: ReactNode;
  /** Cells with `role="cell"`. */
  children: (index: number) => ReactNode;
  /** Called when the rows that are there run out. */
  onNearEnd?: () => void;
  /** Below the last row. */
  foot?: ReactNode;
  busy?: boolean;
}

export function LongList({ label, className, count, total, rowKey, rowClass, header, children, onNearEnd, foot, busy = false }: Props) {
  // In state, because the rows can only be measured once their frame is there.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const virtual = useVirtualizer({
    count, getScrollElement: () => scroller, estimateSize: () => ESTIMATED_HEIGHT, overscan: 8, getItemKey: rowKey,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= count - NEAR_THE_END) onNearEnd?.();
  }, [last, count, onNearEnd]);
  return (
    <div ref={setScroller} className={`long ${className}`} tabIndex={-1} aria-busy={busy}>
      <div role="table" aria-label={label} aria-rowcount={total === undefined ? -1 : total + 1} onKeyDown={rowKeys}>
        <div role="rowgroup" className="long__head"><div role="row" aria-rowindex={1} className="long__row">{header}</div></div>
        <div role="rowgroup" className="long__body" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <div key={item.key} ref={virtual.measureElement} role="row" data-index={item.index} aria-rowindex={item.index + 2}
              className={["long__row", rowClass?.(item.index)].filter(Boolean).join(" ")} style={{ transform: `translateY(${item.start}px)` }}>
              {children(item.index)}
            </div>
          ))}
        </div>
      </div>
      {foot && <div className="long__foot">{foot}</div>}
    </div>
  );
}
