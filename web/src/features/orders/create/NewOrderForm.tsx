// As short a form as an order needs: channel, customer, positions, when. The rest is one click away. Of a document of another
// kind the channel is of the rest, and where its goods lie comes first.
import "../page/order.css";
import "./create.css";

import { Alert, Button, Collapse, Group, Paper, Select, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type DocumentKind, keys, type Order, useAttributes, useChannels, useDepartments, useMe, useOrganizations, useProcesses, useStatuses, useStatusesOf, useWarehouses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { remember, remembered } from "@/lib/storage";
import { useConfirm } from "@/ui/confirm";
import { fieldNames } from "@/ui/fields";
import { Icon } from "@/ui/Icon";
import { KeyHint } from "@/ui/KeyHint";
import { hasPositions, hasWarehouse, isPlanned, isSupply, useKindMessages } from "@/ui/kinds";
import { MoneyInput, numbersAreRight } from "@/ui/numbers";
import { ChannelPicker, KeptPicker, PersonPicker, StatusPicker } from "@/ui/pickers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { MatchPicker } from "@/ui/receivables/MatchPicker";
import { payerAfter, spreadOf } from "@/ui/receivables/model";
import { StatusById } from "@/ui/StatusBadge";
import { FormSkeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { CounterpartyPicker } from "../form/CounterpartyPicker";
import { type AttributeValue, lineIn } from "../form/draft";
import { AttributeInput, VatSelect, WhenInput } from "../form/inputs";
import { Positions } from "../form/Positions";
import { type Beginning, beginning } from "./creation";
import { messages } from "./messages";
import { type NewOrder, useNewOrder, worthKeeping } from "./useNewOrder";

const LAST_CHANNEL = "new-order-channel";
/** Of what a payment may be for: the rest of the form stays in sight. */
const SHOWN = 8;

interface Props {
  kind: DocumentKind;
  begin: Partial<Pick<NewOrder, "channel" | "status" | "counterparty">>;
  onCreated: (order: Order) => void;
}

/** Waits for what decides in which channel and status it may begin. */
export function NewOrderForm(props: Props) {
  const ready = [useChannels(), useProcesses(), useDepartments(), useStatuses(), useAttributes(), useOrganizations(), useWarehouses()];
  const broken = ready.find((query) => query.error && !query.data);
  if (broken) return <ProblemAlert error={broken.error} retry={() => void broken.refetch()} />;
  if (ready.some((query) => query.data === undefined)) return <FormSkeleton fields={4} />;
  return <Form {...props} />;
}

function useBeginning(kind: DocumentKind, channel: string | null): Beginning {
  const me = useMe();
  const { data: processes = [] } = useProcesses();
  const { data: departments = [] } = useDepartments();
  return useMemo(() => beginning(kind, processes, channel, me, departments), [kind, processes, channel, me, departments]);
}

/** The channel an order begins with: the one of last time, else the first in which this person may begin one. Others have none. */
function useFirstChannel(kind: DocumentKind): string | null {
  const me = useMe();
  const { data: channels = [] } = useChannels();
  const { data: processes = [] } = useProcesses();
  const { data: departments = [] } = useDepartments();
  if (kind !== "customer_order") return null;
  const living = channels.filter((one) => !one.archived);
  const last = remembered(LAST_CHANNEL);
  const open = living.filter((one) => beginning(kind, processes, one.id, me, departments).kind === "choice");
  return (living.find((one) => one.id === last) ?? open[0] ?? living[0])?.id ?? null;
}

function Form({ kind, begin, onCreated }: Props) {
  const text = useKindMessages(messages, kind);
  const names = useMessages(fieldNames);
  const format = useFormat();
  const me = useMe();
  const client = useQueryClient();
  const confirm = useConfirm();
  const firstChannel = useFirstChannel(kind);
  const { order, set, restored, startOver, forget } = useNewOrder(kind, me.employee ?? me.login, begin);
  const channel = order.noChannel ? null : order.channel ?? firstChannel;
  const start = useBeginning(kind, channel);
  const status = start.kind === "choice" ? (order.status && start.statuses.includes(order.status) ? order.status : start.statuses[0] ?? null) : order.status;
  const [more, setMore] = useState(order.description !== "" || Object.keys(order.attributes).length > 0);
  const { data: allAttributes = [] } = useAttributes();
  const attributes = allAttributes.filter((one) => one.kind === kind);
  const { data: organizations } = useOrganizations();
  const { data: warehouses } = useWarehouses();
  const [tried, setTried] = useState(false);
  const ofOrder = kind === "customer_order";
  const sum = order.sum ?? (order.parts.length > 0 ? spreadOf(order.parts) : null);
  const sumMissing = !hasPositions(kind) && (sum === null || order.parts.some((one) => one.sum === null));

  const create = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/documents/{kind}", { params: { path: { kind } }, body: {
      channel, status: status ?? undefined, counterparty: order.counterparty?.id, planned_at: order.planned_at ?? undefined, description: order.description || undefined,
      owner: order.owner ?? undefined, organization: order.organization ?? undefined, warehouse: order.warehouse ?? undefined,
      ...(hasPositions(kind) ? { vat_mode: order.vat_mode, positions: order.positions.map(lineIn) } : { sum: sum ?? undefined, parts: order.parts.map((one) => ({ document: one.receivable.id, sum: one.sum ?? 0 })) }), attributes: { ...order.attributes },
    } })),
    onSuccess: (made) => {
      forget();
      if (ofOrder) remember(LAST_CHANNEL, channel ?? undefined);
      void client.invalidateQueries({ queryKey: keys.orderLists });
      toast.done(text.created(made.number));
      onCreated(made);
    },
  });
  const problem = create.error ? asProblem(create.error) : undefined;
  const errors = problem?.fields() ?? {};
  const blocked = start.kind === "none";
  const submit = () => {
    setTried(true);
    if (!blocked && !sumMissing && !create.isPending && numbersAreRight()) create.mutate();
  };
  useShortcuts([{ keys: "mod+Enter", label: text.create, group: text.title, whileTyping: true, run: submit }]);
  const setAttribute = (id: string, value: AttributeValue | null) => {
    const { [id]: _old, ...rest } = order.attributes;
    set({ attributes: value ? { ...rest, [id]: value } : rest });
  };
  // What belongs to folded fields must not be hidden.
  const foldedWrong = Object.keys(errors).some((field) => /^(description|owner|vat_mode|attributes\/|channel|planned_at)/.test(field));
  const channelField = <ChannelPicker clearable placeholder={text.noChannel} value={channel} error={errors["channel"]} onChange={(value) => set({ channel: value, noChannel: value === null, status: null })} />;
  const plannedField = <WhenInput clearable label={names.planned_at} value={order.planned_at} error={errors["planned_at"]} onChange={(planned_at) => set({ planned_at })} />;
  const organizationField = <KeptPicker label={names.organization} rows={organizations} placeholder={text.usual} value={order.organization} error={errors["organization"]} onChange={(organization) => set({ organization })} />;
  const warehouseField = <KeptPicker label={names.warehouse} rows={warehouses} placeholder={text.usualWarehouse} value={order.warehouse} error={errors["warehouse"]} onChange={(warehouse) => set({ warehouse })} />;

  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <Stack gap="md">
        {restored && worthKeeping(order) && (
          <Alert variant="light" color="gray" icon={<Icon name="history" />} styles={{ message: { color: "var(--mantine-color-text)" } }}>
            <Group justify="space-between" gap="sm">
              <Text size="sm">{text.restored}</Text>
              <Button size="compact-sm" variant="default" onClick={async () => {
                if (await confirm({ title: text.startOverTitle, message: text.startOverText, confirm: text.startOver, danger: true })) startOver();
              }}>{text.startOver}</Button>
            </Group>
          </Alert>
        )}
        <Paper p="md">
          <div className={`order__fields ${ofOrder ? "create__fields" : ""}`}>
            {ofOrder && channelField}
            <Beginning kind={kind} start={start} status={status} error={errors["status"]} onChange={(value) => set({ status: value })} />
            <div className="order__wide">
              <CounterpartyPicker autoFocus value={order.counterparty} error={errors["counterparty"]} onChange={(counterparty) => set({ counterparty })} {...(isSupply(kind) && { label: text.supplier })} />
            </div>
            {!hasPositions(kind) && <MoneyInput label={names.sum} withAsterisk={false} required={sum === null} value={order.sum} placeholder={sum === null ? undefined : format.amount(sum)} description={order.sum === null && sum !== null ? text.sumOfParts : undefined} error={errors["sum"] ?? (tried && sum === null ? text.sumNeeded : undefined)} onChange={(sum) => set({ sum })} />}
            {ofOrder && plannedField}
            {!ofOrder && hasWarehouse(kind) && warehouseField}
            {!ofOrder && organizationField}
          </div>
        </Paper>
        {!hasPositions(kind) && (
          <Paper p="md">
            <MatchPicker shown={SHOWN} sum={order.sum} value={order.parts} counterparty={order.counterparty?.id} errors={errors}
              onChange={(parts) => set({ parts, counterparty: payerAfter(order.counterparty, order.parts, parts) })} />
          </Paper>
        )}
        {hasPositions(kind) && <Paper p="md"><Positions lines={order.positions} vat={order.vat_mode} errors={errors} onChange={(positions) => set({ positions })} /></Paper>}
        <div>
          <Button variant="subtle" color="gray" size="compact-sm" aria-expanded={more} leftSection={<Icon name={more ? "chevron-up" : "chevron-down"} size={16} />} onClick={() => setMore(!more)}>{more ? text.less : text.more}</Button>
          <Collapse expanded={more || foldedWrong}>
            <Paper p="md" mt="xs">
              <div className="order__fields">
                <PersonPicker label={names.owner} value={order.owner ?? me.employee ?? null} error={errors["owner"]} allowDeselect={false} onChange={(owner) => set({ owner })} />
                {!ofOrder && channelField}
                {!ofOrder && isPlanned(kind) && plannedField}
                {ofOrder && organizationField}
                {ofOrder && warehouseField}
                {hasPositions(kind) && <VatSelect label={names.vat_mode} value={order.vat_mode} error={errors["vat_mode"]} onChange={(vat_mode) => set({ vat_mode })} />}
                {attributes.map((one) => <AttributeInput key={one.id} attribute={one} label={one.name} value={order.attributes[one.id] ?? null} error={errors[`attributes/${one.id}`]} onChange={(value) => setAttribute(one.id, value)} />)}
                <Textarea className="order__all" label={ofOrder ? names.description : text.note} autosize minRows={2} maxRows={12} value={order.description} error={errors["description"]} onChange={(event) => set({ description: event.currentTarget.value })} />
              </div>
            </Paper>
          </Collapse>
        </div>
        <ProblemAlert error={problem} retry={problem?.isConnection ? submit : undefined} />
        <Group gap="md" className="create__bar">
          <Button type="submit" size="md" loading={create.isPending} disabled={blocked} rightSection={<span className="order__keys"><KeyHint keys="mod+Enter" /></span>}>{text.create}</Button>
          {order.positions.length > 0 && <Text size="sm" c="dimmed">{text.total}</Text>}
        </Group>
      </Stack>
    </form>
  );
}

function Beginning({ kind, start, status, error, onChange }: { kind: DocumentKind; start: Beginning; status: string | null; error?: string; onChange: (status: string | null) => void }) {
  const text = useKindMessages(messages, kind);
  const known = useStatusesOf(kind).data;
  // A kind without statuses and without a process begins in none.
  if (start.kind === "free" && known?.length === 0) return null;
  if (start.kind === "none") {
    return <Select label={text.status} disabled data={[]} error={error ?? text.statusNone} />;
  }
  if (start.kind === "free") return <StatusPicker kind={kind} label={text.status} placeholder={text.statusFree} clearable value={status} error={error} onChange={onChange} />;
  if (start.statuses.length === 1) {
    return (
      <div>
        <Text size="sm" fw={500}>{text.statusOnly}</Text>
        <div style={{ marginTop: 8 }}><StatusById id={status} /></div>
        {error && <Text size="xs" c="var(--bad)" mt={4}>{error}</Text>}
      </div>
    );
  }
  return <StatusPicker label={text.status} only={start.statuses} allowDeselect={false} value={status} error={error} onChange={onChange} />;
}
