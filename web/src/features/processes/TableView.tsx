// The process as a table: where orders begin, and for every status all ways out of it.
import { Group, Menu, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { EmptyState } from "@/ui/states";
import { toast } from "@/ui/toast";

import { useDesigner } from "./context";
import {
  addCreation, addStage, addTransition, moveCreation, moveStage, moveTransition, removeCreation, removeStage,
  restoreStatus,
} from "./draft";
import { MatrixView } from "./MatrixView";
import { messages } from "./messages";
import { type Creation, type Stage, stageOf, type Transition } from "./model";
import { Notes } from "./Notes";
import { useRemoveTransition, useStatusBadge } from "./RuleDrawer";
import { StatusAdder } from "./StatusAdder";
import { Unselected } from "./Unselected";
import { isAt, isAtCreation, isAtTransition } from "./warnings";

export function TableView({ matrix, onMatrix }: { matrix: boolean; onMatrix: (matrix: boolean) => void }) {
  const text = useMessages(messages);
  const { definition } = useDesigner();
  return (
    <Stack gap="xl">
      <CreationPart />
      <section>
        <Group justify="space-between" mb="xs" gap="xs">
          <div>
            <Title order={2}>{text.table.stages}</Title>
            <Text size="sm" c="dimmed">{text.table.stagesHint}</Text>
          </div>
          <SegmentedControl size="xs" aria-label={text.table.look} value={matrix ? "matrix" : "list"} onChange={(value) => onMatrix(value === "matrix")}
            data={[{ value: "list", label: text.table.list }, { value: "matrix", label: text.table.matrix }]} />
        </Group>
        {matrix && definition.stages.length > 0 ? <MatrixView /> : <StageList />}
      </section>
      <Unselected />
    </Stack>
  );
}

function CreationPart() {
  const text = useMessages(messages);
  const { definition, statuses, state } = useDesigner();
  const chosen = new Set(definition.creation.map((one) => one.status));
  return (
    <section>
      <Title order={2}>{text.table.creation}</Title>
      <Text size="sm" c="dimmed" mb="xs">{text.table.creationHint}</Text>
      <Stack gap="xs">
        {definition.creation.length > 0 && (
          <Paper>
            {definition.creation.map((one, i) => <CreationRow key={one.status} creation={one} first={i === 0} last={i === definition.creation.length - 1} />)}
          </Paper>
        )}
        <Notes at={(_, code) => code === "no_creation"} />
        <StatusAdder maw={420} aria-label={text.table.addCreation} placeholder={text.table.addCreation}
          from={[...statuses.values()].filter((one) => !chosen.has(one.id) && one.status_type === "regular").map((one) => one.id)}
          onAdd={(status) => status !== null && state.edit(addCreation(status))} />
      </Stack>
    </section>
  );
}

function CreationRow({ creation, first, last }: { creation: Creation; first: boolean; last: boolean }) {
  const text = useMessages(messages);
  const { words, state, definition, open } = useDesigner();
  const badge = useStatusBadge();
  const { status } = creation;
  return (
    <div className="creation">
      <div className="creation__line">
        <button type="button" className="way" onClick={() => open({ kind: "status", status })}>
          {badge(status)}<span className="way__rules">{text.table.creates(words.who(creation.grants))}</span>
        </button>
        <Menu position="bottom-end">
          <Menu.Target><IconButton icon="more" label={text.actionsOf(words.status(status))} /></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="chevron-up" size={16} />} disabled={first} onClick={() => state.edit(moveCreation(status, -1))}>{text.up}</Menu.Item>
            <Menu.Item leftSection={<Icon name="chevron-down" size={16} />} disabled={last} onClick={() => state.edit(moveCreation(status, 1))}>{text.down}</Menu.Item>
            <Menu.Item leftSection={<Icon name="close" size={16} />} onClick={() => state.edit(removeCreation(status))}>{text.table.removeCreation}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <Notes fixes at={(place) => isAtCreation(place, status) || (stageOf(definition, status) === undefined && isAt(place, status))} />
    </div>
  );
}

function StageList() {
  const text = useMessages(messages);
  const { definition, statuses, state } = useDesigner();
  return (
    <Stack gap="xs">
      {definition.stages.length === 0
        ? <Paper><EmptyState icon="process" title={text.table.empty} order={3}>{text.table.emptyHint}</EmptyState></Paper>
        : (
          <Paper className="stages">
            <div className="stages__head" aria-hidden><span>{text.table.from}</span><span>{text.table.to}</span></div>
            {definition.stages.map((stage, i) => (
              <StageRow key={stage.start ?? ""} stage={stage} first={i === 0} last={i === definition.stages.length - 1} />
            ))}
          </Paper>
        )}
      <StatusAdder maw={420} aria-label={text.table.addStage} placeholder={text.table.addStage}
        from={[
          ...[...statuses.values()].filter((one) => one.status_type === "regular" && !stageOf(definition, one.id)).map((one) => one.id),
          ...(stageOf(definition, null) ? [] : [null]),
        ]}
        onAdd={(status) => state.edit(addStage(status))} />
      <Notes at={(_, code) => code === "no_success"} />
    </Stack>
  );
}

