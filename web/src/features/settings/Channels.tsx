import { Button, Select, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Channel, keys, type Process, useChannels, useProcesses } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import type { SectionProps } from "@/lib/section";
import { ArchivedList, type ArchivedSearch, type FormProps } from "@/ui/ArchivedList";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { messages as kit } from "@/ui/messages";
import { processesNaming, ProcessLinks } from "@/ui/RemoveDialog";
import { QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import { bindingOf } from "./binding";
import { messages } from "./messages";

export function Channels(props: SectionProps<ArchivedSearch>) {
  return <QueryView query={useChannels()}>{(all) => <ChannelList {...props} all={all} />}</QueryView>;
}

function ChannelList(props: SectionProps<ArchivedSearch> & { all: readonly Channel[] }) {
  const text = useMessages(messages);
  const words = text.channels;
  const shared = useMessages(kit);
  const processes = useProcesses().data;
  const obstacles = (one: Channel) => {
    const naming = processesNaming(processes, one.id);
    return naming.length > 0 ? [<>{shared.inProcesses} <ProcessLinks processes={naming} /></>] : [];
  };
  return (
    <ArchivedList<Channel> {...props} words={words} icon="store" queryKey={keys.channels} textsOf={(one) => [words.types[one.channel_type]]} obstacles={obstacles}
      columns={[
        { key: "type", header: text.type, cell: (one) => words.types[one.channel_type] },
        { key: "process", header: words.process, cell: (one) => one.archived ? null : <Binding channel={one} processes={processes} /> },
      ]}
      archive={(one, archived) => ok(api.PATCH("/api/v1/channels/{id}", { params: { path: { id: one.id } }, body: { version: one.version, archived } }))}
      remove={(id) => ok(api.DELETE("/api/v1/channels/{id}", { params: { path: { id } } }))}
      form={(form) => <ChannelForm key={form.record?.id ?? "new"} {...form} />} />
  );
}

function Binding({ channel, processes }: { channel: Channel; processes: readonly Process[] | undefined }) {
  const words = useMessages(messages).channels;
  if (!processes) return null;
  const { process, own } = bindingOf(channel.id, processes);
  if (!process) return <Text span inherit c="dimmed">{words.free}</Text>;
  return <span><Link to="/processes/$id" params={{ id: process.id }}>{process.name}</Link>{!own && <Text span inherit c="dimmed"> ({words.common})</Text>}</span>;
}

function ChannelForm({ record: channel, onClose, onDelete }: FormProps<Channel>) {
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
