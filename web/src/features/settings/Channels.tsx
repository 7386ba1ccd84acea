import { Button, Group, Menu, SegmentedControl, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Channel, keys, type Process, useChannels, useProcesses } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { messages as kit } from "@/ui/messages";
import { RecordTable } from "@/ui/RecordTable";
import { processesNaming, ProcessLinks, RemoveDialog } from "@/ui/RemoveDialog";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import { bindingOf } from "./binding";
import { MANY, matches, type SectionProps, type SectionSearch } from "@/lib/section";
import { messages } from "./messages";

interface ChannelsSearch extends SectionSearch {
  view?: "all" | "archived";
}

export function Channels(props: SectionProps<ChannelsSearch>) {
  return <QueryView query={useChannels()}>{(all) => <ChannelList {...props} all={all} />}</QueryView>;
}

function useArchiving() {
  const words = useMessages(messages).channels;
  const client = useQueryClient();
  const save = (channel: Channel, archived: boolean) =>
    ok(api.PATCH("/api/v1/channels/{id}", { params: { path: { id: channel.id } }, body: { version: channel.version, archived } }))
      .finally(() => client.invalidateQueries({ queryKey: keys.channels }));
  return useMutation({
    mutationFn: (channel: Channel) => save(channel, !channel.archived),
    onSuccess: (saved) => toast.undo(saved.archived ? words.archivedNow(saved.name) : words.backNow(saved.name), () => save(saved, !saved.archived)),
    onError: (error) => toast.problem(error),
  });
}

function ChannelList({ all, search, onSearch }: SectionProps<ChannelsSearch> & { all: readonly Channel[] }) {
  const text = useMessages(messages);
  const words = text.channels;
  const processes = useProcesses().data;
  const archiving = useArchiving();
  const [removed, setRemoved] = useState<Channel>();
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const view = search.view ?? "active";
  const found = all.filter((one) => (view === "all" || one.archived === (view === "archived")) && matches(search.q, one.name, words.types[one.channel_type]));
  const actions = (one: Channel) => (
    <Menu position="bottom-end">
      <Menu.Target><IconButton icon="more" label={text.actionsFor(one.name)} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open(one.id)}>{text.edit}</Menu.Item>
        <Menu.Item leftSection={<Icon name={one.archived ? "restore" : "box"} size={16} />} onClick={() => archiving.mutate(one)}>{one.archived ? words.unarchive : words.archive}</Menu.Item>
        <Menu.Divider />
        <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => setRemoved(one)}>{text.removeDots}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );

  return (
    <>
      {all.length === 0
        ? <EmptyState icon="store" title={words.empty} action={<Button onClick={() => open("new")}>{words.add}</Button>}>{words.emptyHint}</EmptyState>
        : (
          <Stack gap="sm">
            <Text size="sm" c="dimmed" maw={720}>{words.lead}</Text>
            <Group gap="sm" className="records-bar">
              {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} />}
              {(all.some((one) => one.archived) || view !== "active") && (
                <SegmentedControl aria-label={words.filter} value={view} onChange={(next) => onSearch({ ...search, view: next === "active" ? undefined : next })}
                  data={(["active", "archived", "all"] as const).map((value) => ({ value, label: words[value] }))} />
              )}
            </Group>
            {found.length === 0
              ? <EmptyState icon="search" title={search.q ? text.nothing : view === "archived" ? words.noneArchived : words.noneActive}
                  action={<Button variant="default" onClick={() => onSearch({ view: search.q ? search.view : "all" })}>{search.q ? text.clearSearch : words.all}</Button>} />
              : <RecordTable label={words.title} rows={found} nameHeader={text.name} name={(one) => one.archived ? `${one.name} (${words.inArchive})` : one.name} faded={(one) => one.archived}
                  onOpen={(one) => open(one.id)} actions={actions} columns={[
                    { key: "type", header: text.type, cell: (one) => words.types[one.channel_type] },
                    { key: "process", header: words.process, cell: (one) => one.archived ? null : <Binding channel={one} processes={processes} /> },
                  ]} />}
          </Stack>
        )}
      {search.open === "new" && <ChannelForm onClose={() => open(undefined)} />}
      {opened && <ChannelForm key={opened.id} channel={opened} onClose={() => open(undefined)} onDelete={() => { open(undefined); setRemoved(opened); }} />}
      {removed && <ChannelRemoval channel={removed} onClose={() => setRemoved(undefined)} onArchive={() => { archiving.mutate(removed); setRemoved(undefined); }} />}
    </>
  );
}

