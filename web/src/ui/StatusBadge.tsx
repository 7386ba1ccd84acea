import type { CSSProperties } from "react";

import { useById, useStatuses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { Icon } from "./Icon";
import { messages } from "./messages";

interface Named {
  name: string;
  color?: string;
  status_type?: "regular" | "successful" | "unsuccessful";
}

/** A status by its record. The text carries the meaning, the colour decorates it. */
export function StatusBadge({ status }: { status: Named | null | undefined }) {
  const text = useMessages(messages);
  const type = status?.status_type ?? "regular";
  const style = status?.color ? { "--status": status.color } as CSSProperties : undefined;
  const name = status?.name ?? text.noStatus;
  return (
    <span className="status" style={style} title={type === "regular" ? name : `${name} (${text[type]})`}>
      {type === "regular" ? <span className="status__dot" /> : <Icon name={type === "successful" ? "check" : "close"} size={13} />}
      <span className="status__name">{name}</span>
    </span>
  );
}

/** A status by its id. `name` is shown until the statuses are there, or if it is none of them. */
export function StatusById({ id, name }: { id: string | null | undefined; name?: string | null }) {
  const { data } = useStatuses();
  const status = useById(data).get(id ?? "");
  return <StatusBadge status={id ? status ?? { name: name ?? "…" } : null} />;
}
