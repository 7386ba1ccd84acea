import type { Process } from "@/api/queries";

/** The process that binds a channel's orders: the active one that names it, else the active one for the rest, else none. */
export function bindingOf(channel: string, processes: readonly Process[]): { process: Process | undefined; own: boolean } {
  const active = processes.filter((one) => one.active && one.kind === "customer_order");
  const own = active.find((one) => one.definition.channels?.includes(channel));
  if (own) return { process: own, own: true };
  return { process: active.find((one) => !one.definition.channels?.length), own: false };
}
