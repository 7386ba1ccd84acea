// The side panel over table, matrix and graph: one transition, or one status with all it is in the process.
import { Button, Checkbox, Drawer, Group, MultiSelect, Radio, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { MADE_OF_ORDER, useNouns } from "@/ui/kinds";
import { StatusPicker } from "@/ui/pickers";
import { FieldsSelect } from "@/ui/rules/FieldSelect";
import { GuardsEditor } from "@/ui/rules/GuardsEditor";
import { StatusBadge } from "@/ui/StatusBadge";
import { toast } from "@/ui/toast";

import { type Target, useDesigner } from "./context";
import {
  addCreation, addStage, addTransition, removeCreation, removeStage, removeStatus, removeTransition, restoreStatus, restoreTransition, setCreation,
  setStage, setTransition,
} from "./draft";
import { GrantsEditor } from "./GrantsEditor";
import { messages } from "./messages";
import { creationOf, type EditRule, type Requirement, stageOf, type Start, transitionOf } from "./model";
import { Notes } from "./Notes";
import { StatusAdder } from "./StatusAdder";
import { isAt, isAtCreation, isAtTransition } from "./warnings";

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section>
      <Title order={3} mb={hint ? 0 : 8}>{title}</Title>
      {hint && <Text size="sm" c="dimmed" mb={8}>{hint}</Text>}
      {children}
    </section>
  );
}

export function useStatusBadge(): (status: Start) => ReactNode {
  const { statuses, words } = useDesigner();
  return (status) => <StatusBadge status={status === null ? null : statuses.get(status) ?? { name: words.status(status) }} />;
}

/** Takes a transition away, with a word and a way back. */
export function useRemoveTransition(): (from: Start, to: string) => void {
  const text = useMessages(messages);
  const { state, words } = useDesigner();
  return (from, to) => {
    const before = state.draft;
    state.edit(removeTransition(from, to));
    toast.undo(text.removed.transition(words.status(from), words.status(to)), () => state.edit(restoreTransition(before, from, to)));
  };
}

function TransitionForm({ from, to }: { from: Start; to: string }) {
  const text = useMessages(messages);
  const { state, definition, statuses, open } = useDesigner();
  const remove = useRemoveTransition();
  const transition = transitionOf(definition, from, to);
  if (!transition) return <Text c="dimmed">{text.transition.gone}</Text>;
  const set = (part: Partial<typeof transition>, mark?: string) => state.edit(setTransition(from, to, part), mark && `${mark} ${from} ${to}`);
  const { requirements } = transition;
  const asks = (kind: "comment" | "checklist" | "file") => requirements.some((one) => one.kind === kind);
  const fields = requirements.flatMap((one) => one.kind === "field" ? [one.field] : []);
  const others = (kind: Requirement["kind"]) => requirements.filter((one) => one.kind !== kind);
  const ask = (kind: "comment" | "checklist" | "file", on: boolean) => set({ requirements: on ? [{ kind }, ...others(kind)] : others(kind) });
  const askFields = (all: typeof fields) => set({ requirements: [...others("field"), ...all.map((field): Requirement => ({ kind: "field", field }))] });
  return (
    <Stack gap="xl">
      <Notes at={(place) => isAtTransition(place, from, to)} />
      <Part title={text.transition.who}><GrantsEditor value={transition.grants} onChange={(grants) => set({ grants })} /></Part>
      <Part title={text.transition.guards} hint={text.transition.guardsHint}>
        <GuardsEditor value={transition.guards} onChange={(guards) => set({ guards }, "guards")} />
      </Part>
      <Part title={text.transition.requirements} hint={text.transition.requirementsHint}>
        <Stack gap="sm">
          <Checkbox label={text.transition.comment} checked={asks("comment")} onChange={(event) => ask("comment", event.currentTarget.checked)} />
          <Checkbox label={text.transition.checklist} checked={asks("checklist")} onChange={(event) => ask("checklist", event.currentTarget.checked)} />
          <Checkbox label={text.transition.file} checked={asks("file")} onChange={(event) => ask("file", event.currentTarget.checked)} />
          <FieldsSelect label={text.transition.fields} placeholder={fields.length === 0 ? text.transition.fieldsPlaceholder : undefined} value={fields} onChange={askFields} />
        </Stack>
      </Part>
      <Part title={text.transition.approval} hint={text.transition.approvesHint}>
        <Stack gap="sm">
          <Checkbox label={text.transition.approves} checked={transition.approval !== null} onChange={(event) => set({ approval: event.currentTarget.checked ? { void_to: from } : null })} />
          {transition.approval && (
            <StatusPicker label={text.transition.voidTo} placeholder={text.transition.voidToNowhere} clearable only={[...statuses.keys()]} value={transition.approval.void_to}
              onChange={(void_to) => set({ approval: { void_to } })} />
          )}
        </Stack>
      </Part>
      <Group justify="space-between">
        <Button variant="subtle" color="red" c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => { open(undefined); remove(from, to); }}>{text.transition.remove}</Button>
        <Button onClick={() => open(undefined)}>{text.done}</Button>
      </Group>
    </Stack>
  );
}

const RULES = ["by_rights", "owner_only", "nobody", "locked"] as const;