function StageRow({ stage, first, last }: { stage: Stage; first: boolean; last: boolean }) {
  const text = useMessages(messages);
  const { words, state, statuses, open, orders } = useDesigner();
  const badge = useStatusBadge();
  const { start } = stage;
  const name = words.status(start);
  const standing = orders.get(start) ?? 0;
  return (
    <section className="stage" aria-label={text.table.stageOf(name)}>
      <div className="stage__start">
        <Group gap={4} wrap="nowrap" justify="space-between">
          <button type="button" className="way way--start" onClick={() => open({ kind: "status", status: start })}>{badge(start)}</button>
          <Menu position="bottom-end">
            <Menu.Target><IconButton icon="more" size="md" label={text.actionsOf(name)} /></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<Icon name="settings" size={16} />} onClick={() => open({ kind: "status", status: start })}>{text.table.stageSettings}</Menu.Item>
              <Menu.Item leftSection={<Icon name="chevron-up" size={16} />} disabled={first} onClick={() => state.edit(moveStage(start, -1))}>{text.up}</Menu.Item>
              <Menu.Item leftSection={<Icon name="chevron-down" size={16} />} disabled={last} onClick={() => state.edit(moveStage(start, 1))}>{text.down}</Menu.Item>
              <Menu.Item color="red" leftSection={<Icon name="trash" size={16} />} onClick={() => {
                const before = state.draft;
                state.edit(removeStage(start));
                toast.undo(text.removed.stage(name), () => state.edit(restoreStatus(before, start)));
              }}>{text.table.removeStage}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
        <Text size="xs" c="dimmed">
          {[standing > 0 ? text.orders(standing) : "", stage.edit.rule === "by_rights" ? "" : words.edit(stage.edit), stage.bars.length > 0 ? text.table.bars(words.bars(stage.bars)) : ""].filter(Boolean).join(" · ")}
        </Text>
        <Notes fixes at={(place) => isAt(place, start)} />
      </div>
      <div className="stage__ways">
        {stage.transitions.map((one, i) => (
          <TransitionRow key={one.to} from={stage} transition={one} first={i === 0} last={i === stage.transitions.length - 1} />
        ))}
        <StatusAdder maw={320} variant="unstyled" size="sm" rightSection={null} rightSectionWidth={0} aria-label={text.table.addTargetTo(name)} placeholder={text.table.addTarget}
          from={[...statuses.keys()].filter((id) => id !== start && !stage.transitions.some(({ to }) => to === id))}
          onAdd={(to) => to !== null && state.edit(addTransition(start, to))} />
      </div>
    </section>
  );
}

function TransitionRow({ from, transition, first, last }: { from: Stage; transition: Transition; first: boolean; last: boolean }) {
  const text = useMessages(messages);
  const { words, state, statuses, definition, open } = useDesigner();
  const badge = useStatusBadge();
  const remove = useRemoveTransition();
  const { start } = from;
  const { to } = transition;
  // A status without a row of its own has no other place for what is wrong with it.
  const deadEnd = !stageOf(definition, to) && statuses.get(to)?.status_type === "regular";
  const shownOnce = definition.stages.find((stage) => stage.transitions.some((one) => one.to === to)) === from;
  return (
    <div className="transition">
      <div className="transition__line">
        <button type="button" className="way" aria-label={text.table.transitionOf(words.status(start), words.status(to), words.rules(transition))}
          onClick={() => open({ kind: "transition", from: start, to })}>
          <span className="way__to"><Icon name="arrow-right" size={15} />{badge(to)}</span>
          <span className="way__rules">{words.rules(transition)}</span>
        </button>
        <Menu position="bottom-end">
          <Menu.Target><IconButton icon="more" size="md" label={text.actionsOf(`${words.status(start)} → ${words.status(to)}`)} /></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open({ kind: "transition", from: start, to })}>{text.table.editTransition}</Menu.Item>
            <Menu.Item leftSection={<Icon name="chevron-up" size={16} />} disabled={first} onClick={() => state.edit(moveTransition(start, to, -1))}>{text.up}</Menu.Item>
            <Menu.Item leftSection={<Icon name="chevron-down" size={16} />} disabled={last} onClick={() => state.edit(moveTransition(start, to, 1))}>{text.down}</Menu.Item>
            <Menu.Item color="red" leftSection={<Icon name="trash" size={16} />} onClick={() => remove(start, to)}>{text.transition.remove}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <Notes fixes at={(place) => isAtTransition(place, start, to) || (deadEnd && shownOnce && isAt(place, to))} />
    </div>
  );
}
