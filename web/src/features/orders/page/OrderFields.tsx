import { Alert, Anchor, Group, Paper, Select, Stack, Switch, Text, Textarea, Title, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { type Attribute, type OrderPage, useDepartments, useOrganizations, useWarehouses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { fieldAnchor } from "@/ui/fields";
import { Icon } from "@/ui/Icon";
import { hasPositions, hasWarehouse, isPlanned, useKindMessages } from "@/ui/kinds";
import { MoneyInput } from "@/ui/numbers";
import { PersonById } from "@/ui/Person";
import { ChannelPicker, KeptPicker, PersonPicker } from "@/ui/pickers";
import { ReasonList } from "@/ui/ReasonList";
import { DateText } from "@/ui/values";

import { CounterpartyPicker } from "../form/CounterpartyPicker";
import { attributeField, attributeOf, type DraftField, errorsOf } from "../form/draft";
import { AttributeInput, VatSelect, WhenInput } from "../form/inputs";
import { messages as formMessages } from "../form/messages";
import { useFieldName } from "./ConflictDialog";
import { allLocked, lockOf } from "./locks";
import { messages } from "./messages";
import type { OrderEditor } from "./useOrderEditor";

interface Props {
  order: OrderPage;
  editor: OrderEditor;
  attributes: readonly Attribute[];
}

export function OrderFields({ order, editor, attributes }: Props) {
  const text = useKindMessages(messages, order.kind);
  const form = useMessages(formMessages);
  const name = useFieldName(order.kind);
  const { draft, set } = editor;
  const { data: organizations } = useOrganizations();
  const { data: warehouses } = useWarehouses();
  const field = (of: DraftField) => {
    const lock = lockOf(order, of, text.lockedPosted);
    return {
      id: fieldAnchor(attributeOf(of) ?? String(of)),
      disabled: lock !== undefined,
      error: errorsOf(editor.errors, of),
      label: <FieldLabel name={name(of)} kind={order.kind} marked={editor.marked.has(of)} edited={editor.edited.includes(of)} lock={allLocked(order.edit) ? undefined : lock} />,
    };
  };
  return (
    <Paper p="md" component="section" aria-labelledby="details-title">
      <Stack gap="md">
        <Title order={2} id="details-title" fz="h3">{text.details}</Title>
        {order.edit.reasons.length > 0 && !order.deleted_at && (
          <Alert variant="light" color="gray" icon={<Icon name="lock" />} title={allLocked(order.edit) ? text.locked : text.lockedSome} styles={{ title: { color: "var(--mantine-color-text)" }, message: { color: "var(--mantine-color-text)" } }}>
            <ReasonList reasons={order.edit.reasons} />
          </Alert>
        )}
        {order.posted && !order.deleted_at && <Text size="sm" c="dimmed"><Icon name="lock" size={14} /> {text.lockedPosted}</Text>}
        <div className="order__fields">
          {!hasPositions(order.kind) && <MoneyInput {...field("sum")} value={draft.sum} onChange={(value) => set("sum", value)} />}
          <div className="order__wide">
            <CounterpartyPicker {...field("counterparty")} value={draft.counterparty} onChange={(value) => set("counterparty", value)} />
            {draft.counterparty && <Anchor size="xs" renderRoot={(props) => <Link to="/counterparties/$id" params={{ id: draft.counterparty?.id ?? "" }} {...props} />}>{form.counterparty.open}</Anchor>}
          </div>
          {isPlanned(order.kind) && <WhenInput {...field("planned_at")} clearable value={draft.planned_at} onChange={(value) => set("planned_at", value)} />}
          <PersonPicker {...field("owner")} allowDeselect={false} value={draft.owner} onChange={(value) => { if (value) set("owner", value); }} />
          <ChannelPicker {...field("channel")} clearable placeholder={text.noChannel} value={draft.channel} onChange={(value) => set("channel", value)} />
          <DepartmentPicker {...field("department")} noDepartment={text.noDepartment} value={draft.department} onChange={(value) => set("department", value)} />
          <KeptPicker {...field("organization")} rows={organizations} placeholder={text.noOrganization} value={draft.organization} onChange={(value) => set("organization", value)} />
          {hasWarehouse(order.kind) && <KeptPicker {...field("warehouse")} rows={warehouses} placeholder={text.noWarehouse} value={draft.warehouse} onChange={(value) => set("warehouse", value)} />}
          <WhenInput {...field("moment")} time value={draft.moment} onChange={(value) => { if (value) set("moment", value); }} />
          {hasPositions(order.kind) && <VatSelect {...field("vat_mode")} value={draft.vat_mode} onChange={(value) => set("vat_mode", value)} />}
          <Switch {...field("shared")} description={text.sharedHint} checked={draft.shared} onChange={(event) => set("shared", event.currentTarget.checked)} className="order__switch" />
          {attributes.map((attribute) => {
            const of = attributeField(attribute.id);
            return <AttributeInput key={attribute.id} {...field(of)} attribute={attribute} value={draft[of] ?? null} onChange={(value) => set(of, value)} />;
          })}
          <Textarea {...field("description")} className="order__all" autosize minRows={2} maxRows={12} value={draft.description} onChange={(event) => set("description", event.currentTarget.value)} />
        </div>
        <Group gap="lg" c="dimmed" fz="xs">
          {order.author && <Group gap={6}>{text.author}: <PersonById id={order.author} size={18} /></Group>}
          <span>{text.created} <DateText value={order.created_at} time /></span>
          {order.external_id && <span>{text.external}: {order.external_id}</span>}
        </Group>
      </Stack>
    </Paper>
  );
}

export function FieldLabel({ kind, name, marked, edited, lock  }: { kind: OrderPage["kind"]; name: string; marked: boolean; edited: boolean; lock?: string }) {
  const text = useKindMessages(messages, kind);
  return (
    <span className="order__label">
      {name}
      {edited && <span className="order__edited" aria-hidden />}
      {marked && <Mark kind={kind} />}
      {lock && <Tooltip label={lock}><span tabIndex={0} role="img" aria-label={`${text.lockedSome}: ${lock}`}><Icon name="lock" size={13} /></span></Tooltip>}
    </span>
  );
}

export function Mark({ kind }: { kind: OrderPage["kind"] }): ReactNode {
  const text = useKindMessages(messages, kind);
  return <Text span size="xs" className="order__mark" title={text.refreshed}>{text.changedByOther}</Text>;
}

interface ChoiceProps {
  value: string | null;
  onChange: (value: string | null) => void;
  label: ReactNode;
  disabled: boolean;
  error?: string;
  id: string;
}

function DepartmentPicker({ noDepartment, value, onChange, ...rest}: ChoiceProps & { noDepartment: string }) {
  const { data = [] } = useDepartments();
  return <Select {...rest} clearable searchable comboboxProps={{ shadow: "md" }} placeholder={noDepartment} data={data.map((one) => ({ value: one.id, label: one.name }))} value={value} onChange={onChange} />;
}
