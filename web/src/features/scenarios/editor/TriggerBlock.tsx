// «Когда …»: what calls the scenario.
import { Chip, Group, Input, SegmentedControl, Select, Stack, Switch, Text, TextInput } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { ClockInput } from "@/ui/ClockInput";
import { type Field, fieldKey } from "@/ui/rules/model";
import { FieldSelect, FieldsSelect } from "@/ui/rules/FieldSelect";
import { useOrderAttributes } from "@/ui/rules/GuardsEditor";
import { useFormat } from "@/ui/useFormat";

import { editor } from "../messages/editor";
import { changedTrigger, clockOf, DATES, minuteOf, spanOf, type Trigger, type TriggerKind, type TriggerOf, TRIGGERS } from "../model";
import { useFlaws } from "./context";
import { KindsSelect, ScenariosSelect, StatusesSelect } from "./pickers";
import { SpanInput } from "./SpanInput";

interface Props {
  value: Trigger;
  onChange: (trigger: Trigger) => void;
  /** The scenario that is edited. */
  id: string | undefined;
}

export function TriggerBlock({ value, onChange, id }: Props) {
  const text = useMessages(editor);
  const hint = text.triggerHints[value.kind as keyof typeof text.triggerHints];
  return (
    <Stack gap="sm">
      <Select aria-label={text.trigger} size="md" maw={440} allowDeselect={false} maxDropdownHeight={420} comboboxProps={{ shadow: "md" }} value={value.kind}
        data={TRIGGERS.map(([group, kinds]) => ({ group: text.triggerGroups[group], items: kinds.map((kind) => ({ value: kind, label: text.triggers[kind] })) }))}
        onChange={(kind) => kind && kind !== value.kind && onChange(changedTrigger(value, kind as TriggerKind))} />
      <TriggerFields value={value} onChange={onChange} id={id} />
      {hint && <Text size="sm" c="dimmed">{hint}</Text>}
    </Stack>
  );
}

function TriggerFields({ value, onChange, id }: Props) {
  const text = useMessages(editor);
  const flaw = useFlaws();
  /** The server names the one of the list that is wrong; the list shows it. */
  const ofList = (path: string, list: readonly unknown[]) => flaw(path) ?? list.map((_, i) => flaw(`${path}/${i}`)).find(Boolean);
  const statuses = (trigger: Extract<Trigger, { statuses: string[] }>) => (
    <StatusesSelect value={trigger.statuses} error={ofList("trigger/statuses", trigger.statuses)} onChange={(all) => onChange({ ...trigger, statuses: all })} />
  );
  switch (value.kind) {
    case "created": case "posted": case "goods_short": case "goods_enough": case "task_done": case "task_overdue": case "commented": case "started": return null;
    case "changed":
      return <FieldsSelect label={text.fields} placeholder={(value.fields ?? []).length === 0 ? text.anyField : undefined} value={value.fields ?? []} error={ofList("trigger/fields", value.fields ?? [])}
        onChange={(fields) => onChange({ ...value, fields })} />;
    case "entered": case "left": return statuses(value);
    case "linked_created": case "linked_posted":
      return <KindsSelect label={text.kinds} placeholder={text.anyKind} value={value.kinds ?? []} error={ofList("trigger/kinds", value.kinds ?? [])} onChange={(kinds) => onChange({ ...value, kinds })} />;
    case "paid": return <Switch label={text.inFull} checked={value.in_full ?? false} onChange={(event) => onChange({ ...value, in_full: event.currentTarget.checked })} />;
    case "in_status":
      return <>{statuses(value)}<SpanInput label={text.after} value={value.after} path="trigger/after" onChange={(after) => onChange({ ...value, after })} /></>;
    case "date": return <DateFields value={value} onChange={onChange} />;
    case "button":
      return <TextInput label={text.label} placeholder={text.labelPlaceholder} required withAsterisk={false} maxLength={60} maw={440} value={value.label} error={flaw("trigger/label")}
        onChange={(event) => onChange({ ...value, label: event.currentTarget.value })} />;
    case "schedule": return <>{statuses(value)}<ScheduleFields value={value} onChange={onChange} /></>;
    case "scenario_failed":
      return <ScenariosSelect except={id} value={value.scenarios ?? []} error={ofList("trigger/scenarios", value.scenarios ?? [])} onChange={(scenarios) => onChange({ ...value, scenarios })} />;
  }
}

const MOMENTS = ["at", "before", "later"] as const;
type MomentOf = typeof MOMENTS[number];

/** Date fields of an order, its own and those the company added. */
export function useDateFields(own: readonly Field[]): Field[] {
  return [...own, ...useOrderAttributes().filter((one) => one.attribute_type === "time").map((one) => ({ attribute: one.id }))];
}

function DateFields({ value, onChange }: { value: TriggerOf<"date">; onChange: (trigger: Trigger) => void }) {
  const text = useMessages(editor);
  const flaw = useFlaws();
  const fields = useDateFields(DATES);
  const moment: MomentOf = !value.offset ? "at" : value.side === "before" ? "before" : "later";
  const turn = (next: MomentOf) => onChange({ ...value, offset: next === "at" ? null : value.offset ?? spanOf(1, "days working"), side: next === "before" ? "before" : "after" });
  return (
    <>
      <FieldSelect label={text.field} maw={440} only={fields} value={value.field} error={flaw("trigger/field")} onChange={(field) => onChange({ ...value, field })} key={fieldKey(value.field)} />
      <Group gap="sm" align="flex-end">
        <SegmentedControl aria-label={text.moment} value={moment} onChange={(next) => turn(next as MomentOf)} data={MOMENTS.map((one) => ({ value: one, label: text[one] }))} />
        {value.offset && <SpanInput label={text.after} value={value.offset} path="trigger/offset" onChange={(offset) => onChange({ ...value, offset })} />}
      </Group>
    </>
  );
}

function ScheduleFields({ value, onChange }: { value: TriggerOf<"schedule">; onChange: (trigger: Trigger) => void }) {
  const text = useMessages(editor);
  const flaw = useFlaws();
  const { timeZone } = useFormat();
  const days = value.days ?? [];
  return (
    <Group gap="md" align="flex-start">
      <ClockInput label={text.time} name={text.time} value={clockOf(value.minute)} error={flaw("trigger/minute")} onChange={(clock) => {
        const minute = minuteOf(clock);
        if (minute !== undefined) onChange({ ...value, minute });
      }} />
      <Input.Wrapper label={text.days} error={flaw("trigger/days")} labelElement="div" description={text.zone(timeZone)} inputWrapperOrder={["label", "input", "description", "error"]}>
        <Chip.Group multiple value={days.map(String)} onChange={(all) => onChange({ ...value, days: all.map(Number).sort() })}>
          <Group gap={6} role="group" aria-label={text.days}>{text.dayNames.map((name, i) => <Chip key={i} size="sm" value={String(i + 1)}>{name}</Chip>)}</Group>
        </Chip.Group>
      </Input.Wrapper>
    </Group>
  );
}
