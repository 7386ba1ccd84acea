// «… если …»: what must hold, with groups of conditions inside each other.
import { Button, Group, Menu, MultiSelect, Paper, Select, Stack, Text } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { GranteesSelect } from "@/ui/rules/GranteesSelect";
import { FieldSelect } from "@/ui/rules/FieldSelect";
import { GuardFields, guardKinds, newGuard, useOrderAttributes } from "@/ui/rules/GuardsEditor";
import { messages as ruleMessages } from "@/ui/rules/messages";
import type { Field } from "@/ui/rules/model";

import { editor } from "../messages/editor";
import { type Condition, type FieldValue, GROUPS, type NewCondition, SOURCES, STEP_CONDITIONS } from "../model";
import { anchorOf, useFlaws } from "./context";
import { FieldValueInput, useFirstValue, VALUED } from "./FieldValueInput";
import { StatusesSelect } from "./pickers";

/** How deep groups nest; the server takes no more. */
const DEPTH = 7;
const MAX = 50;

function useNewCondition(): (what: NewCondition) => Condition {
  const [attribute] = useOrderAttributes();
  return (what) => {
    if (typeof what === "object") return { kind: "guard", guard: newGuard(what.guard, attribute) };
    switch (what) {
      case "in_statuses": case "came_from": return { kind: what, statuses: [] };
      case "became": return { kind: what, field: "planned_at", was: null, now: null };
      case "actor": return { kind: what, any_of: [] };
      case "source": return { kind: what, sources: ["person"] };
      case "all": case "any": case "none": return { kind: what, of: [] };
    }
  };
}

interface Props {
  value: readonly Condition[];
  onChange: (conditions: Condition[]) => void;
  path?: string;
  depth?: number;
  /** The word between two of them. */
  join?: string;
}

export function ConditionsBlock({ value, onChange, path = "conditions", depth = 0, join }: Props) {
  const text = useMessages(editor);
  const titleOf = useTitle();
  const flaw = useFlaws();
  return (
    <Stack gap="xs" align="stretch">
      {value.length === 0 && depth === 0 && <Text size="sm" c="dimmed">{text.conditionsHint}</Text>}
      {value.length === 0 && depth > 0 && <Text size="sm" c={flaw(path) ? "var(--bad)" : "dimmed"}>{text.emptyGroup}</Text>}
      {value.length > 1 && depth === 0 && <Text size="sm" c="dimmed">{text.allHold}</Text>}
      {value.map((one, i) => (
        <div key={i}>
          {i > 0 && <Text size="xs" c="dimmed" mb={6} fw={600}>{join ?? text.joins.all}</Text>}
          <Paper p="sm" bg={depth % 2 === 0 ? "var(--page)" : "var(--surface)"} id={anchorOf(`${path}/${i}`)}>
            <Group justify="space-between" wrap="nowrap" mb={6}>
              <Text fw={550} size="sm">{titleOf(one)}</Text>
              <IconButton icon="close" size="sm" label={text.removeCondition(titleOf(one))} onClick={() => onChange(value.toSpliced(i, 1))} />
            </Group>
            <ConditionFields value={one} onChange={(next) => onChange(value.with(i, next))} path={`${path}/${i}`} depth={depth} />
          </Paper>
        </div>
      ))}
      {value.length < MAX && <AddCondition groups={depth < DEPTH - 1} onAdd={(condition) => onChange([...value, condition])} />}
    </Stack>
  );
}

function useTitle(): (condition: Condition) => string {
  const text = useMessages(editor);
  const guards = useMessages(ruleMessages).guards;
  return (one) => one.kind === "guard" ? guards.kinds[one.guard.kind] : text.conditions[one.kind];
}

