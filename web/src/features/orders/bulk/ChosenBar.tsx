// Over a list or a board: how many orders are chosen, what they are worth, and what can be done with all of them.
import { Button } from "@mantine/core";
import type { ReactNode } from "react";

import { type DocumentKind, useMay, useStatusesOf } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { useKindMessages } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";

import "./bulk.css";
import { BulkDialog } from "./BulkDialog";
import { messages } from "./messages";
import type { Selection } from "./useSelection";

interface Props {
  kind: DocumentKind;
  selection: Selection;
  /** Whether it is being asked where they shall go. */
  moving: boolean;
  onMoving: (moving: boolean) => void;
  onUnselect: () => void;
  /** In place of moving them. */
  children?: ReactNode;
}

/** Stands over the lower edge of the nearest frame that has `position: relative`. */
export function ChosenBar({ kind, selection, moving, onMoving, onUnselect, children }: Props) {
  const text = useKindMessages(messages, kind);
  const format = useFormat();
  const may = useMay(kind, "update");
  const statuses = useStatusesOf(kind).data;
  // Where there are no statuses nothing goes anywhere.
  const mayUpdate = may && statuses?.length !== 0;
  const chosen = [...selection.selected.values()];
  return (
    <>
      {chosen.length > 0 && (
        <div className="chosen" role="region" aria-label={text.selected(chosen.length)}>
          <span className="chosen__what" role="status"><b>{text.selected(chosen.length)}</b> <span>{text.selectedSum} {format.money(chosen.reduce((sum, one) => sum + one.sums.sum, 0))}</span></span>
          {children ?? (mayUpdate && <Button leftSection={<Icon name="arrow-right" size={16} />} onClick={() => onMoving(true)}>{text.move}</Button>)}
          <Button variant="default" onClick={onUnselect}>{text.unselect}</Button>
        </div>
      )}
      <BulkDialog kind={kind} opened={moving} orders={chosen} onClose={() => onMoving(false)} onMoved={selection.without} />
    </>
  );
}
