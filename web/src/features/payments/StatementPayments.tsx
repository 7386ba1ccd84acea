// The payments of a statement: which are brought in, for what, and what became of them.
import { Alert, Button, Checkbox, Group, NativeSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";

import { keys, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { matches as found } from "@/lib/section";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchField } from "@/ui/SearchField";
import { EmptyState } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";

import { MatchDrawer } from "./MatchDrawer";
import { messages } from "./messages";
import {
  choose, EMPTY_PLAN, type Filter, filters, FILTERS, isOpen, isRight, type Line, linesOf, match, type Plan, portions, received, type Statement, totalsOf,
  withResults,
} from "./model";
import { receive } from "./queries";
import { StatementRows } from "./StatementRows";

interface Props {
  statement: Statement;
  /** Something was changed that is not brought in yet. */
  onDirty: (dirty: boolean) => void;
}

export function StatementPayments({ statement, onDirty }: Props) {
  const text = useMessages(messages);
  const [plan, setPlan] = useState<Plan>(EMPTY_PLAN);
  const [filter, setFilter] = useState<Filter>("all");
  const [q, setQ] = useState<string>();
  const [matching, setMatching] = useState<number>();
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const lines = useMemo(() => linesOf(statement, plan), [statement, plan]);
  const shown = useMemo(() => lines.filter(filters[filter]).filter((line) => !q || found(q, ...wordsOf(line))), [lines, filter, q]);
  useShortcuts([{ keys: "KeyF", label: text.focusFilter, group: text.group, run: () => field.current?.focus() }]);
  const change = (next: (plan: Plan) => Plan) => {
    setPlan(next);
    onDirty(true);
  };
  const load = useLoad(lines, setPlan, () => onDirty(false));
  const wrong = lines.filter((one) => one.chosen && !isRight(one));
  const submit = (posted: boolean) => {
    setTried(true);
    if (wrong.length === 0) load.mutate(posted);
  };
  const open = matching === undefined ? undefined : lines[matching];
  return (
    <>
      <Group gap="sm" justify="space-between">
        <Shown lines={lines} value={filter} onChange={setFilter} />
        <SearchField ref={field} label={text.search} value={q} onChange={setQ} size="xs" style={{ flex: "1 1 220px" }} maw={420} />
        <Choice lines={lines} onPlan={change} />
      </Group>
      {lines.some((one) => one.result) && !load.isPending && <Results lines={lines} />}
      {shown.length === 0
        ? <EmptyState icon="filter" title={text.filterEmpty} order={3}>{null}</EmptyState>
        : <StatementRows lines={shown} tried={tried} onPlan={change} onMatch={setMatching} />}
      {load.error && <Stack gap={4}><ProblemAlert error={load.error} retry={() => load.mutate(load.variables ?? false)} /><Text size="sm">{text.failed}</Text></Stack>}
      {tried && wrong.length > 0 && <Text size="sm" role="alert" style={{ color: "var(--bad)" }}>{text.fix(wrong.length)}</Text>}
      <Foot lines={lines} pending={load.isPending} done={load.done} all={load.all} onLoad={submit} />
      {open && <MatchDrawer line={open} statement={statement} onClose={() => setMatching(undefined)} onSave={(chosen) => {
        change((was) => match(was, open.at, chosen));
        setMatching(undefined);
      }} />}
    </>
  );
}

/** Which payments are shown, with how many there are of each. */
function Shown({ lines, value, onChange }: { lines: readonly Line[]; value: Filter; onChange: (filter: Filter) => void }) {
  const text = useMessages(messages);
  const data = FILTERS.map((one) => ({ value: one, label: `${text.filters[one]} ${lines.filter(filters[one]).length}` }));
  return (
    <>
      <SegmentedControl visibleFrom="sm" size="xs" aria-label={text.filter} value={value} onChange={(next) => onChange(next as Filter)} data={data} />
      <NativeSelect hiddenFrom="sm" size="xs" w="100%" aria-label={text.filter} value={value} onChange={(event) => onChange(event.currentTarget.value as Filter)} data={data} />
    </>
  );
}

function wordsOf({ row: { payment, counterparty_name: name }, matches }: Line): string[] {
  const { payer, number, purpose, sum } = payment;
  return [payer?.name, payer?.tax_number, number, purpose, (sum / 100).toFixed(2), name, ...matches.map((one) => one.receivable.number)].filter((one) => one != null);
}

/** Brings the chosen in, some at a time; what was brought in stays when the rest fails. */
function useLoad(lines: readonly Line[], setPlan: (change: (plan: Plan) => Plan) => void, onDone: () => void) {
  const client = useQueryClient();
  const [{ done, all }, setProgress] = useState({ done: 0, all: 0 });
  const mutation = useMutation({
    mutationFn: async (posted: boolean) => {
      const parts = portions(lines);
      const total = parts.flat().length;
      let so = 0;
      setProgress({ done: 0, all: total });
      for (const part of parts) {
        const results = await receive(part.map(received), posted);
        setPlan((was) => withResults(was, part, results));
        so += part.length;
        setProgress({ done: so, all: total });
      }
    },
    onSuccess: onDone,
    onSettled: () => void client.invalidateQueries({ queryKey: keys.orders }),
  });
  return { ...mutation, done, all };
}

function Choice({ lines, onPlan }: { lines: readonly Line[]; onPlan: (change: (plan: Plan) => Plan) => void }) {
  const text = useMessages(messages);
  const open = lines.filter((one) => isOpen(one.state));
  const places = (of: readonly Line[]) => of.map((one) => one.at);
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" disabled={open.length === 0} onClick={() => onPlan((was) => choose(was, places(open), true))}>{text.all}</Button>
      <Button size="compact-sm" variant="default" disabled={open.length === 0} onClick={() => onPlan((was) => choose(choose(was, places(open), true), places(open.filter((one) => one.matches.length === 0)), false))}>{text.onlyMatched}</Button>
      <Button size="compact-sm" variant="default" disabled={open.length === 0} onClick={() => onPlan((was) => choose(was, places(open), false))}>{text.none}</Button>
    </Group>
  );
}

