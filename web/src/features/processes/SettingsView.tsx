// What a process is called, whose orders it binds, and how strict it is to other doors than a person's.
import { Alert, Checkbox, Paper, Radio, SegmentedControl, Stack, Switch, Text, Textarea, TextInput, Title } from "@mantine/core";

import { useChannels } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { useDesigner } from "./context";
import { setDefinition, setDraft } from "./draft";
import { messages } from "./messages";
import { POLICIES, type Policy, SOURCES, type Unlisted } from "./model";
import { Notes } from "./Notes";
import { useClaims } from "./queries";

const MAX_NAME = 255;

export function SettingsView() {
  const text = useMessages(messages).settings;
  const { state, checked } = useDesigner();
  const { name, description, active } = state.draft;
  const nameError = checked?.problem?.code === "name_taken" ? checked.problem.detail : undefined;
  return (
    <Stack gap="xl" maw={760}>
      <Stack>
        <TextInput label={text.name} value={name} maxLength={MAX_NAME} required error={name.trim() === "" ? text.nameNeeded : nameError}
          onChange={(event) => state.edit(setDraft({ name: event.currentTarget.value }), "name")} />
        <Textarea label={text.description} description={text.descriptionHint} value={description} autosize minRows={2} maxRows={8} maxLength={4096}
          onChange={(event) => state.edit(setDraft({ description: event.currentTarget.value }), "description")} />
        <Switch label={text.active} description={text.activeHint} checked={active} onChange={(event) => state.edit(setDraft({ active: event.currentTarget.checked }))} />
      </Stack>
      <Channels />
      <UnlistedPart />
      <PoliciesPart />
    </Stack>
  );
}

function Channels() {
  const text = useMessages(messages).settings;
  const { kind, id, state, definition } = useDesigner();
  const { data = [] } = useChannels();
  const claims = useClaims(kind, id);
  const { channels } = definition;
  const all = channels.length === 0;
  const rest = claims.get(null);
  return (
    <section>
      <Title order={2}>{text.channels}</Title>
      <Text size="sm" c="dimmed" mb="sm">{text.channelsHint}</Text>
      <Stack gap="sm">
        <Checkbox.Group value={channels} onChange={(ids) => state.edit(setDefinition({ channels: ids }))} aria-label={text.channels}>
          <Stack gap="sm">
            {data.filter((one) => !one.archived || channels.includes(one.id)).map((one) => {
              const other = claims.get(one.id);
              return <Checkbox key={one.id} value={one.id} label={one.archived ? text.archived(one.name) : one.name} description={other ? text.claimed(other) : undefined} />;
            })}
          </Stack>
        </Checkbox.Group>
        {all && <Alert variant="light" color="indigo" icon={<Icon name="info" />} styles={{ message: { color: "var(--mantine-color-text)" } }}>{rest ? text.allClaimed(rest) : text.all}</Alert>}
        <Notes at={(place) => place.kind === "channels"} />
      </Stack>
    </section>
  );
}

function UnlistedPart() {
  const text = useMessages(messages).settings;
  const { state, definition } = useDesigner();
  return (
    <section>
      <Title order={2}>{text.unlisted}</Title>
      <Text size="sm" c="dimmed" mb="sm">{text.unlistedHint}</Text>
      <Radio.Group aria-label={text.unlisted} value={definition.unlisted} onChange={(value) => state.edit(setDefinition({ unlisted: value as Unlisted }))}>
        <Stack gap="sm">
          <Radio value="frozen" label={text.frozen} description={text.frozenHint} />
          <Radio value="free" label={text.free} description={text.freeHint} />
        </Stack>
      </Radio.Group>
    </section>
  );
}

function PoliciesPart() {
  const text = useMessages(messages).settings;
  const { state, definition } = useDesigner();
  return (
    <section>
      <Title order={2}>{text.policies}</Title>
      <Text size="sm" c="dimmed" mb="sm">{text.policiesHint}</Text>
      <Stack gap="sm">
        {SOURCES.map((source) => {
          const policy = definition.policies[source];
          return (
            <Paper key={source} p="sm">
              <div className="policy">
                <div>
                  <Text fw={550} id={`policy-${source}`}>{text.sources[source].name}</Text>
                  <Text size="sm" c="dimmed">{text.sources[source].hint}</Text>
                </div>
                <SegmentedControl size="xs" aria-labelledby={`policy-${source}`} value={policy}
                  onChange={(value) => state.edit(setDefinition({ policies: { ...definition.policies, [source]: value as Policy } }))}
                  data={POLICIES.map((value) => ({ value, label: text.policy[value].name }))} />
              </div>
              <Text size="sm" mt={6}>{text.policy[policy].hint}</Text>
            </Paper>
          );
        })}
      </Stack>
    </section>
  );
}
