// A counterparty in a drawer: a new one, or the one that is open.
import { Button, Checkbox, Drawer, Group, Stack, TagsInput, Text, Textarea, TextInput, Select } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Counterparty, useAttributes, useById, useDepartments, useEmployees } from "@/api/queries";
import { type Draft, useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { useConfirm } from "@/ui/confirm";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { PersonPicker } from "@/ui/pickers";
import { ProblemAlert } from "@/ui/ProblemAlert";

import { AttributeField, useAttributeText } from "./AttributeField";
import { bodyOf, type CounterpartyFields, fieldsOf, looksLikeEmail } from "./fields";
import { messages } from "./messages";
import { oneQuery, settle } from "./queries";

interface Props {
  /** None: a new one. */
  record?: Counterparty;
  onClose: () => void;
  onSaved: (record: Counterparty) => void;
}

export function CounterpartyDrawer({ record, onClose, onSaved }: Props) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const confirm = useConfirm();
  const [seen, setSeen] = useState(record);
  const [tried, setTried] = useState(false);
  const draft = useDraft<CounterpartyFields>(useMemo(() => ({ version: seen?.version ?? 0, values: fieldsOf(seen) }), [seen]));
  const fields = draft.values;
  const set = <K extends keyof CounterpartyFields>(field: K, value: CounterpartyFields[K]) => draft.set({ [field]: value });
  const attributes = (useAttributes().data ?? []).filter((one) => !one.kind);
  const departments = useDepartments().data ?? [];

  const saving = useMutation({
    mutationFn: () => {
      const body = bodyOf(fields, draft.changed, seen);
      return seen
        ? ok(api.PATCH("/api/v1/counterparties/{id}", { params: { path: { id: seen.id } }, body: { ...body, version: seen.version } }))
        : ok(api.POST("/api/v1/counterparties", { body }));
    },
    onSuccess: (saved) => {
      settle(client, saved);
      onSaved(saved);
    },
    onError: async (error) => {
      if (asProblem(error).code !== "version_conflict" || !seen) return;
      const now = await client.fetchQuery({ ...oneQuery(seen.id), staleTime: 0 });
      setSeen(now);
      saving.reset();
    },
  });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  /** The one name that may not occur twice is the code from outside. */
  const codeTaken = problem?.code === "name_taken";
  const flaw = (field: string) => field === "external_id" && codeTaken ? text.externalTaken : problem?.field(field);
  /** The flaws that have no field of their own here are said above. */
  const known = new Set([...Object.keys(fields), ...attributes.map((one) => `attributes/${one.id}`)]);
  const placed = codeTaken || problem?.code === "invalid" && problem.errors.every((one) => known.has(one.field));

  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (fields.name.trim() === "" || saving.isPending) return;
    if (seen && draft.changed.length === 0) return onClose();
    if (draft.settled()) saving.mutate();
  };
  const close = async () => {
    if (draft.changed.length > 0) {
      const sure = await confirm({ title: text.discard, message: text.discardHint, confirm: text.discardYes, cancel: text.stay, danger: true });
      if (!sure) return;
    }
    onClose();
  };
  useShortcuts([{ keys: "mod+Enter", label: text.save, group: text.group, run: submit, whileTyping: true, inDialog: true }]);

  const line = (field: "name" | "phone" | "email" | "tax_number" | "tax_reason_code" | "address" | "external_id") => ({
    value: fields[field], error: flaw(field), onChange: (event: { currentTarget: { value: string } }) => set(field, event.currentTarget.value),
  });
  return (
    <Drawer opened onClose={() => void close()} position="right" size={520} title={record ? record.name : text.create} closeButtonProps={{ "aria-label": text.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {problem && !placed && <ProblemAlert error={problem} />}
          <Settle draft={draft} />
          <TextInput data-autofocus label={text.name} required {...line("name")} error={flaw("name") ?? (tried && fields.name.trim() === "" ? text.required : undefined)} />
          <Group grow align="flex-start">
            <TextInput label={text.phone} type="tel" inputMode="tel" {...line("phone")} />
            <TextInput label={text.email} type="email" inputMode="email" {...line("email")} description={looksLikeEmail(fields.email) ? undefined : text.badEmail} inputWrapperOrder={["label", "input", "description", "error"]} />
          </Group>
          <Group grow align="flex-start">
            <TextInput label={text.tax} inputMode="numeric" {...line("tax_number")} />
            <TextInput label={text.taxReason} {...line("tax_reason_code")} />
          </Group>
          <TextInput label={text.external} {...line("external_id")} />
          <TextInput label={text.address} {...line("address")} />
          <TagsInput label={text.tags} placeholder={fields.tags.length === 0 ? text.tagsHint : undefined} value={[...fields.tags]} error={flaw("tags")} onChange={(tags) => set("tags", tags)} acceptValueOnBlur />
          <Textarea label={text.description} autosize minRows={2} maxRows={8} value={fields.description} error={flaw("description")} onChange={(event) => set("description", event.currentTarget.value)} />
          {attributes.map((one) => (
            <AttributeField key={one.id} attribute={one} value={fields.attributes[one.id]} error={flaw(`attributes/${one.id}`)} onChange={(value) => {
              const { [one.id]: _gone, ...others } = fields.attributes;
              set("attributes", value === undefined ? others : { ...others, [one.id]: value });
            }} />
          ))}
          {record && (
            <Group grow align="flex-start">
              <PersonPicker label={text.owner} clearable value={fields.owner} error={flaw("owner")} onChange={(owner) => set("owner", owner)} />
              <Select label={text.department} clearable searchable value={fields.department} error={flaw("department")} onChange={(department) => set("department", department)}
                data={departments.map((one) => ({ value: one.id, label: one.name }))} />
            </Group>
          )}
          <Checkbox label={text.shared} description={text.sharedHint} checked={fields.shared} onChange={(event) => set("shared", event.currentTarget.checked)} />
          <Group justify="flex-end" className="drawer__foot">
            <Button variant="default" onClick={() => void close()}>{text.cancel}</Button>
            <Button type="submit" loading={saving.isPending}>{record ? text.save : text.add}</Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}

function Settle({ draft }: { draft: Draft<CounterpartyFields> }) {
  const text = useMessages(messages);
  const employees = useById(useEmployees().data);
  const departments = useById(useDepartments().data);
  const attributes = useById(useAttributes().data);
  const attributeText = useAttributeText();
  const labels: Record<string, string> = {
    name: text.name, phone: text.phone, email: text.email, tax_number: text.tax, tax_reason_code: text.taxReason, address: text.address, external_id: text.external,
    tags: text.tags, description: text.description, owner: text.owner, department: text.department, shared: text.shared, attributes: text.extra,
  };
  const show = (field: string, value: unknown): ReactNode => {
    switch (field) {
      case "owner": return employees.get(String(value ?? ""))?.name ?? text.notSet;
      case "department": return departments.get(String(value ?? ""))?.name ?? text.notSet;
      case "shared": return value ? text.sharedYes : text.sharedNo;
      case "tags": return (value as CounterpartyFields["tags"]).join(", ") || text.notSet;
      case "attributes": return Object.entries(value as CounterpartyFields["attributes"]).map(([id, one]) => `${attributes.get(id)?.name ?? "…"}: ${attributeText(one)}`).join("; ") || text.notSet;
      default: return String(value ?? "") || <Text span c="dimmed">{text.notSet}</Text>;
    }
  };
  return <ConflictNotice draft={draft} label={(field) => labels[field] ?? field} show={show} />;
}
