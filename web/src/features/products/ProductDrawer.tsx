// A product in a drawer: a new one, or one of the list.
import { Alert, Button, Drawer, Fieldset, Group, Input, NumberInput, SegmentedControl, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useMemo, useRef, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Product, type Schemas, useMay } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { useConfirm } from "@/ui/confirm";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { CounterpartyPicker } from "@/ui/finders";
import { Icon } from "@/ui/Icon";
import { MoneyInput, numbersAreRight } from "@/ui/numbers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { FormSkeleton, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import { archive, oneQuery, settle } from "./queries";

interface Fields {
  name: string;
  code: string;
  external_id: string;
  product_type: string;
  unit: string;
  price: number | null;
  vat_rate: number;
  supplier: string | null;
  buy_price: number | null;
  description: string;
}

/** What a new one begins with: the unit, type, VAT and supplier of the one that was added before it. */
function fieldsOf(record?: Product, like?: Fields): Fields {
  return {
    name: record?.name ?? "",
    code: record?.code ?? "",
    external_id: record?.external_id ?? "",
    product_type: record?.product_type ?? like?.product_type ?? "goods",
    unit: record?.unit ?? like?.unit ?? "",
    price: record?.price ?? null,
    vat_rate: record?.vat_rate ?? like?.vat_rate ?? 0,
    supplier: record?.supplier ?? like?.supplier ?? null,
    buy_price: record?.buy_price || null,
    description: record?.description ?? "",
  };
}

function bodyOf(fields: Fields, changed: readonly (keyof Fields)[]): Schemas["ProductFields"] {
  const body = Object.fromEntries(changed.map((name) => [name, fields[name]])) as Record<string, unknown>;
  for (const name of ["name", "code", "unit"]) if (name in body) body[name] = String(body[name]).trim();
  if ("external_id" in body) body["external_id"] = String(body["external_id"]).trim() || null;
  for (const name of ["price", "buy_price"]) if (name in body) body[name] ??= 0;
  return body as Schemas["ProductFields"];
}

export function ProductDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const query = useQuery({ ...oneQuery(id ?? ""), enabled: id !== undefined });
  const text = useMessages(messages);
  if (id === undefined) return <Form onClose={onClose} />;
  if (query.data) return <Form key={id} record={query.data} onClose={onClose} />;
  return (
    <Drawer opened onClose={onClose} position="right" size={480} title={text.one} closeButtonProps={{ "aria-label": text.close }}>
      <QueryView query={query} skeleton={<FormSkeleton />}>{() => null}</QueryView>
    </Drawer>
  );
}

