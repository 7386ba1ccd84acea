// What was published, by whom, and what each version changed; any of them comes back as a draft.
import { Badge, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { useMessages } from "@/lib/i18n";
import { same } from "@/lib/same";
import { Icon } from "@/ui/Icon";
import { PersonById } from "@/ui/Person";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";
import { DateText, RelativeTime } from "@/ui/values";

import { ChangeList } from "./ChangeList";
import { useDesigner } from "./context";
import { type Change, definitionChanges } from "./diff";
import { messages } from "./messages";
import { definitionOf } from "./model";
import { type Version, versionsQuery } from "./queries";

/** Descriptions are not kept per version, but that one changed is. */
function describedAnew(version: Version): boolean {
  return Array.isArray(version.changes) && version.changes.some((one: { path?: unknown }) => one.path === "/description");
}

function changesOf(version: Version, before: Version | undefined): Change[] {
  if (!before) return [];
  const found: Change[] = [];
  if (before.name !== version.name) found.push({ kind: "name", before: before.name, after: version.name });
  if (describedAnew(version)) found.push({ kind: "description", before: "", after: "" });
  if (before.active !== version.active) found.push({ kind: "active", before: before.active, after: version.active });
  return [...found, ...definitionChanges(definitionOf(before.definition), definitionOf(version.definition))];
}

export function VersionsView({ onBack }: { onBack: () => void }) {
  const text = useMessages(messages).versions;
  const { id } = useDesigner();
  if (!id) return <EmptyState icon="history" title={text.none}>{text.noneHint}</EmptyState>;
  return <Versions id={id} onBack={onBack} />;
}

function Versions({ id, onBack }: { id: string; onBack: () => void }) {
  const text = useMessages(messages).versions;
  const { state } = useDesigner();
  const query = useQuery(versionsQuery(id));
  const bringBack = (version: Version) => {
    const before = state.draft;
    const definition = definitionOf(version.definition);
    state.edit((draft) => ({ ...draft, name: version.name, definition }));
    onBack();
    toast.undo(text.broughtBack(version.number), () => state.edit(() => before));
  };
  return (
    <QueryView query={query}>
      {(versions) => (
        <Stack gap="sm" component="ol" className="versions">
          {versions.map((version, i) => {
            const now = version.number === state.version;
            const before = versions[i + 1];
            const alike = same(definitionOf(version.definition), state.draft.definition) && version.name === state.draft.name;
            return (
              <Paper key={version.number} component="li" p="md">
                <Group justify="space-between" mb="xs" gap="xs">
                  <Group gap="sm">
                    <Title order={2} fz="md">{text.version(version.number)}</Title>
                    {now && <Badge variant="light" color="green" c="var(--good)">{text.now}</Badge>}
                    {!version.active && <Badge variant="light" color="gray" c="var(--muted)">{text.inactive}</Badge>}
                  </Group>
                  <Button size="xs" variant="default" disabled={alike} leftSection={<Icon name="restore" size={15} />} onClick={() => bringBack(version)}
                    aria-label={text.bringBackOf(version.number)}>{text.bringBack}</Button>
                </Group>
                <Group gap={8} mb="sm" fz="sm">
                  {version.published_by && <PersonById id={version.published_by} size={22} />}
                  <Text size="sm" c="dimmed" component="span"><RelativeTime value={version.published_at} />, <DateText value={version.published_at} time /></Text>
                </Group>
                {before ? <ChangeList changes={changesOf(version, before)} /> : <Text size="sm" c="dimmed">{text.first}</Text>}
              </Paper>
            );
          })}
        </Stack>
      )}
    </QueryView>
  );
}
