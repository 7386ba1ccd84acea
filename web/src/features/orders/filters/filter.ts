// What narrows orders: as it stands in the address, as the server takes it, and as the client judges a single order that
// has just changed.
import type { Order, Process, Status } from "@/api/queries";
import { dayOf, momentOf } from "@/lib/format";
import { dayIn, flagIn, type Search, textIn } from "@/lib/search";

/** Shared by the board and the list, so that one passes it on to the other. Several ids stand with commas. */
export interface OrderFilter {
  q?: string;
  status?: string;
  owner?: string;
  mine?: true;
  channel?: string;
  counterparty?: string;
  /** Calendar days in the time zone of the account, both included. */
  from?: string;
  to?: string;
  plannedFrom?: string;
  plannedTo?: string;
  /** Planned for a day that is over, and in no final status. */
  overdue?: true;
}

export const FILTER_NAMES = [
  "q", "status", "owner", "mine", "channel", "counterparty", "from", "to", "plannedFrom", "plannedTo", "overdue",
] as const satisfies readonly (keyof OrderFilter)[];

export function orderFilterIn(search: Search): OrderFilter {
  return {
    q: textIn(search, "q"),
    status: textIn(search, "status"),
    owner: textIn(search, "owner"),
    mine: flagIn(search, "mine"),
    channel: textIn(search, "channel"),
    counterparty: textIn(search, "counterparty"),
    from: dayIn(search, "from"),
    to: dayIn(search, "to"),
    plannedFrom: dayIn(search, "plannedFrom"),
    plannedTo: dayIn(search, "plannedTo"),
    overdue: flagIn(search, "overdue"),
  };
}

/** Only the filter of an address, without sorting and columns. */
export function filterOf(search: OrderFilter): OrderFilter {
  return Object.fromEntries(FILTER_NAMES.flatMap((name) => search[name] === undefined ? [] : [[name, search[name]]]));
}

export const isFiltered = (filter: OrderFilter): boolean => FILTER_NAMES.some((name) => filter[name] !== undefined);
export const noFilter = (): OrderFilter => Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined]));

export const idsIn = (list: string | undefined): string[] => list ? list.split(",").filter(Boolean) : [];
export const idList = (ids: readonly string[]): string | undefined => ids.length > 0 ? ids.join(",") : undefined;

/** In lists of ids: no status, no channel. */
export const NONE = "none";

/** What `/orders`, `/orders/counts` and `/orders/export` take. */
export interface ApiFilter {
  q?: string;
  status?: string;
  owner?: string;
  mine?: boolean;
  channel?: string;
  counterparty?: string;
  moment_from?: string;
  moment_to?: string;
  planned_from?: string;
  planned_to?: string;
}

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

interface Surroundings {
  timeZone: string;
  /** The day it is now, in that zone. */
  today: string;
  statuses: readonly Status[];
}

const earlier = (a: string | undefined, b: string): string => a !== undefined && a < b ? a : b;

export function apiFilter(filter: OrderFilter, { timeZone, today, statuses }: Surroundings): ApiFilter {
  const start = (day: string | undefined) => day && momentOf(day, timeZone);
  const end = (day: string | undefined) => day && momentOf(dayAfter(day), timeZone);
  const all: ApiFilter = {
    q: filter.q,
    status: filter.status,
    owner: filter.owner,
    mine: filter.mine,
    channel: filter.channel,
    counterparty: filter.counterparty,
    moment_from: start(filter.from),
    moment_to: end(filter.to),
    planned_from: start(filter.plannedFrom),
    planned_to: end(filter.overdue ? earlier(filter.plannedTo, dayAfter(today, -1)) : filter.plannedTo),
  };
  if (filter.overdue) {
    const open = [NONE, ...statuses.filter((one) => one.status_type === "regular").map((one) => one.id)];
    const chosen = idsIn(filter.status);
    // A final status is never overdue; if nothing else was chosen, no status at all fits.
    all.status = (chosen.length > 0 ? open.filter((id) => chosen.includes(id)) : open).join(",") || "00000000-0000-0000-0000-000000000000";
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ""));
}

export const isOverdue = (order: Pick<Order, "planned_at">, type: Status["status_type"] | undefined, today: string, timeZone: string): boolean =>
  Boolean(order.planned_at) && (type ?? "regular") === "regular" && dayOf(order.planned_at ?? "", timeZone) < today;

const folded = (text: string) => text.toLocaleLowerCase().replaceAll("ё", "е");

/** Whether an order belongs into what was asked for with this filter; `me` is the id of the employee who asks. */
export function fits(order: Order, filter: ApiFilter & { deleted?: boolean }, me: string | null | undefined): boolean {
  const among = (list: string | undefined, id: string | null | undefined) => list === undefined || idsIn(list).includes(id ?? NONE);
  const within = (time: string | null | undefined, from: string | undefined, to: string | undefined) => {
    if (from === undefined && to === undefined) return true;
    if (!time) return false;
    const moment = Date.parse(time);
    return (from === undefined || moment >= Date.parse(from)) && (to === undefined || moment < Date.parse(to));
  };
  if (Boolean(order.deleted_at) !== Boolean(filter.deleted)) return false;
  if (filter.mine && order.owner !== me) return false;
  if (!among(filter.status, order.status) || !among(filter.owner, order.owner) || !among(filter.channel, order.channel)) return false;
  if (!among(filter.counterparty, order.counterparty)) return false;
  if (!within(order.moment, filter.moment_from, filter.moment_to) || !within(order.planned_at, filter.planned_from, filter.planned_to)) return false;
  const where = folded([order.number, order.external_id, order.counterparty_name, order.description].filter(Boolean).join(" "));
  return folded(filter.q ?? "").split(/\s+/).every((word) => where.includes(word));
}

/** The channels whose orders a process binds; undefined: all. */
export function channelsOf(process: Process, processes: readonly Process[], channels: readonly { id: string }[]): string[] | undefined {
  const own = process.definition.channels ?? [];
  if (own.length > 0) return [...own];
  const claimed = new Set(processes.filter((one) => one.active && one.id !== process.id).flatMap((one) => one.definition.channels ?? []));
  if (claimed.size === 0) return undefined;
  return [NONE, ...channels.map((one) => one.id).filter((id) => !claimed.has(id))];
}