function Form({ record, onClose }: { record?: Product; onClose: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const client = useQueryClient();
  const confirm = useConfirm();
  const mayCreate = useMay("product", "create");
  const mayUpdate = useMay("product", "update");
  const maySeeSuppliers = useMay("counterparty", "view");
  const mayWrite = record ? mayUpdate : mayCreate;
  const [seen, setSeen] = useState(record);
  const [tried, setTried] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const draft = useDraft<Fields>(useMemo(() => ({ version: seen?.version ?? 0, values: fieldsOf(seen) }), [seen]));
  const fields = draft.values;
  const set = <K extends keyof Fields>(field: K, value: Fields[K]) => draft.set({ [field]: value });

  const saving = useMutation({
    mutationFn: (_next: boolean) => {
      // Of a new one, whatever the server would not choose by itself.
      const body = bodyOf(fields, seen ? draft.changed : [...draft.changed, "product_type", "vat_rate", "price", ...(fields.supplier ? ["supplier" as const] : []), ...(fields.unit.trim() ? ["unit" as const] : [])]);
      return seen
        ? ok(api.PATCH("/api/v1/products/{id}", { params: { path: { id: seen.id } }, body: { ...body, version: seen.version } }))
        : ok(api.POST("/api/v1/products", { body }));
    },
    onSuccess: (saved, next) => {
      settle(client, saved);
      toast.done(seen ? text.saved : text.added(saved.name));
      if (!next) return onClose();
      draft.restart(fieldsOf(undefined, fields));
      setTried(false);
      nameField.current?.focus();
    },
    onError: async (error) => {
      if (asProblem(error).code !== "version_conflict" || !seen) return;
      const now = await client.fetchQuery({ ...oneQuery(seen.id), staleTime: 0 });
      setSeen(now);
      saving.reset();
    },
  });
  const archiving = useMutation({ mutationFn: (one: Product) => archive(client, one, !one.archived), onSuccess: onClose, onError: (error) => toast.problem(error) });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  /** The one name that may not occur twice is the code from outside. */
  const codeTaken = problem?.code === "name_taken";
  const flaw = (field: string) => field === "external_id" && codeTaken ? text.externalTaken : problem?.field(field);
  const placed = codeTaken || problem?.code === "invalid" && problem.errors.every((one) => one.field in fields);

  const submit = (event?: FormEvent, next = false) => {
    event?.preventDefault();
    if (!mayWrite || saving.isPending) return;
    setTried(true);
    if (fields.name.trim() === "") return nameField.current?.focus();
    if (!numbersAreRight()) return;
    if (seen && draft.changed.length === 0) return onClose();
    if (draft.settled()) saving.mutate(next);
  };
  const close = async () => {
    if (draft.changed.length > 0) {
      const sure = await confirm({ title: text.discard, message: text.discardHint, confirm: text.discardYes, cancel: text.stay, danger: true });
      if (!sure) return;
    }
    onClose();
  };
  useShortcuts([{ keys: "mod+Enter", label: text.save, group: text.group, run: () => submit(), whileTyping: true, inDialog: true }]);

  const labels: Record<string, string> = {
    name: text.name, code: text.code, external_id: text.external, product_type: text.type, unit: text.unit, price: text.price, vat_rate: text.vat, supplier: text.supplier, buy_price: text.buyPrice, description: text.description,
  };
  const show = (field: string, value: string | number | null): string => {
    if (field === "price" || field === "buy_price") return format.money(Number(value ?? 0));
    if (field === "supplier") return value ? text.otherSupplier : text.notSet;
    if (field === "vat_rate") return value === 0 ? text.noVat : `${value}\u00a0%`;
    if (field === "product_type") return value === "service" ? text.service : text.goods;
    return String(value ?? "") || text.notSet;
  };
  const line = (field: "name" | "code" | "external_id" | "unit") => ({
    label: labels[field], value: fields[field], onChange: (event: { currentTarget: { value: string } }) => set(field, event.currentTarget.value), error: flaw(field),
  });

  return (
    <Drawer opened onClose={() => void close()} position="right" size={480} title={record?.name ?? text.create} closeButtonProps={{ "aria-label": text.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {problem && !placed && <ProblemAlert error={problem} />}
          <ConflictNotice draft={draft} label={(field) => labels[field] ?? field} show={show} />
          {!mayWrite && <Text size="sm" c="dimmed">{text.readOnly}</Text>}
          {seen?.archived && <Alert variant="default" icon={<Icon name="box" />}>{text.isArchived}</Alert>}
          <Fieldset variant="unstyled" disabled={!mayWrite}>
            <Stack gap="md">
              <TextInput ref={nameField} data-autofocus required {...line("name")} error={flaw("name") ?? (tried && fields.name.trim() === "" ? text.required : undefined)} />
              <Input.Wrapper error={flaw("product_type")} description={seen && text.typeFixed} descriptionProps={{ mt: 4 }} inputWrapperOrder={["label", "input", "description", "error"]}>
                <SegmentedControl fullWidth aria-label={text.type} readOnly={seen !== undefined} value={fields.product_type} onChange={(type) => set("product_type", type)}
                  data={[{ value: "goods", label: text.goods }, { value: "service", label: text.service }]} />
              </Input.Wrapper>
              <Group grow align="flex-start">
                <TextInput {...line("code")} placeholder={text.codeHint} />
                <TextInput {...line("unit")} placeholder={text.unitHint} />
              </Group>
              <Group grow align="flex-start">
                <MoneyInput label={text.price} value={fields.price} error={flaw("price")} onChange={(price) => set("price", price)} />
                <NumberInput label={text.vat} min={0} max={100} allowDecimal={false} allowNegative={false} suffix={"\u00a0%"} value={fields.vat_rate} error={flaw("vat_rate")}
                  onChange={(typed) => set("vat_rate", typeof typed === "number" ? typed : 0)} />
              </Group>
              <Group grow align="flex-start">
                {maySeeSuppliers && <CounterpartyPicker label={text.supplier} placeholder={text.supplierHint} disabled={!mayWrite} value={fields.supplier} error={flaw("supplier")} onChange={(supplier) => set("supplier", supplier)} />}
                <MoneyInput label={text.buyPrice} value={fields.buy_price} error={flaw("buy_price")} onChange={(price) => set("buy_price", price)} />
              </Group>
              <TextInput {...line("external_id")} />
              <Textarea label={text.description} autosize minRows={2} maxRows={8} value={fields.description} error={flaw("description")} onChange={(event) => set("description", event.currentTarget.value)} />
            </Stack>
          </Fieldset>
          <Group justify="space-between" className="drawer__foot">
            {seen && mayWrite ? (
              <Button variant="subtle" color="gray" loading={archiving.isPending} leftSection={<Icon name={seen.archived ? "restore" : "box"} size={16} />} onClick={() => archiving.mutate(seen)}>
                {seen.archived ? text.fromArchive : text.toArchive}
              </Button>
            ) : <span />}
            <Group gap="sm">
              {mayWrite && !seen && <Button variant="default" onClick={() => submit(undefined, true)} disabled={saving.isPending}>{text.addMore}</Button>}
              {mayWrite ? <Button type="submit" loading={saving.isPending}>{seen ? text.save : text.add}</Button> : <Button variant="default" onClick={onClose}>{text.close}</Button>}
            </Group>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
