// The board of an address: its process, its filter as the server takes it, its columns with counts.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { useChannels, useProcesses, useStatusesOf } from "@/api/queries";
import { remember, remembered } from "@/lib/storage";

import { countsQuery } from "../data/pages";
import { type ApiFilter, channelsOf, idsIn, NONE, type OrderFilter } from "../filters/filter";
import { useApiFilter } from "../filters/useApiFilter";
import { ALL, columnsOf, listOf, processOf, setIn } from "./columns";

export interface BoardSearch extends OrderFilter {
  process?: string;
  hide?: string;
  open?: string;
  view?: string;
}

const LAST_PROCESS = "board.process";

export function rememberProcess(id: string): void {
  remember(LAST_PROCESS, id);
}

/** The process of the board of an address, and its filter as the server takes it. */
export function useBoardFilter(search: BoardSearch) {
  const statuses = useStatusesOf("customer_order");
  const processes = useProcesses();
  const channels = useChannels();
  const own = useApiFilter("customer_order", search);
  const active = useMemo(() => processes.data?.filter((one) => one.active && one.kind === "customer_order"), [processes.data]);
  const process = useMemo(() => active && processOf(active, search.process, search.channel, remembered(LAST_PROCESS)), [active, search.process, search.channel]);
  const ready = Boolean(own && active && channels.data && statuses.data);

  const filter = useMemo((): ApiFilter | undefined => {
    if (!own || !ready) return undefined;
    const bound = process && channelsOf(process, active ?? [], channels.data ?? []);
    return own.channel || !bound ? own : { ...own, channel: bound.join(",") };
  }, [own, ready, process, active, channels.data]);
  return { statuses, processes, channels, active, process, ready, filter };
}

export function useColumns(search: BoardSearch) {
  const { statuses, processes, channels, active, process, ready, filter } = useBoardFilter(search);
  // Columns are made of all counts; `status` narrows what is shown of them.
  const counted = useMemo((): ApiFilter | undefined => filter && { ...filter, status: undefined }, [filter]);
  const counts = useQuery({ ...countsQuery("customer_order", counted ?? {}), enabled: counted !== undefined });

  const columns = useMemo(
    () => counts.data && statuses.data && columnsOf({ statuses: statuses.data, process, counts: counts.data.rows, chosen: search.status }),
    [statuses.data, process, counts.data, search.status],
  );

  // A filter may leave no room for some statuses at all, as «overdue» does for final ones.
  const found = useMemo(() => {
    const only = filter?.status === undefined ? undefined : new Set(idsIn(filter.status));
    return counts.data?.rows.reduce((sum, row) => !only || only.has(row.status ?? NONE) ? sum + row.orders : sum, 0);
  }, [filter, counts.data]);

  // What is folded and hidden: as the address says, else as it was last time with this process.
  const memory = `board.columns.${process?.id ?? ALL}`;
  const [keptHidden = "0", keptOpen = "0"] = (remembered(memory) ?? "").split(";").map((one) => one || "0");
  const hidden = setIn(search.hide ?? keptHidden);
  const open = setIn(search.open ?? keptOpen);
  const arrange = (change: { hidden?: ReadonlySet<string>; open?: ReadonlySet<string> }): Pick<BoardSearch, "hide" | "open"> => {
    const hide = listOf(change.hidden ?? hidden);
    const unfolded = listOf(change.open ?? open);
    remember(memory, `${hide};${unfolded}`);
    return { hide, open: unfolded };
  };

  return {
    ready: ready && columns !== undefined,
    error: statuses.error ?? processes.error ?? channels.error ?? counts.error,
    retry: () => void Promise.all([statuses, processes, channels, counts].filter((one) => one.error).map((one) => one.refetch())),
    active: active ?? [],
    process,
    filter,
    columns: columns ?? [],
    counts: counts.data,
    /** Orders under the filter, in all columns together. */
    found,
    hidden,
    open,
    arrange,
  };
}
