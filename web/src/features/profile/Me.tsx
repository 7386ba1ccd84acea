// Who I am here, and what I may do, in words.
import { List, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

import { type Entity, type Operation, type Schemas, useById, useDepartments, useEmployees, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import "./profile.css";
import { messages } from "./messages";

export function AboutMe() {
  const text = useMessages(messages);
  const me = useMe();
  const departments = useById(useDepartments().data);
  const employees = useById(useEmployees().data);
  const fact = (label: string, value: ReactNode) => <div><dt>{label}</dt><dd>{value || <Text span inherit c="dimmed">{text.none}</Text>}</dd></div>;
  return (
    <Stack gap="sm">
      <dl className="about">
        {fact(text.name, me.name)}
        {fact(text.login, me.login)}
        {fact(text.company, me.account_name)}
        {fact(text.role, me.role_name)}
        {fact(text.department, me.department && (departments.get(me.department)?.name ?? "…"))}
        {fact(text.manager, me.manager && (employees.get(me.manager)?.name ?? "…"))}
        {fact(text.zone, me.time_zone)}
        {fact(text.currency, me.currency)}
      </dl>
      {!me.administrator && <Text size="sm" c="dimmed">{text.meHint}</Text>}
    </Stack>
  );
}

/** Only documents are posted and printed. */
const BOOKS: readonly Entity[] = ["counterparty", "product"];
const OPERATIONS: readonly Operation[] = ["view", "create", "update", "delete", "post", "print"];

/** Entity → operation → scope, without what is not allowed. */
export function rightsByEntity(rights: readonly Schemas["RightOut"][]): Map<Entity, Map<Operation, Schemas["Scope"]>> {
  const all = new Map<Entity, Map<Operation, Schemas["Scope"]>>();
  for (const { entity, operation, scope } of rights) {
    const mine = all.get(entity) ?? new Map<Operation, Schemas["Scope"]>();
    all.set(entity, mine);
    if (scope === "no" || (BOOKS.includes(entity) && (operation === "post" || operation === "print"))) continue;
    mine.set(operation, scope);
  }
  return all;
}

export function MyRights() {
  const text = useMessages(messages);
  const me = useMe();
  const all = rightsByEntity(me.rights);
  const open = [...all].filter(([, mine]) => mine.size > 0);
  const closed = [...all].filter(([, mine]) => mine.size === 0);
  return (
    <Stack gap="md">
      {(me.administrator || me.force_transition) && (
        <List size="sm">
          {me.administrator && <List.Item>{text.administrator}</List.Item>}
          {me.force_transition && <List.Item>{text.force}</List.Item>}
        </List>
      )}
      {!me.administrator && <div className="rights">
        {open.map(([entity, mine]) => (
          <div key={entity}>
            <Title order={3} fz="sm">{text.entities[entity]}</Title>
            <dl>
              {OPERATIONS.filter((operation) => mine.has(operation)).map((operation) => (
                <div key={operation} style={{ display: "contents" }}>
                  <dt>{text.operations[operation]}</dt>
                  {/* There is no «whose» of what is not there yet. */}
                  <dd>{operation === "create" ? text.yes : text.scopes[mine.get(operation) ?? "no"]}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>}
      {closed.length > 0 && <Text size="sm" c="dimmed">{text.closed} {closed.map(([entity]) => text.entities[entity].toLocaleLowerCase()).join(", ")}.</Text>}
    </Stack>
  );
}
