// A list of records: a table where there is room, cards on a phone. The name opens the record; arrows walk the names.
import type { MouseEvent, ReactNode } from "react";

import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";

import { messages } from "./messages";
import "./record-table.css";

export interface Column<T> {
  key: string;
  header: string;
  /** `null` leaves the line out on a phone. */
  cell: (row: T) => ReactNode;
  end?: boolean;
  /** Not where room is short; the record itself shows it. */
  wideOnly?: boolean;
}

interface Props<T> {
  label: string;
  rows: readonly T[];
  nameHeader: string;
  name: (row: T) => ReactNode;
  columns: readonly Column<T>[];
  /** Absent: the name is only a text. */
  onOpen?: (row: T) => void;
  actions?: (row: T) => ReactNode;
  /** Archived, dismissed, revoked. */
  faded?: (row: T) => boolean;
}

function onControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest("a, button, input, select, [role='menu'], [role='dialog']") !== null;
}

export function RecordTable<T extends { id: string }>({ label, rows, nameHeader, name, columns, onOpen, actions, faded }: Props<T>) {
  const text = useMessages(messages);
  return (
    <div className="records" onKeyDown={rowKeys}>
      <table className="records__table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{nameHeader}</th>
            {columns.map((one) => <th key={one.key} scope="col" className={cellClass(one)}>{one.header}</th>)}
            {actions && <th scope="col" className="records__end"><span className="unseen">{text.actions}</span></th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={`records__row${faded?.(row) ? " records__row--faded" : ""}${onOpen ? " records__row--opens" : ""}`}
              onClick={(event) => {
                // A click in a menu of the row bubbles through React although it happens elsewhere on the page.
                if (onOpen && !onControl(event) && event.currentTarget.contains(event.target as Node) && !getSelection()?.toString()) onOpen(row);
              }}>
              <th scope="row">
                {onOpen ? <button type="button" className="records__name" data-row onClick={() => onOpen(row)}>{name(row)}</button> : name(row)}
              </th>
              {columns.map((one) => {
                const content = one.cell(row);
                return <td key={one.key} className={cellClass(one)} data-label={one.header} data-empty={content === null || content === undefined || content === "" ? true : undefined}>{content}</td>;
              })}
              {actions && <td className="records__end records__actions">{actions(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellClass<T>(column: Column<T>): string | undefined {
  const names = [column.end && "records__end", column.wideOnly && "records__wide"].filter(Boolean);
  return names.length ? names.join(" ") : undefined;
}
