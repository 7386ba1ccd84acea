// Every run of every scenario, newest first: what it did, or why it did not.
import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { type Schemas, useScenarios } from "@/api/queries";
import { dayOf } from "@/lib/format";
import { useMessages } from "@/lib/i18n";
import { OrderPicker } from "@/ui/finders";
import "@/ui/record-table.css";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { DocumentNumber } from "@/ui/DocumentNumber";
import { documentLink } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";

import { log } from "./messages/log";
import { words } from "./messages/words";
import { OUTCOMES } from "./model";
import { type RunFilter, runsQuery } from "./queries";
import { RunLine } from "./RunLine";
import "./log.css";

type Run = Schemas["RunOut"];

interface Props {
  search: RunFilter;
  onSearch: (search: RunFilter) => void;
}

export function RunLog({ search, onSearch }: Props) {
  const text = useMessages(log);
  const { outcomes } = useMessages(words);
  const { data: scenarios = [] } = useScenarios();
  const query = useInfiniteQuery(runsQuery(search));
  const rows = query.data?.pages.flatMap((page) => page.rows);
  const filtered = Boolean(search.scenario ?? search.outcome ?? search.order);
  const names = scenarios.map((one) => ({ value: one.id, label: one.name }));
  const gone = search.scenario && !names.some((one) => one.value === search.scenario)
    ? [{ value: search.scenario, label: rows?.find((one) => one.scenario === search.scenario)?.scenario_name ?? text.deleted }] : [];
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={720}>{text.lead}</Text>
      <Group gap="sm" className="records-bar">
        <Select aria-label={text.scenario} placeholder={text.anyScenario} searchable clearable w={260} data={[...names, ...gone]} value={search.scenario ?? null} onChange={(id) => onSearch({ ...search, scenario: id ?? undefined })} />
        <Select aria-label={text.outcome} placeholder={text.anyOutcome} clearable w={180} data={OUTCOMES.map((value) => ({ value, label: outcomes[value] }))} value={search.outcome ?? null}
          onChange={(value) => onSearch({ ...search, outcome: OUTCOMES.find((one) => one === value) })} />
        <OrderPicker label={undefined} aria-label={text.order} placeholder={text.anyOrder} w={260} value={search.order ?? null} onChange={(order) => onSearch({ ...search, order: order ?? undefined })} />
      </Group>
      {rows === undefined ? (query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <TableSkeleton rows={10} />)
        : rows.length === 0 ? (filtered
          ? <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={() => onSearch({})}>{text.clear}</Button>} />
          : <EmptyState icon="history" title={text.empty}>{text.emptyHint}</EmptyState>)
          : <Days rows={rows} />}
      {query.data && query.error && <ErrorState error={query.error} retry={() => void query.fetchNextPage()} />}
      {rows && rows.length > 0 && (
        <Group gap="md">
          {query.hasNextPage && <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{text.more}</Button>}
          <Text size="sm" c="dimmed" role="status">{text.loaded(rows.length)}</Text>
        </Group>
      )}
    </Stack>
  );
}

function Days({ rows }: { rows: readonly Run[] }) {
  const text = useMessages(log);
  const format = useFormat();
  const days = new Map<string, Run[]>();
  for (const one of rows) {
    const day = dayOf(one.at, format.timeZone);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return (
    <div role="region" aria-label={text.list}>
      {[...days].map(([day, runs]) => (
        <section key={day} aria-label={format.day(runs[0]?.at ?? day)}>
          <h2 className="entries__day">{format.day(runs[0]?.at ?? day)}</h2>
          <ol className="entries">{runs.map((run) => <Entry key={run.id} run={run} />)}</ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ run }: { run: Run }) {
  const text = useMessages(log);
  const { outcomes } = useMessages(words);
  const format = useFormat();
  const { at, scenario, scenario_name: name, order, document_kind: kind, number, outcome, trigger, actor_name: actor, depth } = run;
  const facts = [trigger ? text.triggers[trigger] : "", actor ? `${text.for} ${actor}` : "", depth > 1 ? text.depth(depth) : ""].filter(Boolean);
  return (
    <li className="runs__entry" data-outcome={outcome}>
      <time className="runs__time numbers" dateTime={at} title={format.dateTime(at)}>{format.time(at)}</time>
      <div className="runs__who">
        <Link to="/settings/scenarios/$id" params={{ id: scenario }} className="plain-link">{name ?? text.deleted}</Link>
        <div className="runs__facts">{facts.join(" · ")}</div>
      </div>
      <div className="runs__order"><Link {...documentLink({ kind, id: order })} className="plain-link">{number ? <DocumentNumber kind={kind} number={number} /> : text.noOrder}</Link></div>
      <div className="runs__what">
        {outcome === "done" && <span className="unseen">{outcomes.done}</span>}
        <RunLine run={run} />
      </div>
    </li>
  );
}
