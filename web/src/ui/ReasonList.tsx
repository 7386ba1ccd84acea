// Why the gate says no: every reason in the order in which one can act on it, each with what to do.
import { Group, List, Text } from "@mantine/core";
import type { ReactNode } from "react";

import type { Reason } from "@/api/client";
import { type Schemas, useById, useDepartments, useEmployees, useRoles } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import { PersonById } from "./Person";
import { StatusById } from "./StatusBadge";

type Grantee = Schemas["Grantee"];

/** The name of somebody who may: an employee, a department, a role, or a relation to the document. */
export function GranteeName({ grantee }: { grantee: Grantee }) {
  const text = useMessages(messages);
  const employees = useById(useEmployees().data);
  const departments = useById(useDepartments().data);
  const roles = useById(useRoles().data);
  switch (grantee.kind) {
    case "employee": return <>{employees.get(grantee.id)?.name ?? "…"}</>;
    case "department": return <>{departments.get(grantee.id)?.name ?? "…"}</>;
    case "role": return <>{roles.get(grantee.id)?.name ?? "…"}</>;
    default: return <>{text.relative[grantee.kind]}</>;
  }
}

function Statuses({ ids }: { ids: readonly string[] }) {
  return <Group gap={6} component="span" style={{ display: "inline-flex" }}>{ids.map((id) => <StatusById key={id} id={id} />)}</Group>;
}

function Advice({ reason }: { reason: Reason }): ReactNode {
  const { then } = useMessages(messages);
  switch (reason.code) {
    case "no_such_transition":
      return reason.possible.length > 0 ? <>{then.may} <Statuses ids={reason.possible} /></> : then.askAdministrator;
    case "not_creation_status":
      return reason.possible.length > 0 ? <Statuses ids={reason.possible} /> : then.askAdministrator;
    case "not_granted":
      if (reason.who.length === 0) return then.askAdministrator;
      return <>{then.askWho} {reason.who.map((grantee, i) => (
        <span key={i}>{i > 0 && ", "}<GranteeName grantee={grantee} /></span>
      ))}.</>;
    case "frozen":
    case "no_creation_status":
    case "may_not_force":
    case "no_right":
    case "nobody_edits":
      return then.askAdministrator;
    case "other_process": return then.keepChannel;
    case "own_step": return then.askColleague;
    case "guard_failed": return then.changeOrder;
    case "requirement_missing": return then.fill;
    case "only_owner_edits": return <>{then.askOwner} <PersonById id={reason.owner} size={20} /></>;
    case "changed_meanwhile": return then.reload;
    case "in_bin": return then.restore;
    case "fields_locked":
    case "already_there":
      return null;
  }
}

/** `action` may put a button beside a reason, such as «Заполнить». */
export function ReasonList({ reasons, action }: { reasons: readonly Reason[]; action?: (reason: Reason) => ReactNode }) {
  const text = useMessages(messages);
  if (reasons.length === 0) return null;
  return (
    <List spacing={6} size="sm" aria-label={text.reasons} listStyleType={reasons.length === 1 ? "none" : undefined} withPadding={false} pl={reasons.length === 1 ? 0 : undefined}>
      {reasons.map((reason, i) => (
        <List.Item key={i}>
          <Text span inherit>{reason.text}</Text>
          <Text component="div" size="sm" c="dimmed"><Advice reason={reason} /> {action?.(reason)}</Text>
        </List.Item>
      ))}
    </List>
  );
}
