// On a phone: all columns by name, to go to one without swiping through the others.
import { type CSSProperties, type RefObject, useEffect, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { useFormat } from "@/ui/useFormat";

import type { BoardColumn } from "./columns";
import { messages } from "./messages";

interface Props {
  columns: readonly BoardColumn[];
  countOf: (id: string) => number;
  board: RefObject<HTMLElement | null>;
}

export function ColumnTabs({ columns, countOf, board }: Props) {
  const text = useMessages(messages);
  const format = useFormat();
  const tabs = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(columns[0]?.id);
  const identity = columns.map((one) => one.id).join();
  useEffect(() => {
    const frame = board.current;
    if (!frame) return;
    const look = () => {
      const middle = frame.getBoundingClientRect().left + frame.clientWidth / 2;
      const there = [...frame.querySelectorAll<HTMLElement>("[data-column]")].find((one) => one.getBoundingClientRect().right >= middle);
      setCurrent(there?.dataset["column"]);
    };
    look();
    frame.addEventListener("scroll", look, { passive: true });
    return () => frame.removeEventListener("scroll", look);
  }, [board, identity]);
  useEffect(() => {
    const tab = tabs.current?.querySelector<HTMLElement>("[aria-current]");
    if (tab) tabs.current?.scrollTo({ left: tab.offsetLeft - (tabs.current.clientWidth - tab.offsetWidth) / 2, behavior: "smooth" });
  }, [current]);
  return (
    <nav ref={tabs} className="board__tabs" aria-label={text.pages}>
      {columns.map((one) => (
        <button key={one.id} type="button" className="board__tab" aria-current={one.id === current || undefined} style={{ "--status": one.status?.color } as CSSProperties}
          onClick={() => board.current?.querySelector(`[data-column="${one.id}"]`)?.scrollIntoView({ inline: "center", block: "nearest", behavior: "smooth" })}>
          <span className="status__dot" />{one.status?.name ?? text.noStatus}<span className="numbers">{format.number(countOf(one.id))}</span>
        </button>
      ))}
    </nav>
  );
}
