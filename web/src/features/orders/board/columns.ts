// Which columns a board has, without any screen.
import type { Process, Schemas, Status } from "@/api/queries";

import { idsIn, NONE } from "../filters/filter";

export const ALL = "all";

export interface BoardColumn {
  /** `none` for «Без статуса», otherwise the id of the status. */
  id: string;
  status: Status | null;
  final: boolean;
  /** The process does not know the status. */
  outside: boolean;
  /** People begin orders here. */
  creation: boolean;
}

function named(process: Process): Set<string> {
  const { creation = [], stages = [] } = process.definition;
  return new Set([
    ...creation.map((one) => one.status),
    ...stages.flatMap((stage) => [stage.start, ...(stage.transitions ?? []).map((one) => one.to)]).filter((id) => typeof id === "string"),
  ]);
}

interface Asked {
  statuses: readonly Status[];
  /** None: the columns of all statuses. */
  process?: Process;
  counts: readonly Schemas["CountOut"][];
  /** Of the filter: only these. */
  chosen?: string;
}

/** In the order of the statuses. What the process does not name stands there only while orders stand in it. */
export function columnsOf({ statuses, process, counts, chosen }: Asked): BoardColumn[] {
  const known = process && named(process);
  const creation = new Set((process?.definition.creation ?? []).map((one) => one.status));
  const filled = new Set(counts.filter((one) => one.orders > 0).map((one) => one.status ?? NONE));
  const only = chosen === undefined ? undefined : new Set(idsIn(chosen));
  const sorted = statuses.toSorted((a, b) => a.position - b.position);
  const all: BoardColumn[] = sorted
    .filter((one) => !known || known.has(one.id) || filled.has(one.id))
    .map((status) => ({
      id: status.id, status, final: status.status_type !== "regular", outside: known !== undefined && !known.has(status.id),
      creation: creation.has(status.id),
    }));
  if (filled.has(NONE)) all.unshift({ id: NONE, status: null, final: false, outside: false, creation: false });
  return only ? all.filter((one) => only.has(one.id)) : all;
}

/** Whose board it is: said in the address, else by the channels that are filtered, else what was seen last, else the first. */
export function processOf(active: readonly Process[], said: string | undefined, channel: string | undefined, last: string | undefined): Process | undefined {
  if (said === ALL) return undefined;
  const byId = (id: string | undefined) => active.find((one) => one.id === id);
  const known = byId(said);
  if (known) return known;
  const channels = idsIn(channel);
  if (channels.length > 0) {
    const binding = channels.map((id) => active.find((one) => (one.definition.channels ?? []).includes(id)) ?? active.find((one) => (one.definition.channels ?? []).length === 0));
    return binding.every((one) => one === binding[0]) ? binding[0] : undefined;
  }
  if (last === ALL) return undefined;
  return byId(last) ?? active[0];
}

const NOT_ONE = "0";

/** Ids in an address, where `0` says that there is not a single one. */
export const setIn = (list: string): Set<string> => new Set(list === NOT_ONE ? [] : idsIn(list));
export const listOf = (ids: ReadonlySet<string>): string => ids.size > 0 ? [...ids].join(",") : NOT_ONE;
