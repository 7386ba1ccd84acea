import { compact, dayIn, flagIn, type Search, textIn } from "@/lib/search";

/** What narrows the orders on the board and in the list alike, so that one passes it on to the other. */
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
}

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
  };
}

export const boardSearch = (search: Search): OrderFilter => compact(orderFilterIn(search));
