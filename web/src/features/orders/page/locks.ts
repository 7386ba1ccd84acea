import type { OrderPage } from "@/api/queries";
import { fieldKey } from "@/ui/fields";

import { attributeOf, type DraftField } from "../form/draft";

type May = OrderPage["edit"];

/** What a posted document counts with, and so keeps until it is unposted. */
const KEPT_WHILE_POSTED: readonly DraftField[] = ["positions", "counterparty", "vat_mode", "organization", "warehouse", "sum"];

/** Why a field may not be edited now; undefined: it may. A lock of some fields closes those, any other reason all. */
export function lockOf({ edit, posted }: { edit: May; posted: boolean }, field: DraftField, whilePosted: string): string | undefined {
  if (posted && KEPT_WHILE_POSTED.includes(field)) return whilePosted;
  const name = attributeOf(field) ?? String(field);
  for (const reason of edit.reasons) {
    if (reason.code === "fields_locked") {
      if (reason.fields.some((one) => fieldKey(one) === name)) return reason.text;
    } else if (!edit.allowed) return reason.text;
  }
  return edit.allowed || edit.reasons.length > 0 ? undefined : "";
}

/** Whether the order is closed as a whole. */
export function allLocked(edit: May): boolean {
  return !edit.allowed && !(edit.reasons.length > 0 && edit.reasons.every((reason) => reason.code === "fields_locked"));
}
