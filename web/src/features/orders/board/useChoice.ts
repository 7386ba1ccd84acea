// Which cards are chosen. Ctrl with a click or keys choose at once; while «Выбрать» is on, a tap does.
import { useState } from "react";

import { type Order, useMay } from "@/api/queries";

import { type Selection, useSelection } from "../bulk/useSelection";
import type { useColumns } from "./useColumns";

export interface Choice {
  selection: Selection;
  /** Whether this person may move orders at all. */
  possible: boolean;
  /** A click chooses instead of opening. */
  byClick: boolean;
  setByClick: (on: boolean) => void;
  /** The cards show whether they are chosen. */
  going: boolean;
  toggle: (order: Order) => void;
  end: () => void;
}

/** Stretches of rows are a thing of the list. */
const NO_ROWS: readonly Order[] = [];

export function useChoice({ process, filter }: ReturnType<typeof useColumns>): Choice {
  const possible = useMay("customer_order", "update");
  const selection = useSelection(NO_ROWS);
  const [byClick, setByClick] = useState(false);
  // What is no longer under the filter shall not be moved unseen.
  const shown = JSON.stringify([process?.id, filter]);
  const [chosenFrom, setChosenFrom] = useState(shown);
  if (shown !== chosenFrom) {
    setChosenFrom(shown);
    selection.all(false);
  }
  const end = () => {
    setByClick(false);
    selection.all(false);
  };
  return {
    selection, possible, byClick, going: byClick || selection.selected.size > 0, end,
    setByClick: (on) => on ? setByClick(true) : end(),
    toggle: (order) => selection.toggle(order, !selection.selected.has(order.id), false),
  };
}
