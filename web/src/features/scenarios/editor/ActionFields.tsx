// What each action takes.
import { Button, Checkbox, Group, SegmentedControl, Select, Stack, Switch, Text } from "@mantine/core";

import { useDepartments, useStatuses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { MADE_OF_ORDER } from "@/ui/kinds";
import { isPrinted } from "@/ui/papers/usePapers";
import { StatusPicker } from "@/ui/pickers";
import { FieldSelect } from "@/ui/rules/FieldSelect";
import { useOrderAttributes } from "@/ui/rules/GuardsEditor";
import type { Field } from "@/ui/rules/model";

import { editor } from "../messages/editor";
import { type Action, type ActionOf, chosen, SETTABLE, spanOf, UNCHOSEN } from "../model";
import { useFlaws } from "./context";
import { FieldValueInput, useFirstValue } from "./FieldValueInput";
import { KindSelect, ManyWhomSelect, ScenarioSelect, WebhookSelect, WhomSelect } from "./pickers";
import { SpanInput } from "./SpanInput";
import { useDateFields } from "./TriggerBlock";
import { VariableText } from "./VariableText";

const MAX_ITEMS = 100;
/** What can go along with a letter. */
const SENT = (["customer_order", ...MADE_OF_ORDER] as const).filter(isPrinted);

interface Props<A extends Action = Action> {
  value: A;
  onChange: (action: Action) => void;
  /** Of the action within the rule: `actions/0`. */
  path: string;
  /** The scenario that is edited. */
  id: string | undefined;
}

export function ActionFields(props: Props) {
  const text = useMessages(editor);
  const hint = text.actionHints[props.value.kind as keyof typeof text.actionHints];
  return (
    <Stack gap="sm">
      <Fields {...props} />
      {hint && <Text size="sm" c="dimmed">{hint}</Text>}
    </Stack>
  );
}

function Fields({ value, onChange, path, id }: Props) {
  const text = useMessages(editor);
  const flaw = useFlaws();
  const statuses = (useStatuses().data ?? []).filter((one) => one.kind === "customer_order").map((one) => one.id);
  const dates = useDateFields(["planned_at"]);
  const at = (field: string) => `${path}/${field}`;
  const written = (field: "text" | "comment" | "subject", label: string, more: { line?: boolean; required?: boolean } = {}) => (
    <VariableText label={label} {...more} value={(value as unknown as Record<string, string | undefined>)[field] ?? ""} path={at(field)} onChange={(next) => onChange({ ...value, [field]: next } as Action)} />
  );
  switch (value.kind) {
    case "set_status":
      return (
        <>
          <StatusPicker label={text.status} maw={440} allowDeselect={false} only={statuses} value={chosen(value.status)} error={flaw(at("status"))} onChange={(status) => onChange({ ...value, status: status ?? UNCHOSEN })} />
          {written("comment", text.comment)}
        </>
      );
    case "set_field": return <SetField value={value} onChange={onChange} path={path} id={id} />;
    case "set_date":
      return (
        <Group gap="md" align="flex-start">
          <FieldSelect label={text.field} only={dates} value={value.field} error={flaw(at("field"))} onChange={(field) => onChange({ ...value, field })} />
          <SpanInput label={text.ahead} value={value.after} path={at("after")} onChange={(after) => onChange({ ...value, after })} />
        </Group>
      );
    case "set_owner": return <WhomSelect label={text.whom} maw={440} value={value.to} error={flaw(at("to"))} onChange={(to) => onChange({ ...value, to })} />;
    case "set_department": return <DepartmentSelect value={value.department ?? null} error={flaw(at("department"))} onChange={(department) => onChange({ ...value, department })} />;
    case "create_task": return <TaskFields value={value} onChange={onChange} path={path} id={id} />;
    case "notify":
      return (
        <>
          <ManyWhomSelect label={text.notifyWhom} value={value.whom} error={flaw(at("whom")) ?? value.whom.map((_, i) => flaw(at(`whom/${i}`))).find(Boolean)} onChange={(whom) => onChange({ ...value, whom })} />
          {written("text", text.text, { required: true })}
        </>
      );
    case "message":
      return (
        <>
          {written("subject", text.subject, { line: true, required: true })}{written("text", text.letter, { required: true })}
          <KindSelect label={text.attach} placeholder={text.attachNothing} description={text.attachHint} clearable kinds={SENT} value={value.attach ?? null} error={flaw(at("attach"))} onChange={(attach) => onChange({ ...value, attach })} />
        </>
      );
    case "reserve": return <Switch label={text.reserveAll} checked={value.all ?? false} onChange={(event) => onChange({ ...value, all: event.currentTarget.checked })} />;
    case "unreserve": return null;
    case "create_linked":
      return (
        <>
          <KindSelect label={text.linkedKind} kinds={MADE_OF_ORDER} value={value.document} error={flaw(at("document"))} onChange={(document) => document && onChange({ ...value, document })} />
          <Switch label={text.posted} checked={value.posted ?? false} onChange={(event) => onChange({ ...value, posted: event.currentTarget.checked })} />
        </>
      );
    case "comment": return written("text", text.text, { required: true });
    case "wait": return <SpanInput label={text.after} value={value.span} path={at("span")} onChange={(span) => onChange({ ...value, span })} />;
    case "start": return <ScenarioSelect maw={440} except={id} value={value.scenario} error={flaw(at("scenario"))} onChange={(scenario) => onChange({ ...value, scenario })} />;
    case "webhook": return <WebhookSelect maw={440} value={value.webhook} error={flaw(at("webhook"))} onChange={(webhook) => onChange({ ...value, webhook })} />;
    case "finish_tasks": return null;
  }
}

function SetField({ value, onChange, path }: Props<ActionOf<"set_field">>) {
  const text = useMessages(editor);
  const flaw = useFlaws();
  const first = useFirstValue();
  const fields: Field[] = [...SETTABLE, ...useOrderAttributes().map((one) => ({ attribute: one.id }))];
  // Shared is on or off; everything else can be empty.
  const clears = value.field !== "shared";
  return (
    <>
      <Group gap="md" align="flex-end">
        <FieldSelect label={text.field} only={fields} value={value.field} error={flaw(`${path}/field`)} onChange={(field) => onChange({ ...value, field, value: first(field) })} />
        {clears && (
          <SegmentedControl aria-label={text.value} value={value.value.type === "empty" ? "clear" : "set"} onChange={(next) => onChange({ ...value, value: next === "clear" ? { type: "empty" } : first(value.field) })}
            data={[{ value: "set", label: text.set }, { value: "clear", label: text.clear }]} />
        )}
      </Group>
      {value.value.type === "empty" ? <Text size="sm" c="dimmed">{text.clearHint}</Text>
        : <FieldValueInput label={text.value} field={value.field} value={value.value} path={`${path}/value`} error={flaw(`${path}/value`)} onChange={(next) => onChange({ ...value, value: next })} />}
    </>
  );
}

const NO_DEPARTMENT = "none";

function DepartmentSelect({ value, onChange, error }: { value: string | null; onChange: (id: string | null) => void; error: string | undefined }) {
  const text = useMessages(editor);
  const { data = [] } = useDepartments();
  return <Select label={text.department} maw={440} searchable allowDeselect={false} error={error} value={value ?? NO_DEPARTMENT} onChange={(id) => onChange(id === NO_DEPARTMENT ? null : id)}
    data={[{ value: NO_DEPARTMENT, label: text.noDepartment }, ...data.map((one) => ({ value: one.id, label: one.name }))]} />;
}

function TaskFields({ value, onChange, path }: Props<ActionOf<"create_task">>) {
  const text = useMessages(editor);
  const flaw = useFlaws();
  const items = value.checklist ?? [];
  return (
    <>
      <VariableText label={text.taskText} required value={value.text} path={`${path}/text`} onChange={(next) => onChange({ ...value, text: next })} />
      <WhomSelect label={text.assignee} maw={440} value={value.assignee} error={flaw(`${path}/assignee`)} onChange={(assignee) => onChange({ ...value, assignee })} />
      <Checkbox label={text.hasDue} checked={Boolean(value.due)} onChange={(event) => onChange({ ...value, due: event.currentTarget.checked ? spanOf(1, "days working") : null })} />
      {value.due && <SpanInput label={text.due} value={value.due} path={`${path}/due`} onChange={(due) => onChange({ ...value, due })} />}
      {items.length > 0 && (
        <Stack gap="xs" component="ul" aria-label={text.checklist} className="rule-checklist">
          {items.map((item, i) => (
            <li key={i}>
              <div><VariableText line label={text.checklistItem(i + 1)} value={item} path={`${path}/checklist/${i}`} onChange={(next) => onChange({ ...value, checklist: items.with(i, next) })} /></div>
              <IconButton icon="close" label={text.removeItem(i + 1)} onClick={() => onChange({ ...value, checklist: items.toSpliced(i, 1) })} />
            </li>
          ))}
        </Stack>
      )}
      {items.length < MAX_ITEMS && (
        <Button size="xs" variant="default" leftSection={<Icon name="plus" size={15} />} style={{ alignSelf: "flex-start" }} onClick={() => onChange({ ...value, checklist: [...items, ""] })}>{text.addItem}</Button>
      )}
    </>
  );
}
