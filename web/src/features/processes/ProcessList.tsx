// All processes: whose orders they bind, in which version, and whether they bind at all.
import { Alert, Badge, Button, Group, Menu, Paper, Switch, Text } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { asProblem } from "@/api/client";
import { type DocumentKind, type Process, useMe, useProcesses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useNouns } from "@/ui/kinds";
import { PersonById } from "@/ui/Person";
import { KindPicker } from "@/ui/pickers";
import { ConcernedList, ProblemAlert } from "@/ui/ProblemAlert";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";
import { RelativeTime } from "@/ui/values";

import { messages } from "./messages";
import { definitionOf, hasWayOut, total } from "./model";
import "./processes.css";
import { checkQuery, strandedQuery, useDelete, useSwitch, versionsQuery } from "./queries";
import { dropDraft, keptDraft } from "./useDraft";
import { useWords } from "./words";

interface Props {
  /** Of this kind of documents alone. */
  kind: DocumentKind | undefined;
  onKind: (kind: DocumentKind | undefined) => void;
  onCreate: (from?: string) => void;
}

export function ProcessList({ kind, onKind, onCreate }: Props) {
  const text = useMessages(messages).list;
  const query = useProcesses();
  return (
    <QueryView query={query}>
      {(processes) => processes.length === 0
        ? (
          <EmptyState icon="process" title={text.empty} action={<Button leftSection={<Icon name="plus" size={16} />} onClick={() => onCreate()}>{text.createFirst}</Button>}>
            {text.teach}
          </EmptyState>
        )
        : (
          <>
            <KindPicker label={text.kind} any={text.anyKind} maw={320} value={kind ?? null} onChange={(next) => onKind(next ?? undefined)} />
            <List processes={kind ? processes.filter((one) => one.kind === kind) : processes} onCreate={onCreate} />
          </>
        )}
    </QueryView>
  );
}

function List({ processes, onCreate }: { processes: Process[]; onCreate: (from?: string) => void }) {
  const text = useMessages(messages).list;
  const { data: stranded = [] } = useQuery(strandedQuery);
  const checks = useQueries({ queries: processes.map((one) => checkQuery(one.kind, one.id, { definition: definitionOf(one.definition) })) });
  return (
    <>
      {stranded.length > 0 && (
        <Alert color="yellow" variant="light" icon={<Icon name="alert" />} title={text.stranded(total(stranded))}
          styles={{ title: { color: "var(--warn)" }, icon: { color: "var(--warn)" }, message: { color: "var(--mantine-color-text)" } }}>
          <Text size="sm" mb="xs">{text.strandedHint}</Text>
          <ConcernedList concerned={stranded} />
        </Alert>
      )}
      {processes.length === 0 ? <EmptyState icon="process" title={text.noneOfKind} order={2}>{text.noneOfKindHint}</EmptyState> : <Paper className="processes" component="ul">
        <li className="processes__head" aria-hidden><span>{text.name}</span><span>{text.channels}</span><span>{text.version}</span><span>{text.orders}</span><span>{text.active}</span><span /></li>
        {processes.map((process, i) => <Row key={process.id} process={process} bound={checks[i]?.data?.bound} onCopy={() => onCreate(process.id)} />)}
      </Paper>}
    </>
  );
}

