// The keys and the pointer on the cards, for all of them at once: going from one to the next, the menu, steps to the side.
import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";

import type { Order } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { toast } from "@/ui/toast";

import { orderIn } from "../data/pages";
import { settled } from "../data/useFollowMove";
import { NONE } from "../filters/filter";
import type { ColumnHandle } from "./CardList";
import { messages } from "./messages";
import type { Choice } from "./useChoice";
import { knownMoves, useShift } from "./useShift";

const cardOf = (element: EventTarget | null) => (element as HTMLElement | null)?.closest?.<HTMLElement>("[data-order]") ?? undefined;
const openerOf = (card: Element | null | undefined) => card?.querySelector<HTMLElement>(".card__open");

/** A pointer that only passes by asks nothing. */
const ASK_AFTER_MS = 120;
const FOLLOW_FOR_MS = 1_500;

interface Asked {
  board: RefObject<HTMLElement | null>;
  handles: Map<string, ColumnHandle>;
  /** The columns from left to right, folded ones too. */
  columns: readonly string[];
  onMenu: (order: Order, beside: HTMLElement) => void;
  choice: Choice;
  onMoveChosen: () => void;
}

export function useCards({ board, handles, columns, onMenu, choice, onMoveChosen }: Asked) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const shift = useShift();
  const asking = useRef(0);
  useEffect(() => () => clearTimeout(asking.current), []);

  const ask = (id: string, wait: number) => {
    clearTimeout(asking.current);
    asking.current = window.setTimeout(() => void client.prefetchQuery(knownMoves(id)), wait);
  };
  const orderOf = (card: HTMLElement | undefined) => card && orderIn(client, card.dataset["order"] ?? "");

  const focusAt = (column: string, index: number) => {
    const handle = handles.get(column);
    if (!handle || handle.count() === 0) return false;
    const at = Math.max(0, Math.min(index, handle.count() - 1));
    const find = () => openerOf(board.current?.querySelector(`[data-column="${column}"] [data-index="${at}"]`));
    handle.reach(at);
    const there = find();
    if (there) there.focus({ preventScroll: true });
    else requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus({ preventScroll: true })));
    board.current?.querySelector(`[data-column="${column}"]`)?.scrollIntoView({ inline: "nearest", block: "nearest" });
    return true;
  };

  /** After a move the focus stays with the card, wherever it went; if it is out of sight, with its neighbour. */
  const follow = (order: Order, column: string, index: number) => {
    const until = Date.now() + FOLLOW_FOR_MS;
    const look = () => {
      const active = document.activeElement;
      if (active && active !== document.body && !cardOf(active)) return;
      const card = board.current?.querySelector(`[data-order="${order.id}"]`);
      if (card && card.closest<HTMLElement>("[data-column]")?.dataset["column"] !== column) openerOf(card)?.focus();
      else if (Date.now() < until) setTimeout(look, 60);
      else if (!cardOf(document.activeElement)) focusAt(column, index);
    };
    setTimeout(look, 60);
  };

  const placeOf = (card: HTMLElement) => ({
    column: card.closest<HTMLElement>("[data-column]")?.dataset["column"] ?? "",
    index: Number(card.closest<HTMLElement>("[data-index]")?.dataset["index"] ?? 0),
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const card = cardOf(event.target);
    if (!card || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { column, index } = placeOf(card);
    const count = handles.get(column)?.count() ?? 0;
    let done = true;
    if (event.code === "ArrowDown") focusAt(column, index + 1);
    else if (event.code === "ArrowUp") focusAt(column, index - 1);
    else if (event.code === "Home") focusAt(column, 0);
    else if (event.code === "End") focusAt(column, count - 1);
    else if (event.code === "ArrowLeft" || event.code === "ArrowRight") {
      const step = event.code === "ArrowLeft" ? -1 : 1;
      for (let i = columns.indexOf(column) + step; i >= 0 && i < columns.length; i += step) if (focusAt(columns[i] ?? "", index)) break;
    } else done = false;
    if (done) event.preventDefault();
  };

  const menu = (card: HTMLElement | undefined) => {
    const order = orderOf(card);
    const button = card?.querySelector<HTMLElement>(".card__move");
    if (order && button) onMenu(order, button);
    else toast.info(text.chooseCard);
  };

  const choose = (card: HTMLElement | undefined) => {
    const order = orderOf(card);
    if (order) choice.toggle(order);
    else toast.info(text.chooseCard);
  };
  const isOpen = (popup: string) => document.querySelector(popup) !== null;

  const sideways = async (step: 1 | -1) => {
    const card = cardOf(document.activeElement);
    const seen = orderOf(card);
    if (!card || !seen) return toast.info(text.chooseCard);
    const { column, index } = placeOf(card);
    await settled(seen.id);
    const order = orderIn(client, seen.id) ?? seen;
    const moves = await client.fetchQuery(knownMoves(order.id)).catch((error: unknown) => void toast.problem(error));
    if (!moves) return;
    const allowed = new Set(moves.filter((one) => one.allowed).map((one) => one.status));
    const at = columns.indexOf(order.status ?? NONE);
    const ahead = step > 0 ? columns.slice(at + 1) : columns.slice(0, Math.max(0, at)).reverse();
    const to = ahead.find((id) => allowed.has(id));
    if (to === undefined) return toast.info(text.noneAhead);
    follow(order, column, index);
    await shift(order, to);
  };

  useShortcuts([
    { keys: "KeyM", label: text.moveSelected, group: text.keys, run: () => choice.selection.selected.size > 0 ? onMoveChosen() : menu(cardOf(document.activeElement)) },
    { keys: "shift+ArrowRight", label: text.moveRight, group: text.keys, run: () => void sideways(1) },
    { keys: "shift+ArrowLeft", label: text.moveLeft, group: text.keys, run: () => void sideways(-1) },
    ...(choice.possible ? [
      { keys: "KeyX", label: text.chooseKey, group: text.keys, run: () => choose(cardOf(document.activeElement)) },
      { keys: "shift+Space", label: text.chooseKey, group: text.keys, hidden: true, run: () => choose(cardOf(document.activeElement)) },
    ] : []),
    // What is open over the board closes first.
    ...(choice.going ? [{ keys: "Escape", label: text.unchoose, group: text.keys, run: () => { if (!isOpen("[role='menu'], [role='dialog']")) choice.end(); } }] : []),
  ]);

  return {
    follow: (order: Order, card: HTMLElement) => {
      const { column, index } = placeOf(card);
      follow(order, column, index);
    },
    events: {
      onKeyDown,
      onPointerOver: (event: PointerEvent) => {
        const id = cardOf(event.target)?.dataset["order"];
        if (id && event.pointerType === "mouse") ask(id, ASK_AFTER_MS);
        else clearTimeout(asking.current);
      },
      onFocus: (event: { target: EventTarget }) => {
        const id = cardOf(event.target)?.dataset["order"];
        if (id) ask(id, ASK_AFTER_MS);
      },
      onClickCapture: (event: MouseEvent) => {
        const card = cardOf(event.target);
        if (!card || !choice.possible || (event.target as HTMLElement).closest(".card__move")) return;
        if (!choice.byClick && !event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        choose(card);
      },
      onClick: (event: { target: EventTarget }) => {
        if ((event.target as HTMLElement).closest(".card__move")) menu(cardOf(event.target));
      },
    },
  };
}
