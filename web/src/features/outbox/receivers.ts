import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { useEmployees, webhooksQuery } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import type { Message } from "./queries";

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** To whom a message goes, in words: an address as it is, an id by the name of whom or what it is. */
export function receiverOf(to: string, names: ReadonlyMap<string, string>): string | undefined {
  return ID.test(to) ? names.get(to) : to;
}

export function useReceiver(): (message: Pick<Message, "to">) => string {
  const text = useMessages(messages);
  const people = useEmployees();
  const webhooks = useQuery(webhooksQuery);
  const names = useMemo(() => new Map([...people.data ?? [], ...webhooks.data ?? []].map((one) => [one.id, one.name])), [people.data, webhooks.data]);
  const known = people.data !== undefined && webhooks.data !== undefined;
  return ({ to }) => receiverOf(to, names) ?? (known ? text.gone : "…");
}