function Row({ process, bound, onCopy }: { process: Process; bound: readonly { status?: string | null; documents: number }[] | undefined; onCopy: () => void }) {
  const text = useMessages(messages).list;
  const words = useWords();
  const nouns = useNouns();
  const { employee } = useMe();
  const { data: versions } = useQuery(versionsQuery(process.id));
  const { error, switching, toggle, remove, dismiss } = useActions(process);
  const published = versions?.[0];
  const channels = process.definition.channels ?? [];
  const definition = definitionOf(process.definition);
  const stuck = total((bound ?? []).filter((one) => !hasWayOut(definition, one.status ?? null)));
  return (
    <li className="processes__row">
      <div className="processes__name">
        <Group gap={8}>
          <Link to="/processes/$id" params={{ id: process.id }} className="processes__link">{process.name}</Link>
          {keptDraft(employee, process.id) && <Badge variant="light" color="indigo" c="var(--accent)">{text.draft}</Badge>}
        </Group>
        {process.kind !== "customer_order" && <Text size="sm">{nouns[process.kind].titles}</Text>}
        {process.description && <Text size="sm" c="dimmed" lineClamp={2}>{process.description}</Text>}
      </div>
      <div data-label={text.channels}>{channels.length > 0 ? words.channels(channels) : text.rest}</div>
      <div data-label={text.version}>
        <span>{text.versionNumber(process.version)}</span>
        {published && <Text size="sm" c="dimmed" component="div" className="processes__by">{published.published_by && <PersonById id={published.published_by} size={18} />}<RelativeTime value={published.published_at} /></Text>}
      </div>
      <div data-label={text.orders}>
        <span className="numbers">{bound ? total(bound) : "…"}</span>
        {stuck > 0 && <div className="note note--warn"><Icon name="alert" size={14} /><span>{text.stuck(stuck)}</span></div>}
      </div>
      <div data-label={text.active}>
        <Switch checked={process.active} disabled={switching} onChange={() => void toggle(!process.active)} aria-label={text.activeOf(process.name)} />
      </div>
      <div className="processes__menu">
        <Menu position="bottom-end">
          <Menu.Target><IconButton icon="more" label={text.actionsOf(process.name)} /></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="copy" size={16} />} onClick={onCopy}>{text.copy}</Menu.Item>
            <Menu.Item color="red" leftSection={<Icon name="trash" size={16} />} onClick={() => void remove()}>{text.remove}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {error !== undefined && <div className="processes__error"><ProblemAlert error={error} onClose={dismiss} /></div>}
    </li>
  );
}

/** Switching and deleting: asked first without a confirmation, so that the server says how many orders are concerned. */
function useActions(process: Process) {
  const text = useMessages(messages).list;
  const { employee } = useMe();
  const confirm = useConfirm();
  const switchIt = useSwitch();
  const deleteIt = useDelete();
  const [error, setError] = useState<unknown>();

  const toggle = async (active: boolean, version = process.version) => {
    setError(undefined);
    const run = (confirmed: boolean) => switchIt.mutateAsync({ id: process.id, version, active, confirm: confirmed });
    try {
      const done = await run(false).catch(async (refused: unknown) => {
        const problem = asProblem(refused);
        if (problem.code !== "needs_confirmation") throw refused;
        const sure = await confirm({
          title: active ? text.activateTitle(process.name) : text.deactivateTitle(process.name),
          message: active ? problem.detail : text.deactivateMessage, concerned: problem.concerned, confirm: active ? text.activate : text.deactivate, danger: true,
        });
        return sure ? run(true) : undefined;
      });
      if (done) toast.undo(active ? text.activated(process.name) : text.deactivated(process.name), () => toggle(!active, done.version));
    } catch (refused) {
      setError(refused);
    }
  };

  const remove = async () => {
    setError(undefined);
    const ask = (concerned: Parameters<typeof confirm>[0]["concerned"]) =>
      confirm({ title: text.removeTitle(process.name), message: text.removeMessage, concerned, confirm: text.remove, danger: true });
    try {
      // Deleting cannot be taken back, so it is asked about also when no order is concerned.
      if (!await ask([])) return;
      await deleteIt.mutateAsync({ id: process.id }).catch(async (refused: unknown) => {
        const problem = asProblem(refused);
        if (problem.code !== "needs_confirmation") throw refused;
        if (!await ask(problem.concerned)) throw undefined;
        return deleteIt.mutateAsync({ id: process.id, confirm: true });
      });
      dropDraft(employee, process.id);
      toast.done(text.removed(process.name));
    } catch (refused) {
      if (refused !== undefined) setError(refused);
    }
  };
  return { error, switching: switchIt.isPending, toggle, remove, dismiss: () => setError(undefined) };
}
