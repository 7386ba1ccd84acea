// Draft → check → publish on one screen: what changes, what stands against it, whose orders it touches.
import { Alert, Button, Group, Modal, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";

import { asProblem } from "@/api/client";
import { keys, type Process } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { ConcernedList, ProblemAlert } from "@/ui/ProblemAlert";

import { ChangeList } from "./ChangeList";
import { Conflict } from "./Conflict";
import { useDesigner } from "./context";
import { changesBetween } from "./diff";
import { messages } from "./messages";
import { total } from "./model";
import { usePublish } from "./queries";
import { isNote } from "./warnings";

interface Props {
  /** What somebody published since the draft was made. */
  theirs: Process | undefined;
  onClose: () => void;
  onPublished: (process: Process) => void;
}

export function PublishDialog({ theirs, onClose, onPublished }: Props) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const { kind, id, state, flaws, warnings, words, checked, checking } = useDesigner();
  const publish = usePublish(kind, id);
  const problem = publish.error ? asProblem(publish.error) : undefined;
  const asked = problem?.code === "needs_confirmation" ? problem : undefined;
  const changes = changesBetween(state.base, state.draft);
  const serious = warnings.filter((one) => !isNote(one));
  const stranded = checked?.stranded ?? [];
  const noName = state.draft.name.trim() === "";

  const run = (confirm: boolean) => publish.mutate(
    { draft: state.draft, version: state.version, confirm },
    {
      onSuccess: onPublished,
      onError: (error) => {
        if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.processes });
      },
    },
  );

  return (
    <Modal opened onClose={onClose} size="lg" title={id ? text.publish.title(state.version + 1) : text.publish.titleNew} closeButtonProps={{ "aria-label": text.close }}>
      {theirs ? <Conflict theirs={theirs} onDone={publish.reset} /> : (
        <Stack gap="lg">
          <section>
            <Title order={3} mb={8}>{id ? text.publish.changes(state.version) : text.publish.all}</Title>
            <ChangeList changes={changes} />
          </section>
          {(flaws.length > 0 || noName) && (
            <section>
              <Title order={3} mb={8}>{text.publish.errors}</Title>
              <Stack gap={4}>
                {noName && <div className="note note--bad"><Icon name="x-circle" size={15} /><span>{text.settings.nameNeeded}</span></div>}
                {flaws.map((one, i) => <div key={i} className="note note--bad"><Icon name="x-circle" size={15} /><span>{one.text}</span></div>)}
              </Stack>
            </section>
          )}
          {serious.length > 0 && (
            <section>
              <Title order={3} mb={2}>{text.check.warnings(serious.length)}</Title>
              <Text size="sm" c="dimmed" mb={8}>{text.publish.warningsHint}</Text>
              <Stack gap={4}>{serious.map((one, i) => <div key={i} className="note note--warn"><Icon name="alert" size={15} /><span>{words.warning(one)}</span></div>)}</Stack>
            </section>
          )}
          <section>
            <Title order={3} mb={8}>{text.publish.orders}</Title>
            <Text size="sm">{state.draft.active ? text.check.bound(total(checked?.bound ?? [])) : text.publish.inactive}</Text>
            {!asked && stranded.length > 0 && (
              <Stack gap={4} mt="xs">
                <Text size="sm">{text.publish.stranded}</Text>
                <ConcernedList concerned={stranded} />
              </Stack>
            )}
          </section>
          {asked && (
            <Alert color="yellow" variant="light" role="alert" icon={<Icon name="alert" />} title={asked.title}
              styles={{ title: { color: "var(--warn)" }, icon: { color: "var(--warn)" }, message: { color: "var(--mantine-color-text)" } }}>
              <Text size="sm" mb="xs">{asked.detail}</Text>
              <ConcernedList concerned={asked.concerned} />
            </Alert>
          )}
          {problem && !asked && problem.code !== "version_conflict" && <ProblemAlert error={problem} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{text.publish.back}</Button>
            <Button color={asked ? "red" : undefined} loading={publish.isPending} onClick={() => run(asked !== undefined)}
              disabled={checking || flaws.length > 0 || noName || (changes.length === 0 && id !== undefined)}>
              {asked ? text.publish.anyway : text.publish.publish}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