export function EditRuleForm({ value, onChange }: { value: EditRule; onChange: (rule: EditRule) => void }) {
  const text = useMessages(messages).edit;
  return (
    <Stack gap="xs">
      <Radio.Group aria-label={text.label} value={value.rule} onChange={(rule) => {
        const next = RULES.find((one) => one === rule);
        if (next) onChange(next === "locked" ? { rule: "locked", fields: ["positions"] } : { rule: next });
      }}>
        <Stack gap={8}>{RULES.map((rule) => <Radio key={rule} value={rule} label={text[rule]} />)}</Stack>
      </Radio.Group>
      {value.rule === "locked" && <FieldsSelect label={text.fields} value={value.fields} onChange={(fields) => onChange({ rule: "locked", fields })} />}
    </Stack>
  );
}

function StatusForm({ status }: { status: Start }) {
  const text = useMessages(messages);
  const { state, definition, words, statuses, open, orders } = useDesigner();
  const badge = useStatusBadge();
  const nouns = useNouns();
  const stage = stageOf(definition, status);
  const creation = status === null ? undefined : creationOf(definition, status);
  const incoming = status === null ? [] : definition.stages.filter((one) => one.transitions.some(({ to }) => to === status));
  const standing = orders.get(status) ?? 0;
  const guidance = status === null ? undefined : statuses.get(status)?.guidance;
  return (
    <Stack gap="xl">
      <Notes fixes at={(place) => isAt(place, status) || (status !== null && isAtCreation(place, status))} />
      {standing > 0 && <Text size="sm">{text.status.standing(standing)}</Text>}
      {guidance && <Part title={text.status.guidance}><Text size="sm" style={{ whiteSpace: "pre-wrap" }}>{guidance}</Text></Part>}
      {status !== null && (
        <Part title={text.status.creation}>
          <Stack gap="sm">
            <Checkbox label={text.status.isCreation} checked={creation !== undefined}
              onChange={(event) => state.edit(event.currentTarget.checked ? addCreation(status) : removeCreation(status))} />
            {creation && <GrantsEditor creating value={creation.grants} onChange={(grants) => state.edit(setCreation(status, { grants }))} />}
          </Stack>
        </Part>
      )}
      <Part title={text.status.exits}>
        <Stack gap="sm">
          {!stage && <Text size="sm" c="dimmed">{text.status.noStage}</Text>}
          {stage?.transitions.map(({ to, ...rules }) => (
            <button key={to} type="button" className="way" onClick={() => open({ kind: "transition", from: status, to })}>
              {badge(to)}<span className="way__rules">{words.rules(rules)}</span>
            </button>
          ))}
          <StatusAdder aria-label={text.table.addTarget} placeholder={text.table.addTarget}
            from={[...statuses.keys()].filter((id) => id !== status && !stage?.transitions.some(({ to }) => to === id))}
            onAdd={(to) => to !== null && state.edit(addTransition(status, to))} />
        </Stack>
      </Part>
      {incoming.length > 0 && (
        <Part title={text.status.entries}>
          <Stack gap="xs">
            {incoming.map(({ start }) => (
              <button key={start ?? ""} type="button" className="way" onClick={() => status !== null && open({ kind: "transition", from: start, to: status })}>
                {badge(start)}<span className="way__rules">{words.rules(transitionOf(definition, start, status ?? "") ?? NOTHING)}</span>
              </button>
            ))}
          </Stack>
        </Part>
      )}
      {stage
        ? <Part title={text.edit.label} hint={text.edit.hint}><EditRuleForm value={stage.edit} onChange={(edit) => state.edit(setStage(status, { edit }))} /></Part>
        : <Button variant="default" style={{ alignSelf: "flex-start" }} leftSection={<Icon name="plus" size={16} />} onClick={() => state.edit(addStage(status))}>{text.status.addStage}</Button>}
      {stage && (
        <Part title={text.status.bars} hint={text.status.barsHint}>
          <MultiSelect label={text.status.barsLabel} hidePickedOptions placeholder={stage.bars.length === 0 ? text.status.barsNothing : undefined} value={stage.bars}
            data={MADE_OF_ORDER.map((kind) => ({ value: kind, label: nouns[kind].title }))} onChange={(bars) => state.edit(setStage(status, { bars: MADE_OF_ORDER.filter((kind) => bars.includes(kind)) }))} />
        </Part>
      )}
      <Group justify="space-between">
        <Button variant="subtle" color="red" c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => {
          const before = state.draft;
          open(undefined);
          state.edit(status === null ? removeStage(null) : removeStatus(status));
          toast.undo(text.removed.status(words.status(status)), () => state.edit(restoreStatus(before, status)));
        }}>{text.status.remove}</Button>
        <Button onClick={() => open(undefined)}>{text.done}</Button>
      </Group>
    </Stack>
  );
}

const NOTHING = { grants: { everyone: true, any_of: [], not_author: false, not_last_mover: false }, guards: [], requirements: [], approval: null };

function TargetTitle({ target }: { target: Target }) {
  const badge = useStatusBadge();
  if (target.kind === "status") return <>{badge(target.status)}</>;
  return <span className="arrowed">{badge(target.from)}<Icon name="arrow-right" size={16} />{badge(target.to)}</span>;
}

export function RuleDrawer() {
  const text = useMessages(messages);
  const { opened, open } = useDesigner();
  return (
    <Drawer opened={opened !== undefined} onClose={() => open(undefined)} position="right" size={480} overlayProps={{ backgroundOpacity: 0.2 }}
      closeButtonProps={{ "aria-label": text.close }} title={opened && <TargetTitle target={opened} />} styles={{ title: { minWidth: 0 } }}>
      {opened?.kind === "transition" && <TransitionForm key={`${opened.from} ${opened.to}`} from={opened.from} to={opened.to} />}
      {opened?.kind === "status" && <StatusForm key={opened.status ?? ""} status={opened.status} />}
    </Drawer>
  );
}
