// One scenario, read and written as a sentence: when, if, then. Checked as it is edited; tried on an order before it is saved.
import { Alert, Button, Group, Paper, Radio, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { keys } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { useConfirm } from "@/ui/confirm";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf } from "@/ui/FormDrawer";
import { Icon } from "@/ui/Icon";
import { numbersAreRight } from "@/ui/numbers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import "@/ui/record-table.css";
import { FormSkeleton, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { editor } from "../messages/editor";
import { messages as listMessages } from "../messages/list";
import { FIRINGS, type Firing, newRule, patchOf, ruleIn, type Scenario, UNCHOSEN, type Values, valuesOf } from "../model";
import { change, checkQuery, scenarioQuery, settle } from "../queries";
import "../scenarios.css";
import { SwitchControl } from "../SwitchControl";
import { useScenarioWords } from "../words";
import { ActionsBlock } from "./ActionsBlock";
import { Checks } from "./Checks";
import { ConditionsBlock } from "./ConditionsBlock";
import { anchorOf, type Flaws, FlawsProvider } from "./context";
import { foundIn } from "./flaws";
import { useKeptDraft } from "./kept";
import { TriggerBlock } from "./TriggerBlock";
import { TryPanel } from "./TryPanel";

const CHECK_AFTER_MS = 400;
/** Errors of a save that stand at their own fields or among the checks. */
const AT_FIELDS = ["name", "description"];

export interface EditorSearch {
  /** The order it is tried on. */
  order?: string;
  /** Scenarios that were made together with this one. */
  made?: string;
}

interface Props {
  search: EditorSearch;
  onSearch: (search: EditorSearch) => void;
}

export function NewScenario(props: Props) {
  const blank = useMemo(() => ({ version: 0, values: valuesOf({ name: "", description: "", rule: newRule() }) }), []);
  return <Form {...props} scenario={undefined} current={blank} />;
}

export function EditScenario({ id, ...rest }: Props & { id: string }) {
  return (
    <QueryView query={useQuery(scenarioQuery(id))} skeleton={<FormSkeleton fields={6} />}>
      {(scenario) => <Existing {...rest} scenario={scenario} />}
    </QueryView>
  );
}

function Existing({ scenario, ...rest }: Props & { scenario: Scenario }) {
  const current = useMemo(() => ({ version: scenario.version, values: valuesOf(scenario) }), [scenario]);
  return <Form {...rest} scenario={scenario} current={current} />;
}

interface FormProps extends Props {
  scenario: Scenario | undefined;
  current: { version: number; values: Values };
}

function Form({ scenario, current, search, onSearch }: FormProps) {
  const text = useMessages(editor);
  const id = scenario?.id;
  const { draft, restoredAt, forget } = useKeptDraft(id ?? "new", current);
  const { values, set } = draft;
  const [tried, setTried] = useState(false);
  const check = useCheck(id, values);
  const saving = useSaving(scenario, draft, forget);
  const confirm = useConfirm();
  const words = useScenarioWords();
  const format = useFormat();

  const flaws: Flaws = (path) => check.found.find((one) => one.path === path && (tried || !one.missing))?.text;
  const save = () => {
    setTried(true);
    if (scenario && !draft.dirty) return;
    if (!saving.isPending && draft.settled() && numbersAreRight()) saving.mutate();
  };
  const discard = async () => {
    if (!await confirm({ title: text.discardTitle, message: text.discardText, confirm: text.discard, danger: true })) return;
    draft.restart(current.values);
    saving.reset();
    setTried(false);
  };
  useShortcuts([
    { keys: "mod+KeyS", label: text.save, group: text.newTitle, whileTyping: true, run: save },
    { keys: "mod+Enter", label: text.save, group: text.newTitle, whileTyping: true, hidden: true, run: save },
  ]);
  const problem = saving.error ? asProblem(saving.error) : undefined;
  const shownAtFields = problem?.code === "version_conflict" || problem?.code === "name_taken"
    || (problem?.code === "invalid" && problem.errors.every((one) => AT_FIELDS.includes(one.field) || one.field.startsWith("rule/")));

  return (
    <FlawsProvider flaws={flaws}>
      <div className="scenario">
        <form className="scenario__main" noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
          {search.made && <MadeTogether ids={search.made.split(",")} />}
          {restoredAt && draft.dirty && <Alert variant="default" icon={<Icon name="history" />}><Text size="sm">{text.restored(format.relative(restoredAt))}</Text></Alert>}
          <ConflictNotice draft={draft} label={(field) => text.fieldNames[field]} show={(field, value) => show(words, field, value)} />
          {problem && !shownAtFields && <ProblemAlert error={problem} />}
          <Stack gap="sm">
            <TextInput label={text.name} placeholder={text.namePlaceholder} required withAsterisk={false} data-autofocus={scenario ? undefined : true} maxLength={200} value={values.name}
              error={flawOf(saving.error, "name")} onChange={(event) => set({ name: event.currentTarget.value })} />
            <Textarea label={text.description} description={text.descriptionHint} autosize minRows={1} maxRows={6} maxLength={4096} value={values.description}
              error={flawOf(saving.error, "description")} onChange={(event) => set({ description: event.currentTarget.value })} />
          </Stack>
          <Block part="trigger" title={text.when}><TriggerBlock value={values.trigger} onChange={(trigger) => set({ trigger })} id={id} /></Block>
          <Block part="conditions" title={text.only}><ConditionsBlock value={values.conditions} onChange={(conditions) => set({ conditions })} /></Block>
          <Block part="actions" title={text.then}><ActionsBlock value={values.actions} onChange={(actions) => set({ actions })} id={id} /></Block>
          <Block part="firing" title={text.often}>
            <Radio.Group aria-label={text.often} value={values.firing} onChange={(firing) => set({ firing: firing as Firing })}>
              <Stack gap={8}>{FIRINGS.map((one) => <Radio key={one} value={one} label={text.firings[one]} description={text.firingHints[one]} />)}</Stack>
            </Radio.Group>
          </Block>
          {(draft.dirty || !scenario) && (
            <div className="save-bar">
              <div role="status">
                {draft.dirty && <><Text size="sm" fw={550}>{text.unsaved(draft.changed.length)}</Text><Text size="xs" c="dimmed">{text.unsavedHint}</Text></>}
              </div>
              <Group gap="sm" wrap="nowrap">
                {draft.dirty && <Button variant="default" onClick={() => void discard()}>{text.discard}</Button>}
                <Button type="submit" loading={saving.isPending} aria-keyshortcuts="Control+S">{scenario ? text.save : text.create}</Button>
              </Group>
            </div>
          )}
        </form>
        <div className="scenario__side">
          {scenario && <State scenario={scenario} dirty={draft.dirty} />}
          <Checks flaws={check.found.filter((one) => tried || draft.dirty || scenario !== undefined || !one.missing)} issues={check.issues} checking={check.checking} error={check.error} />
          <TryPanel id={id} rule={ruleIn(values)} flawed={check.found.length > 0} order={search.order} onOrder={(order) => onSearch({ ...search, order })} />
        </div>
      </div>
    </FlawsProvider>
  );
}

function Block({ part, title, children }: { part: string; title: string; children: ReactNode }) {
  return (
    <Paper p="md" component="section" id={anchorOf(part)} aria-labelledby={`${anchorOf(part)}-title`} className="rule-block">
      <Title order={2} fz="h3" id={`${anchorOf(part)}-title`} mb="sm">{title}</Title>
      {children}
    </Paper>
  );
}

/** A field of the draft in words, for the choice between two versions of it. */
function show(words: ReturnType<typeof useScenarioWords>, field: keyof Values, value: Values[keyof Values]): string {
  switch (field) {
    case "trigger": return words.trigger(value as Values["trigger"]);
    case "conditions": return words.conditions(value as Values["conditions"]) || "—";
    case "actions": return words.actions(value as Values["actions"]) || "—";
    default: return String(value) || "—";
  }
}

function useCheck(id: string | undefined, values: Values) {
  const text = useMessages(editor);
  const { trigger, conditions, actions, firing } = values;
  const rule = useMemo(() => ({ trigger, conditions, actions, firing }), [trigger, conditions, actions, firing]);
  const [settled] = useDebouncedValue(rule, CHECK_AFTER_MS);
  const { data, error, isFetching, isPlaceholderData } = useQuery({ ...checkQuery(id, settled), placeholderData: keepPreviousData });
  const found = useMemo(() => foundIn(data?.problem?.errors ?? [], settled, text.choose), [data, settled, text]);
  return {
    // What has not been chosen is said already.
    found, issues: (data?.issues ?? []).filter((one) => one.code !== "forbidden_move" || one.to !== UNCHOSEN), checking: isFetching || isPlaceholderData || settled !== rule,
    error: error ? <ProblemAlert error={error} /> : null,
  };
}

function useSaving(scenario: Scenario | undefined, draft: ReturnType<typeof useKeptDraft>["draft"], forget: () => void) {
  const text = useMessages(editor);
  const client = useQueryClient();
  const navigate = useNavigate();
  const { values, version, changed } = draft;
  return useMutation({
    mutationFn: () => scenario
      ? change(client, { id: scenario.id, version }, patchOf(values, changed))
      : ok(api.POST("/api/v1/scenarios", { body: { name: values.name.trim(), description: values.description.trim(), rule: ruleIn(values) } })),
    onSuccess: (saved) => {
      if (scenario) {
        draft.restart(valuesOf(saved));
        toast.done(text.saved);
        return;
      }
      forget();
      settle(client, saved);
      toast.done(text.created(saved.name));
      void navigate({ to: "/settings/scenarios/$id", params: { id: saved.id }, replace: true });
    },
    onError: (error) => {
      if (scenario && asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.scenario(scenario.id) });
    },
  });
}

function State({ scenario, dirty }: { scenario: Scenario; dirty: boolean }) {
  const text = useMessages(editor);
  const list = useMessages(listMessages);
  return (
    <Paper p="md" component="section" aria-labelledby="state-title">
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2} fz="h3" id="state-title">{text.state}</Title>
          <Link to="/settings/scenarios/log" search={{ scenario: scenario.id }} className="plain-link scenario__log">{text.log}</Link>
        </Group>
        <SwitchControl scenario={scenario} disabled={dirty} />
        <Text size="sm" c="dimmed">{dirty ? text.saveFirst : list.switchHints[scenario.switch]}</Text>
      </Stack>
    </Paper>
  );
}

function MadeTogether({ ids }: { ids: readonly string[] }) {
  const text = useMessages(editor);
  const words = useScenarioWords();
  return (
    <Alert variant="default" icon={<Icon name="info" />}>
      <Text size="sm">{text.made} {ids.map((id, i) => <span key={id}>{i > 0 && ", "}<Link to="/settings/scenarios/$id" params={{ id }} search={{ made: ids.join(",") }} className="plain-link">{words.scenario(id)}</Link></span>)}</Text>
    </Alert>
  );
}