function Binding({ channel, processes }: { channel: Channel; processes: readonly Process[] | undefined }) {
  const words = useMessages(messages).channels;
  if (!processes) return null;
  const { process, own } = bindingOf(channel.id, processes);
  if (!process) return <Text span inherit c="dimmed">{words.free}</Text>;
  return <span><Link to="/processes/$id" params={{ id: process.id }}>{process.name}</Link>{!own && <Text span inherit c="dimmed"> ({words.common})</Text>}</span>;
}

function ChannelForm({ channel, onClose, onDelete }: { channel?: Channel; onClose: () => void; onDelete?: () => void }) {
  const text = useMessages(messages);
  const words = text.channels;
  const client = useQueryClient();
  type Values = Pick<Channel, "name" | "channel_type">;
  const draft = useDraft<Values>(useMemo(() => ({
    version: channel?.version ?? 0, values: { name: channel?.name ?? "", channel_type: channel?.channel_type ?? "site" },
  }), [channel]));
  const saving = useMutation({
    mutationFn: () => channel
      ? ok(api.PATCH("/api/v1/channels/{id}", { params: { path: { id: channel.id } }, body: { version: draft.version, ...draft.changes } }))
      : ok(api.POST("/api/v1/channels", { body: draft.values })),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.channels });
      toast.done(channel ? text.saved : words.created(saved.name));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.channels });
    },
  });
  const types = Object.entries(words.types).map(([value, label]) => ({ value, label }));
  return (
    <FormDrawer title={channel ? words.editing(channel.name) : words.add} submit={channel ? text.save : text.create} onSubmit={() => channel && !draft.dirty ? onClose() : draft.settled() && saving.mutate()} onClose={onClose}
      pending={saving.isPending} dirty={draft.dirty} error={saving.error} fields={["name"]}
      aside={onDelete && <Button variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{text.removeDots}</Button>}>
      <ConflictNotice draft={draft} label={(field) => field === "name" ? text.name : text.type} show={(field, value) => field === "name" ? value : words.types[value as Channel["channel_type"]]} />
      <TextInput label={text.name} data-autofocus value={draft.values.name} maxLength={200} onChange={(event) => draft.set({ name: event.currentTarget.value })} error={flawOf(saving.error, "name")} />
      <Select label={text.type} data={types} allowDeselect={false} value={draft.values.channel_type} onChange={(value) => value && draft.set({ channel_type: value as Channel["channel_type"] })} />
    </FormDrawer>
  );
}

function ChannelRemoval({ channel, onClose, onArchive }: { channel: Channel; onClose: () => void; onArchive: () => void }) {
  const text = useMessages(messages);
  const shared = useMessages(kit);
  const words = text.channels;
  const client = useQueryClient();
  const processes = processesNaming(useProcesses().data, channel.id);
  return (
    <RemoveDialog title={words.removing(channel.name)} confirm={text.remove} onClose={onClose}
      obstacles={processes.length > 0 ? [<>{shared.inProcesses} <ProcessLinks processes={processes} /></>] : []}
      run={() => ok(api.DELETE("/api/v1/channels/{id}", { params: { path: { id: channel.id } } }))}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.channels });
        toast.done(words.deleted(channel.name));
        onClose();
      }}>
      <Stack gap="xs" align="flex-start">
        {words.removeHint}
        {!channel.archived && <Button size="compact-sm" variant="default" onClick={onArchive}>{words.archiveInstead}</Button>}
      </Stack>
    </RemoveDialog>
  );
}
