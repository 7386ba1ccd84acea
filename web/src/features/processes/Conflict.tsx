// Somebody published while this draft was being made: what they changed, and whose goes on.
import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import type { Process } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Person, PersonById } from "@/ui/Person";
import { toast } from "@/ui/toast";
import { RelativeTime } from "@/ui/values";

import { ChangeList } from "./ChangeList";
import { useDesigner } from "./context";
import { changesBetween } from "./diff";
import { messages } from "./messages";
import { draftOf } from "./model";
import { versionsQuery } from "./queries";

export function Conflict({ theirs, onDone }: { theirs: Process; onDone?: () => void }) {
  const text = useMessages(messages).conflict;
  const { state } = useDesigner();
  const { data: versions } = useQuery(versionsQuery(theirs.id));
  const published = versions?.find((one) => one.number === theirs.version);
  const their = draftOf(theirs);
  const take = () => {
    const { draft, base, version } = state;
    state.restart(theirs.version, their);
    onDone?.();
    toast.undo(text.taken, () => {
      state.restart(version, base);
      state.edit(() => draft);
    });
  };
  const keep = () => {
    state.rebase(theirs.version, their);
    onDone?.();
  };
  return (
    <Stack gap="md">
      <Group gap={8} fz="sm">
        {published?.published_by ? <PersonById id={published.published_by} /> : <Person name={text.somebody} />}
        <Text size="sm">{text.published(theirs.version)} {published && <RelativeTime value={published.published_at} />}</Text>
      </Group>
      <div>
        <Text size="sm" fw={550} mb={6}>{text.theirChanges}</Text>
        <ChangeList changes={changesBetween(state.base, their)} />
      </div>
      <Text size="sm" c="dimmed">{text.hint}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={take}>{text.take}</Button>
        <Button onClick={keep}>{text.keep}</Button>
      </Group>
    </Stack>
  );
}
