// The types of tasks: their names and colours.
import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { keys, type TaskType, useTaskTypes } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { MANY, matches, type SectionProps, type SectionSearch } from "@/lib/section";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { IconButton } from "@/ui/IconButton";
import { RecordTable } from "@/ui/RecordTable";
import { RemoveDialog } from "@/ui/RemoveDialog";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, QueryView } from "@/ui/states";
import { StatusBadge } from "@/ui/StatusBadge";
import { toast } from "@/ui/toast";

import { isColor, PALETTE } from "./color";
import { ColorChoice } from "./ColorChoice";
import { messages as shared } from "./messages";
import { messages } from "./task-type-messages";

export function TaskTypes(props: SectionProps<SectionSearch>) {
  return <QueryView query={useTaskTypes()}>{(all) => <TypeList {...props} all={all} />}</QueryView>;
}

function TypeList({ all, search, onSearch }: SectionProps<SectionSearch> & { all: readonly TaskType[] }) {
  const text = useMessages(messages);
  const words = useMessages(shared);
  const [removed, setRemoved] = useState<TaskType>();
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const found = all.filter((one) => matches(search.q, one.name));
  return (
    <>
      {all.length === 0
        ? <EmptyState icon="tag" title={text.empty} action={<Button onClick={() => open("new")}>{text.add}</Button>}>{text.emptyHint}</EmptyState>
        : (
          <Stack gap="sm">
            <Text size="sm" c="dimmed" maw={720}>{text.lead}</Text>
            {(all.length > MANY || search.q) && <Group gap="sm" className="records-bar"><SearchField label={words.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} /></Group>}
            {found.length === 0
              ? <EmptyState icon="search" title={words.nothing} action={<Button variant="default" onClick={() => onSearch({})}>{words.clearSearch}</Button>} />
              : <RecordTable label={text.title} rows={found} nameHeader={text.type} name={(one) => <StatusBadge status={one} />} onOpen={(one) => open(one.id)}
                  columns={[{ key: "tasks", header: text.open, cell: (one) => <Anchor size="sm" renderRoot={(props) => <Link to="/tasks" search={{ of: "all", type: one.id }} {...props} />}>{text.toTasks}<span className="unseen">: {one.name}</span></Anchor> }]}
                  actions={(one) => <IconButton icon="trash" label={`${words.remove}: ${one.name}`} onClick={() => setRemoved(one)} />} />}
          </Stack>
        )}
      {search.open === "new" && <TypeForm onClose={() => open(undefined)} />}
      {opened && <TypeForm key={opened.id} type={opened} onClose={() => open(undefined)} onDelete={() => { open(undefined); setRemoved(opened); }} />}
      {removed && <TypeRemoval type={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}

type Values = Pick<TaskType, "name" | "color">;

function TypeForm({ type, onClose, onDelete }: { type?: TaskType; onClose: () => void; onDelete?: () => void }) {
  const text = useMessages(messages);
  const words = useMessages(shared);
  const client = useQueryClient();
  const draft = useDraft<Values>(useMemo(() => ({
    version: type?.version ?? 0, values: { name: type?.name ?? "", color: type?.color ?? PALETTE[2] },
  }), [type]));
  const { values, set } = draft;
  const saving = useMutation({
    mutationFn: () => type
      ? ok(api.PATCH("/api/v1/task-types/{id}", { params: { path: { id: type.id } }, body: { version: draft.version, ...draft.changes } }))
      : ok(api.POST("/api/v1/task-types", { body: values })),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.taskTypes });
      // Tasks carry the name and the colour of their type.
      void client.invalidateQueries({ queryKey: keys.tasks });
      toast.done(type ? words.saved : text.created(saved.name));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.taskTypes });
    },
  });
  return (
    <FormDrawer title={type ? text.editing(type.name) : text.add} submit={type ? words.save : words.create} onSubmit={() => type && !draft.dirty ? onClose() : draft.settled() && saving.mutate()} onClose={onClose}
      pending={saving.isPending} dirty={draft.dirty} error={saving.error} fields={["name", "color"]}
      aside={onDelete && <Button variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{words.removeDots}</Button>}>
      <ConflictNotice draft={draft} label={(field) => field === "name" ? words.name : words.colors.color} show={(_, value) => value} />
      <TextInput label={words.name} required withAsterisk={false} data-autofocus value={values.name} maxLength={200} onChange={(event) => set({ name: event.currentTarget.value })} error={flawOf(saving.error, "name")} />
      <ColorChoice value={values.color} onChange={(color) => set({ color })} error={flawOf(saving.error, "color")} />
      <Group gap="sm"><Text size="sm" c="dimmed">{text.preview}:</Text><StatusBadge status={{ name: values.name || "…", color: isColor(values.color) ? values.color : undefined }} /></Group>
    </FormDrawer>
  );
}

function TypeRemoval({ type, onClose }: { type: TaskType; onClose: () => void }) {
  const text = useMessages(messages);
  const words = useMessages(shared);
  const client = useQueryClient();
  return (
    <RemoveDialog title={text.removing(type.name)} confirm={words.remove} onClose={onClose}
      run={() => ok(api.DELETE("/api/v1/task-types/{id}", { params: { path: { id: type.id } } }))}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.taskTypes });
        toast.done(text.deleted(type.name));
        onClose();
      }}>{text.removeHint}</RemoveDialog>
  );
}