function AddCondition({ groups, onAdd }: { groups: boolean; onAdd: (condition: Condition) => void }) {
  const text = useMessages(editor);
  const { kinds } = useMessages(ruleMessages).guards;
  const attributes = useOrderAttributes();
  const make = useNewCondition();
  const item = (label: string, what: NewCondition) => <Menu.Item key={label} onClick={() => onAdd(make(what))}>{label}</Menu.Item>;
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target><Button variant="default" size="xs" leftSection={<Icon name="plus" size={15} />} style={{ alignSelf: "flex-start" }}>{text.addCondition}</Button></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
        <Menu.Label>{text.conditionGroups.order}</Menu.Label>
        {item(text.conditions.in_statuses, "in_statuses")}
        {guardKinds(false, attributes.length > 0).map((guard) => item(kinds[guard], { guard }))}
        <Menu.Label>{text.conditionGroups.step}</Menu.Label>
        {STEP_CONDITIONS.filter((kind) => kind !== "in_statuses").map((kind) => item(text.conditions[kind], kind))}
        {groups && <Menu.Label>{text.conditionGroups.groups}</Menu.Label>}
        {groups && GROUPS.map((kind) => item(text.conditions[kind], kind))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface FieldsProps {
  value: Condition;
  onChange: (condition: Condition) => void;
  path: string;
  depth: number;
}

function ConditionFields({ value, onChange, path, depth }: FieldsProps) {
  const text = useMessages(editor);
  const flaw = useFlaws();
  switch (value.kind) {
    case "all": case "any": case "none":
      return <ConditionsBlock value={value.of} onChange={(of) => onChange({ ...value, of })} path={`${path}/of`} depth={depth + 1} join={text.joins[value.kind]} />;
    case "guard":
      return <GuardFields silent guard={value.guard} depth={depth} flaw={(inner) => flaw(`${path}/guard/${inner}`)} onChange={(guard) => onChange({ ...value, guard })} />;
    case "in_statuses": case "came_from":
      return (
        <Stack gap={4}>
          <StatusesSelect label={undefined} aria-label={text.conditions[value.kind]} value={value.statuses} onChange={(statuses) => onChange({ ...value, statuses })}
            error={flaw(`${path}/statuses`) ?? value.statuses.map((_, i) => flaw(`${path}/statuses/${i}`)).find(Boolean)} />
          {value.kind === "came_from" && <Text size="sm" c="dimmed">{text.cameFromHint}</Text>}
        </Stack>
      );
    case "became": return <BecameFields value={value} onChange={onChange} path={path} />;
    case "actor":
      return <GranteesSelect aria-label={text.people} value={value.any_of} onChange={(any_of) => onChange({ ...value, any_of })} error={flaw(`${path}/any_of`) ?? value.any_of.map((_, i) => flaw(`${path}/any_of/${i}/id`)).find(Boolean)} />;
    case "source":
      return <MultiSelect aria-label={text.sources} value={value.sources} hidePickedOptions error={flaw(`${path}/sources`)} data={SOURCES.map((one) => ({ value: one, label: text.sourceNames[one] }))}
        onChange={(sources) => onChange({ ...value, sources: SOURCES.filter((one) => sources.includes(one)) })} />;
  }
}

function BecameFields({ value, onChange, path }: { value: Extract<Condition, { kind: "became" }>; onChange: (condition: Condition) => void; path: string }) {
  const text = useMessages(editor);
  const flaw = useFlaws();
  const fields: Field[] = [...VALUED, ...useOrderAttributes().map((one) => ({ attribute: one.id }))];
  return (
    <Stack gap="sm">
      <FieldSelect aria-label={text.field} maw={440} only={fields} value={value.field} error={flaw(`${path}/field`)} onChange={(field) => onChange({ ...value, field, was: null, now: null })} />
      {(["was", "now"] as const).map((side) => (
        <SideFields key={side} label={text[side]} field={value.field} value={value[side] ?? undefined} onChange={(next) => onChange({ ...value, [side]: next ?? null })} />
      ))}
      <Text size="sm" c="dimmed">{text.becameHint}</Text>
    </Stack>
  );
}

function SideFields({ label, field, value, onChange }: { label: string; field: Field; value: FieldValue | undefined; onChange: (value: FieldValue | undefined) => void }) {
  const text = useMessages(editor);
  const first = useFirstValue();
  const which = value === undefined ? "any" : value.type === "empty" ? "empty" : "value";
  return (
    <Group gap="sm" align="flex-end">
      <Select label={label} w={200} allowDeselect={false} value={which} data={[{ value: "any", label: text.anyValue }, { value: "empty", label: text.emptyValue }, { value: "value", label: text.thisValue }]}
        onChange={(next) => onChange(next === "any" ? undefined : next === "empty" ? { type: "empty" } : first(field))} />
      {which === "value" && value && <div style={{ flex: 1, minWidth: 200 }}><FieldValueInput label={text.thisValue} field={field} value={value} onChange={onChange} /></div>}
    </Group>
  );
}
