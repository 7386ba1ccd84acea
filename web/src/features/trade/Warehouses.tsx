// Where the goods of a company lie.
import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { api, asProblem, ok } from "@/api/client";
import { keys, useWarehouses, type Warehouse } from "@/api/queries";
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

export function Warehouses(props: SectionProps<ArchivedSearch>) {
  const text = useMessages(messages);
  return (
    <QueryView query={useWarehouses()}>
      {(all) => (
        <KeptList<Warehouse> {...props} all={all} noun="warehouses" icon="warehouse" queryKey={keys.warehouses} textsOf={(one) => [one.address]}
          columns={[{ key: "address", header: text.address, cell: (one) => one.address || null }]}
          save={(one, change) => ok(api.PATCH("/api/v1/warehouses/{id}", { params: { path: { id: one.id } }, body: { version: one.version, ...change } }))}
          remove={(id) => ok(api.DELETE("/api/v1/warehouses/{id}", { params: { path: { id } } }))}
          form={(form) => <WarehouseForm key={form.record?.id ?? "new"} {...form} />} />
      )}
    </QueryView>
  );
}

type Values = Pick<Warehouse, "name" | "address" | "default">;

function WarehouseForm({ record, onClose, onDelete }: FormProps<Warehouse>) {
  const text = useMessages(messages);
  const words = text.warehouses;
  const client = useQueryClient();
  const draft = useDraft<Values>(useMemo(() => ({
    version: record?.version ?? 0, values: { name: record?.name ?? "", address: record?.address ?? "", default: record?.default ?? false },
  }), [record]));
  const { values, set } = draft;
  const saving = useMutation({
    mutationFn: () => record
      ? ok(api.PATCH("/api/v1/warehouses/{id}", { params: { path: { id: record.id } }, body: { version: draft.version, ...draft.changes } }))
      : ok(api.POST("/api/v1/warehouses", { body: { name: values.name, ...draft.changes } })),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.warehouses });
      toast.done(record ? text.saved : words.created(saved.name));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.warehouses });
    },
  });
  const labels: Record<keyof Values, string> = { name: text.name, address: text.address, default: words.isDefault };
  return (
    <FormDrawer title={record ? words.editing(record.name) : words.add} submit={record ? text.save : text.create} onClose={onClose}
      onSubmit={() => record && !draft.dirty ? onClose() : draft.settled() && saving.mutate()}
      pending={saving.isPending} dirty={draft.dirty} error={saving.error} fields={["name", "address"]}
      aside={onDelete && <Button variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{text.removeDots}</Button>}>
      <ConflictNotice draft={draft} label={(field) => labels[field]} show={(_, value) => typeof value === "boolean" ? (value ? text.yes : text.no) : value || text.notSet} />
      <TextInput label={text.name} required withAsterisk={false} data-autofocus value={values.name} maxLength={255} onChange={(event) => set({ name: event.currentTarget.value })} error={flawOf(saving.error, "name")} />
      <Textarea label={text.address} autosize minRows={2} maxRows={6} value={values.address} onChange={(event) => set({ address: event.currentTarget.value })} error={flawOf(saving.error, "address")} />
      <DefaultChoice noun="warehouses" fixed={record?.default ?? false} value={values.default} onChange={(value) => set({ default: value })} />
    </FormDrawer>
  );
}
