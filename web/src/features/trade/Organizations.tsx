// The legal entities a company sells in the name of.
import { Button, Divider, Group, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { api, asProblem, ok } from "@/api/client";
import { keys, type Organization, useOrganizations } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import type { SectionProps } from "@/lib/section";
import type { ArchivedSearch, FormProps } from "@/ui/ArchivedList";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import { DefaultChoice } from "./DefaultChoice";
import { KeptList } from "./Kept";
import { messages } from "./messages";
import { FIELDS, type Values, valuesOf } from "./requisites";

export function Organizations(props: SectionProps<ArchivedSearch>) {
  const text = useMessages(messages);
  const { fields } = text.organizations;
  return (
    <QueryView query={useOrganizations()}>
      {(all) => (
        <KeptList<Organization> {...props} all={all} noun="organizations" icon="briefcase" queryKey={keys.organizations}
          textsOf={(one) => [one.legal_name, one.tax_number]}
          columns={[
            { key: "tax", header: fields.tax_number, cell: (one) => one.tax_number ? <span className="numbers">{one.tax_number}</span> : null },
            { key: "bank", header: fields.bank_account, wideOnly: true, cell: (one) => one.bank_account ? <span className="numbers">{one.bank_account}</span> : null },
          ]}
          save={(one, change) => ok(api.PATCH("/api/v1/organizations/{id}", { params: { path: { id: one.id } }, body: { version: one.version, ...change } }))}
          remove={(id) => ok(api.DELETE("/api/v1/organizations/{id}", { params: { path: { id } } }))}
          form={(form) => <OrganizationForm key={form.record?.id ?? "new"} {...form} />} />
      )}
    </QueryView>
  );
}

function OrganizationForm({ record, onClose, onDelete }: FormProps<Organization>) {
  const text = useMessages(messages);
  const words = text.organizations;
  const client = useQueryClient();
  const draft = useDraft<Values>(useMemo(() => ({ version: record?.version ?? 0, values: valuesOf(record) }), [record]));
  const { values, set } = draft;
  const saving = useMutation({
    mutationFn: () => record
      ? ok(api.PATCH("/api/v1/organizations/{id}", { params: { path: { id: record.id } }, body: { version: draft.version, ...draft.changes } }))
      : ok(api.POST("/api/v1/organizations", { body: { name: values.name, ...draft.changes } })),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.organizations });
      toast.done(record ? text.saved : words.created(saved.name));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.organizations });
    },
  });
  const line = (field: (typeof FIELDS)[number]) => ({
    label: words.fields[field], value: values[field], maxLength: 255, error: flawOf(saving.error, field),
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const number = (field: (typeof FIELDS)[number]) => ({ ...line(field), inputMode: "numeric" as const, className: "numbers" });
  return (
    <FormDrawer title={record ? words.editing(record.name) : words.add} submit={record ? text.save : text.create} size={560} onClose={onClose}
      onSubmit={() => record && !draft.dirty ? onClose() : draft.settled() && saving.mutate()}
      pending={saving.isPending} dirty={draft.dirty} error={saving.error} fields={FIELDS}
      aside={onDelete && <Button variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{text.removeDots}</Button>}>
      <ConflictNotice draft={draft} label={(field) => words.fields[field]} show={(_, value) => typeof value === "boolean" ? (value ? text.yes : text.no) : value || text.notSet} />
      <TextInput {...line("name")} description={words.nameHint} required withAsterisk={false} data-autofocus />
      <DefaultChoice noun="organizations" fixed={record?.default ?? false} value={values.default} onChange={(value) => set({ default: value })} />
      <Divider label={words.groups.registration} labelPosition="left" />
      <Text size="sm" c="dimmed">{words.checked}</Text>
      <TextInput {...line("legal_name")} />
      <Group grow align="flex-start">
        <TextInput {...number("tax_number")} />
        <TextInput {...line("tax_reason_code")} className="numbers" placeholder={words.personNeedsNone} />
      </Group>
      <TextInput {...number("registration_number")} />
      <TextInput {...line("address")} />
      <Divider label={words.groups.bank} labelPosition="left" />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput {...line("bank_name")} />
        <TextInput {...number("bank_code")} maw={160} />
      </Group>
      <TextInput {...number("bank_account")} />
      <TextInput {...number("correspondent_account")} />
      <Divider label={words.groups.signatures} labelPosition="left" />
      <Group grow align="flex-start">
        <TextInput {...line("director")} />
        <TextInput {...line("accountant")} />
      </Group>
      <Divider label={words.groups.contacts} labelPosition="left" />
      <Group grow align="flex-start">
        <TextInput {...line("phone")} type="tel" inputMode="tel" />
        <TextInput {...line("email")} type="email" inputMode="email" />
      </Group>
    </FormDrawer>
  );
}
