// Who may: everyone, or any of employees, departments, roles and people relative to the order.
import { Checkbox, MultiSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMemo } from "react";

import { useById, useDepartments, useEmployees, useRoles } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { useDesigner } from "./context";
import { messages } from "./messages";
import { type Grantee, type Grants, RELATIVES } from "./model";
import { whoMay } from "./warnings";

const MAX = 50;
const NAMES_SHOWN = 4;
const NAMED = ["role", "department", "employee"] as const;

const keyOf = (grantee: Grantee): string => "id" in grantee ? `${grantee.kind}:${grantee.id}` : grantee.kind;
function granteeOf(key: string): Grantee | undefined {
  const [kind, id] = key.split(":");
  const relative = RELATIVES.find((one) => one === kind);
  if (relative) return { kind: relative };
  const named = NAMED.find((one) => one === kind);
  return named && id ? { kind: named, id } : undefined;
}

interface Props {
  value: Grants;
  onChange: (grants: Grants) => void;
  /** Of whoever creates there is no author and no last mover yet. */
  creating?: boolean;
}

export function GrantsEditor({ value, onChange, creating = false }: Props) {
  const text = useMessages(messages).grants;
  const { words, world } = useDesigner();
  const { data: employees = [] } = useEmployees();
  const { data: departments = [] } = useDepartments();
  const { data: roles = [] } = useRoles();
  const byId = useById(employees);

  const chosen = value.any_of.map(keyOf);
  const data = useMemo(() => {
    const options = {
      relative: RELATIVES.map((kind) => ({ value: kind as string, label: words.grantee({ kind }) })),
      role: roles.map((one) => ({ value: `role:${one.id}`, label: one.name })),
      department: departments.map((one) => ({ value: `department:${one.id}`, label: one.name })),
      employee: employees.filter((one) => one.active || chosen.includes(`employee:${one.id}`))
        .map((one) => ({ value: `employee:${one.id}`, label: one.active ? one.name : text.dismissed(one.name) })),
    };
    const offered = new Set(Object.values(options).flat().map((one) => one.value));
    const lost = value.any_of.filter((one) => !offered.has(keyOf(one))).map((one) => ({ value: keyOf(one), label: words.grantee(one) }));
    return [
      { group: text.groups.relative, items: options.relative }, { group: text.groups.role, items: options.role },
      { group: text.groups.department, items: options.department }, { group: text.groups.employee, items: options.employee },
      ...(lost.length > 0 ? [{ group: text.groups.lost, items: lost }] : []),
    ];
  }, [roles, departments, employees, value.any_of, words, text]);

  const who = world && !value.everyone ? whoMay(value, world) : undefined;
  const people = who ? [...who.people].map((id) => byId.get(id)?.name ?? "…") : [];
  return (
    <Stack gap="sm">
      <SegmentedControl fullWidth aria-label={text.who} value={value.everyone ? "everyone" : "some"}
        onChange={(next) => onChange({ ...value, everyone: next === "everyone" })}
        data={[{ value: "everyone", label: text.everyone }, { value: "some", label: text.some }]} />
      {!value.everyone && (
        <>
          <MultiSelect aria-label={text.some} placeholder={chosen.length === 0 ? text.placeholder : undefined} searchable hidePickedOptions maxValues={MAX}
            value={chosen} data={data} nothingFoundMessage={text.nothingFound} comboboxProps={{ shadow: "md" }} maxDropdownHeight={320}
            onChange={(keys) => onChange({ ...value, any_of: keys.flatMap((key) => granteeOf(key) ?? []) })} />
          {who && (people.length > 0 || who.relative) && (
            <Text size="sm" c="dimmed">
              {people.length > 0 && text.now(people.length, people.slice(0, NAMES_SHOWN).join(", "), people.length - NAMES_SHOWN)}
              {who.relative && <> {people.length > 0 ? text.andRelative : text.onlyRelative}</>}
            </Text>
          )}
        </>
      )}
      {!creating && (
        <>
          <Checkbox label={text.notAuthor} checked={value.not_author} onChange={(event) => onChange({ ...value, not_author: event.currentTarget.checked })} />
          <Checkbox label={text.notLastMover} description={text.notLastMoverHint} checked={value.not_last_mover}
            onChange={(event) => onChange({ ...value, not_last_mover: event.currentTarget.checked })} />
        </>
      )}
    </Stack>
  );
}
