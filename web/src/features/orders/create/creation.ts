// In which statuses a person may begin a document of a kind and channel, as far as it can be told before the server decides.
import type { Department, DocumentKind, Me, Process, Schemas } from "@/api/queries";

type Grants = Schemas["Grants"];

/** The process that binds documents of a kind and channel: its own, else the one without channels, else none. */
export function bindingProcess(kind: DocumentKind, processes: readonly Process[], channel: string | null): Process | undefined {
  const active = processes.filter((one) => one.active && one.kind === kind);
  return active.find((one) => channel !== null && one.definition.channels?.includes(channel))
    ?? active.find((one) => (one.definition.channels ?? []).length === 0);
}

/** The department and all above it. */
function above(department: string | null | undefined, departments: readonly Department[]): Set<string> {
  const found = new Set<string>();
  for (let id = department; id && !found.has(id);) {
    found.add(id);
    id = departments.find((one) => one.id === id)?.parent;
  }
  return found;
}

/** Of a document that one is about to create one is owner and author oneself. */
export function granted(grants: Grants | undefined, me: Me, departments: readonly Department[]): boolean {
  if (!grants || grants.everyone) return true;
  const mine = above(me.department, departments);
  return (grants.any_of ?? []).some((one) => {
    switch (one.kind) {
      case "employee": return one.id === me.employee;
      case "role": return one.id === me.role;
      case "department": return mine.has(one.id);
      case "owner":
      case "author": return true;
      default: return false;
    }
  });
}

export type Beginning =
  /** No process: any status, or none. */
  | { kind: "free" }
  | { kind: "none" }
  | { kind: "choice"; statuses: readonly string[] };

export function beginning(kind: DocumentKind, processes: readonly Process[], channel: string | null, me: Me, departments: readonly Department[]): Beginning {
  const process = bindingProcess(kind, processes, channel);
  if (!process) return { kind: "free" };
  const statuses = (process.definition.creation ?? []).filter((one) => granted(one.grants, me, departments)).map((one) => one.status);
  return statuses.length === 0 ? { kind: "none" } : { kind: "choice", statuses };
}