/** What became of those that were brought in. */
function Results({ lines }: { lines: readonly Line[] }) {
  const text = useMessages(messages);
  const format = useFormat();
  const of = (outcome: string) => lines.filter((one) => one.result?.outcome === outcome);
  const [created, here, refused] = [of("created"), of("here"), of("refused")];
  const sum = created.reduce((so, one) => so + one.row.payment.sum, 0);
  return (
    <Alert role="status" variant="default" p="sm" flex="none" icon={<Icon name={refused.length > 0 ? "alert" : "check-circle"} />} title={text.created(created.length, format.money(sum))}>
      {here.length > 0 && <Text size="sm">{text.alreadyHere(here.length)}</Text>}
      {refused.length > 0 && <Text size="sm">{text.refusals(refused.length)}</Text>}
    </Alert>
  );
}

function Foot({ lines, pending, done, all, onLoad }: { lines: readonly Line[]; pending: boolean; done: number; all: number; onLoad: (posted: boolean) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const mayPost = useMay("payment_in", "post");
  const [posted, setPosted] = useState(mayPost);
  const { chosen, sum, unmatched } = totalsOf(lines);
  return (
    <Group justify="space-between" gap="sm" className="statement__foot">
      <Text size="sm" role="status">
        {pending ? text.loading(done, all) : chosen === 0 ? text.nothingChosen : <>
          {text.totals(chosen, format.money(sum))}
          {unmatched > 0 && <Text span size="sm" c="dimmed">{" · "}{text.withoutDocument(unmatched)}</Text>}
        </>}
      </Text>
      <Group gap="md">
        {mayPost && <Checkbox label={text.posted} title={text.postedHint} checked={posted} onChange={(event) => setPosted(event.currentTarget.checked)} />}
        <Button disabled={chosen === 0} loading={pending} onClick={() => onLoad(posted)}>{chosen === 0 ? text.loadNone : text.load(chosen)}</Button>
      </Group>
    </Group>
  );
}
