// What a payment is for, chosen by a person: invoices and orders that somebody still has to pay, found by number, customer
// and sum, and how much of the payment each gets.
import { Stack, Text } from "@mantine/core";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";

import { IconButton } from "../IconButton";
import { capital, documentLink, useNouns } from "../kinds";
import { MoneyInput } from "../numbers";
import { SearchField } from "../SearchField";
import { ErrorState } from "../states";
import { useFormat } from "../useFormat";
import "./match-picker.css";
import { messages } from "./messages";
import { type Match, type Receivable, spreadOf, take } from "./model";

const FOUND = 20;

/** Invoices and orders with something left to pay; those with just the sum first. */
export const receivablesQuery = (asked: { q?: string; sum?: number; counterparty?: string; limit?: number }) => queryOptions({
  queryKey: keys.orderList("receivables", asked),
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/receivables", { params: { query: asked }, signal }))).rows,
});

/** «Счёт № 00012». */
export function useReceivableName(): (one: Pick<Receivable, "kind" | "number">) => string {
  const nouns = useNouns();
  const format = useFormat();
  return (one) => `${capital(nouns[one.kind].one)} ${format.no(one.number)}`;
}

interface Props {
  /** Of the payment, in minor units. */
  sum: number;
  value: readonly Match[];
  onChange: (value: Match[]) => void;
  /** Shown before anything is searched for. */
  fitting?: readonly Receivable[];
  /** Whose the payment is, where that is known. */
  counterparty?: string | null;
}

export function MatchPicker({ sum, value, onChange, fitting = [], counterparty }: Props) {
  const text = useMessages(messages);
  const format = useFormat();
  const heading = useId();
  const spread = spreadOf(value);
  const left = sum - spread;
  const set = (id: string, part: number | null) => onChange(value.map((one) => one.receivable.id === id ? { ...one, sum: part } : one));
  return (
    <Stack gap="md">
      <section aria-labelledby={heading}>
        <Text fw={550} size="sm" id={heading}>{text.chosen}</Text>
        {value.length === 0 ? <Text size="sm" c="dimmed">{text.none}</Text> : (
          <ul className="matches">
            {value.map((one) => <Chosen key={one.receivable.id} match={one} onSum={(part) => set(one.receivable.id, part)} onRemove={() => onChange(value.filter((other) => other !== one))} />)}
          </ul>
        )}
        <Text size="sm" role="status" mt={4}>
          {text.spread(format.money(spread), format.money(sum))}
          {left > 0 && <Text span c="dimmed">{" · "}{text.left(format.money(left))}</Text>}
          {left < 0 && <Text span style={{ color: "var(--bad)" }}>{" · "}{text.over(format.money(-left))}</Text>}
        </Text>
      </section>
      <Candidates sum={sum} value={value} fitting={fitting} counterparty={counterparty} onTake={(one) => onChange(take(value, one, sum))} />
    </Stack>
  );
}

function Chosen({ match, onSum, onRemove }: { match: Match; onSum: (sum: number | null) => void; onRemove: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const nameOf = useReceivableName();
  const { receivable, sum } = match;
  const name = nameOf(receivable);
  return (
    <li className="matches__row">
      <div className="matches__body">
        <Link {...documentLink(receivable)}>{name}</Link>
        <div className="matches__facts">{[receivable.counterparty_name, `${text.open} ${format.money(receivable.open)}`].filter(Boolean).join(" · ")}</div>
        {sum !== null && sum > receivable.open && <div className="matches__warning">{text.overpaid}</div>}
      </div>
      <MoneyInput size="xs" w={130} aria-label={text.partOf(name)} value={sum} onChange={onSum} error={sum === null || sum <= 0 ? text.some : undefined} />
      <IconButton icon="close" size="md" label={text.remove(name)} onClick={onRemove} />
    </li>
  );
}

function Candidates({ sum, value, fitting, counterparty, onTake }: Required<Pick<Props, "sum" | "value" | "fitting">> & Pick<Props, "counterparty"> & { onTake: (one: Receivable) => void }) {
  const text = useMessages(messages);
  const [q, setQ] = useState<string>();
  const asked = q ? { q, sum, limit: FOUND } : { sum, limit: FOUND, ...(counterparty && { counterparty }) };
  const query = useQuery({ ...receivablesQuery(asked), placeholderData: keepPreviousData });
  const known = new Set(value.map((one) => one.receivable.id));
  const first = q ? [] : fitting.filter((one) => !known.has(one.id));
  for (const one of first) known.add(one.id);
  const rest = query.data?.filter((one) => !known.has(one.id)) ?? [];
  return (
    <section>
      <SearchField remote w="100%" label={text.search} value={q} onChange={setQ} onKeyDown={(event) => {
        // It searches, and does not send the form around it.
        if (event.key === "Enter") event.preventDefault();
      }} />
      {query.error && !query.data ? <ErrorState order={3} error={query.error} retry={() => void query.refetch()} /> : (
        <div className="candidates" aria-busy={query.isFetching} onKeyDown={rowKeys}>
          <List label={text.fitting} rows={first} sum={sum} onTake={onTake} />
          <List label={q ? text.found : text.others} rows={rest} sum={sum} onTake={onTake} />
          {query.data && first.length + rest.length === 0 && <Text size="sm" c="dimmed" role="status">{q ? text.nothingFound : text.nothing}</Text>}
        </div>
      )}
    </section>
  );
}

function List({ label, rows, sum, onTake }: { label: string; rows: readonly Receivable[]; sum: number; onTake: (one: Receivable) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const nameOf = useReceivableName();
  const heading = useId();
  if (rows.length === 0) return null;
  return (
    <>
      <Text size="xs" c="dimmed" fw={550} id={heading} mt="xs">{label}</Text>
      <ul className="matches" aria-labelledby={heading}>
        {rows.map((one) => (
          <li key={one.id}>
            <button type="button" className="candidates__row" data-row aria-label={text.take(`${nameOf(one)}, ${one.counterparty_name ?? ""}, ${format.money(one.open)}`)} onClick={() => onTake(one)}>
              <span className="matches__body">
                <span>{nameOf(one)}</span>
                <span className="matches__facts">{[format.date(one.moment), one.counterparty_name].filter(Boolean).join(" · ")}</span>
              </span>
              <span className="candidates__sum">
                {format.money(one.open)}
                {one.open === sum && <span className="candidates__same">{text.sameSum}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
