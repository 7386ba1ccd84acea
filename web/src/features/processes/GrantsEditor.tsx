// Who may: everyone, or any of employees, departments, roles and people relative to the order.
import { Checkbox, SegmentedControl, Stack, Text } from "@mantine/core";

import { useById, useEmployees } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { GranteesSelect } from "@/ui/rules/GranteesSelect";

import { useDesigner } from "./context";
import { messages } from "./messages";
import type { Grants } from "./model";
import { whoMay } from "./warnings";

const NAMES_SHOWN = 4;

interface Props {
  value: Grants;
  onChange: (grants: Grants) => void;
  /** Of whoever creates there is no author and no last mover yet. */
  creating?: boolean;
}

export function GrantsEditor({ value, onChange, creating = false }: Props) {
  const text = useMessages(messages).grants;
  const { world } = useDesigner();
  const byId = useById(useEmployees().data);
  const who = world && !value.everyone ? whoMay(value, world) : undefined;
  const people = who ? [...who.people].map((id) => byId.get(id)?.name ?? "…") : [];
  return (
    <Stack gap="sm">
      <SegmentedControl fullWidth aria-label={text.who} value={value.everyone ? "everyone" : "some"}
        onChange={(next) => onChange({ ...value, everyone: next === "everyone" })}
        data={[{ value: "everyone", label: text.everyone }, { value: "some", label: text.some }]} />
      {!value.everyone && (
        <>
          <GranteesSelect aria-label={text.some} value={value.any_of} onChange={(any_of) => onChange({ ...value, any_of })} />
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
