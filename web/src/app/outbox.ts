import { messages } from "@/features/outbox/messages";
import { useDead } from "@/features/outbox/queries";
import { useMessages } from "@/lib/i18n";
import { useFormat } from "@/ui/useFormat";

/** How many messages nobody could deliver, as entries of a navigation say it; only for administrators, and only if there are any. */
export function useDeadCount(): { count: string; hint: string } | undefined {
  const text = useMessages(messages);
  const format = useFormat();
  const dead = useDead();
  if (!dead) return undefined;
  const count = `${format.number(dead.n)}${dead.more ? "+" : ""}`;
  return { count, hint: text.deadHint(count) };
}
