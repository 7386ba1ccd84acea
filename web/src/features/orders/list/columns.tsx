// The columns a list of orders, or of another kind, can have.
import { columnVisibilityFeature, createColumnHelper, tableFeatures } from "@tanstack/react-table";
import type { ReactNode } from "react";

import type { Attribute, Department, DocumentKind, Employee, Order, Schemas, Status } from "@/api/queries";
import type { Formats } from "@/lib/format";
import type { Messages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { hasPositions, hasWarehouse, isPlanned, isPostable, isSupply, tradeSumsOf } from "@/ui/kinds";
import { Person } from "@/ui/Person";
import { PostedMark } from "@/ui/PostedMark";
import { Since } from "@/ui/values";

import { isOverdue } from "../filters/filter";
import type { messages } from "./messages";

export const features = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof features, Order>();

const DEFAULT_COLUMNS = ["number", "moment", "counterparty", "status", "sum", "planned", "owner", "channel"];
const DEFAULT_OF_OTHERS = ["number", "moment", "counterparty", "status", "posted", "sum", "invoiced", "paid", "shipped", "owner", "organization"];

type Text = Messages<ReturnType<typeof messages.ru>>;

/** What documents of a kind have nothing to say to. */
function absent(kind: DocumentKind): ReadonlySet<string> {
  const sums = tradeSumsOf(kind) as readonly string[];
  return new Set([
    ...["invoiced", "paid", "shipped", "reserved"].filter((one) => !sums.includes(one)),
    ...(isPostable(kind) ? [] : ["posted"]),
    ...(hasPositions(kind) ? [] : ["positions", "vat", "discount"]),
    ...(hasWarehouse(kind) ? [] : ["warehouse"]),
    ...(isPlanned(kind) ? [] : ["planned"]),
  ]);
}

/** `statuses`: whether there are any of the kind. */
export function defaultColumns(kind: DocumentKind, statuses = true): readonly string[] {
  if (kind === "customer_order") return DEFAULT_COLUMNS;
  const not = absent(kind);
  return DEFAULT_OF_OTHERS.filter((one) => !not.has(one) && (statuses || one !== "status"));
}

/** The columns of a kind with their names, in the order of the table. */
export function columnNames(kind: DocumentKind, text: Text): [string, string][] {
  const not = absent(kind);
  const named: Record<string, string> = isSupply(kind) ? { ...text.column, counterparty: text.supplier, shipped: text.received } : text.column;
  return Object.entries(named).filter(([id]) => !not.has(id));
}

/** What the server can sort by. */
export type SortField = "moment" | "number" | "sum" | "planned";
export const SORTED_BY: Readonly<Record<string, SortField>> = { moment: "moment", number: "number", sum: "sum", planned: "planned" };

/** Widths in pixels: the least, from which columns grow alike. */
export const WIDTHS: Readonly<Record<string, number>> = {
  number: 100, moment: 104, status: 204, counterparty: 204, posted: 132, sum: 124, invoiced: 124, paid: 124, shipped: 124, reserved: 124, organization: 156, warehouse: 140, planned: 124, owner: 156, channel: 112, since: 116, department: 140,
  discount: 92, vat: 116, positions: 92, description: 220, external: 140, author: 172, created: 140, updated: 140,
};
export const ATTRIBUTE_WIDTH = 150;
export const NUMERIC: ReadonlySet<string> = new Set(["sum", "invoiced", "paid", "shipped", "reserved", "discount", "vat", "positions"]);

interface Surroundings {
  kind: DocumentKind;
  text: Text;
  format: Formats;
  today: string;
  statuses: ReadonlyMap<string, Status>;
  employees: ReadonlyMap<string, Employee>;
  departments: ReadonlyMap<string, Department>;
  attributes: readonly Attribute[];
  /** How the number of an order is shown, with its link; how its status, with its menu. */
  number: (order: Order) => ReactNode;
  status: (order: Order) => ReactNode;
}

export function orderColumns(all: Surroundings) {
  const { kind, text, format, today, statuses, employees, departments, attributes } = all;
  const plain = (value: string | null | undefined) => value ? <span title={value}>{value}</span> : null;
  const person = (id: string | null | undefined, name?: string) => id ? <Person name={employees.get(id)?.name ?? name ?? "…"} size={20} /> : null;
  const planned = (order: Order) => {
    if (!order.planned_at) return null;
    const late = isOverdue(order, statuses.get(order.status ?? "")?.status_type, today, format.timeZone);
    if (!late) return format.date(order.planned_at);
    return <span className="list__late" title={text.overdue}><Icon name="alert" size={14} />{format.date(order.planned_at)}<span className="unseen">, {text.overdue}</span></span>;
  };
  const attribute = (value: Schemas["AttributeValue"] | undefined): ReactNode => {
    if (!value) return null;
    switch (value.type) {
      case "boolean": return value.value ? text.yes : text.no;
      case "integer": return format.number(value.value);
      case "time": return format.date(value.value);
      default: return plain(value.value);
    }
  };
  // Nothing yet is no sum to be read.
  const part = (which: keyof Order["trade"]) => (order: Order) => order.trade[which] === 0 ? <span className="list__none" aria-label={format.money(0, order.currency)}>—</span> : format.money(order.trade[which], order.currency);
  const cells: Record<string, (order: Order) => ReactNode> = {
    number: all.number,
    moment: (order) => <span title={format.dateTime(order.moment)}>{format.date(order.moment)}</span>,
    counterparty: (order) => plain(order.counterparty_name),
    status: all.status,
    posted: (order) => <PostedMark kind={kind} posted={order.posted} />,
    sum: (order) => format.money(order.sums.sum, order.currency),
    invoiced: part("invoiced"),
    paid: part("paid"),
    shipped: part("shipped"),
    reserved: part("reserved"),
    planned,
    owner: (order) => person(order.owner, order.owner_name),
    channel: (order) => plain(order.channel_name),
    since: (order) => <Since value={order.status_since} />,
    department: (order) => plain(departments.get(order.department ?? "")?.name),
    discount: (order) => order.discount === 0 ? null : format.percent(order.discount),
    vat: (order) => format.money(order.sums.vat, order.currency),
    positions: (order) => format.number(order.position_count),
    organization: (order) => plain(order.organization_name),
    warehouse: (order) => plain(order.warehouse_name),
    description: (order) => plain(order.description),
    external: (order) => plain(order.external_id),
    author: (order) => person(order.author),
    created: (order) => format.dateTime(order.created_at),
    updated: (order) => format.dateTime(order.updated_at),
  };
  return helper.columns([
    ...columnNames(kind, text).flatMap(([id, header]) => {
      const cell = cells[id];
      return cell ? [helper.display({ id, header, cell: ({ row }) => cell(row.original) })] : [];
    }),
    ...attributes.filter((one) => one.kind === kind).map((one) => helper.display({ id: one.id, header: one.name, cell: ({ row }) => attribute(row.original.attributes[one.id]) })),
  ]);
}
