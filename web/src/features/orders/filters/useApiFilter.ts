import { useMemo } from "react";

import { type DocumentKind, useMe, useStatusesOf } from "@/api/queries";
import { dayOf } from "@/lib/format";
import { useNow } from "@/ui/useFormat";

import { type ApiFilter, apiFilter, FILTER_NAMES, type OrderFilter } from "./filter";

/** The day it is in the time zone of the account. */
export function useToday(): string {
  const { time_zone: timeZone } = useMe();
  return dayOf(useNow(), timeZone);
}

/** The filter as the server takes it; undefined until all is known that it depends on. The same object while nothing changes. */
export function useApiFilter(kind: DocumentKind, filter: OrderFilter): ApiFilter | undefined {
  const { time_zone: timeZone } = useMe();
  const { data: statuses } = useStatusesOf(kind);
  const today = useToday();
  const identity = JSON.stringify(FILTER_NAMES.map((name) => filter[name]));
  return useMemo(() => statuses && apiFilter(filter, { timeZone, today, statuses }), [identity, timeZone, filter.overdue ? today : "", statuses]);
}
