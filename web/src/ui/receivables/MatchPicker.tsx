// What a payment is for, chosen by a person: invoices and orders that somebody still has to pay, found by number, customer
// and sum, and how much of the payment each gets.
import { Stack, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";

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
import { Money } from "../values";
import "./match-picker.css";
import { messages } from "./messages";
import { type Match, type Receivable, spreadOf, take } from "./model";

const FOUND = 20;
const TYPING_MS = 250;

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
  /** Of the payment, in minor units; `null` while it is not said. */
  sum: number | null;
  value: readonly Match[];
  onChange: (value: Match[]) => void;
  /** Shown before anything is searched for, with what is left to pay as it stands here. */
  fitting?: readonly Receivable[];
  /** Whose the payment is, where that is known. */
  counterparty?: string | null;
  /** The heading around it, where it has one. */
  labelledBy?: string;
  /** What was refused, by `parts/0/sum`. */
  errors?: Readonly<Record<string, string>>;
  readOnly?: boolean;
  /** At most so many are shown to be chosen. */
  shown?: number;
  /** What may be chosen is not shown. */
  folded?: boolean;
  /** Between what is chosen and what may be. */
  children?: ReactNode;
}

export function MatchPicker({ sum, value, onChange, fitting = [], counterparty, labelledBy, errors = {}, readOnly = false, shown = FOUND, folded = readOnly, children }: Props) {
  const text = useMessages(messages);
  const format = useFormat();
  const own = useId();
  const spread = spreadOf(value);
  const left = sum === null ? 0 : sum - spread;
  const set = (id: string, part: number | null) => onChange(value.map((one) => one.receivable.id === id ? { ...one, sum: part } : one));
  return (
    <Stack gap="md">
      <section aria-labelledby={labelledBy ?? own}>
        {!labelledBy && <Text fw={550} size="sm" id={own}>{text.chosen}</Text>}
        {value.length === 0 ? <Text size="sm" c="dimmed">{text.none}</Text> : (
          <ul className="matches">
            {value.map((one, at) => (
              <Chosen key={one.receivable.id} match={one} error={errors[`parts/${at}/sum`] ?? errors[`parts/${at}/document`]} readOnly={readOnly}
                onSum={(part) => set(one.receivable.id, part)} onRemove={() => onChange(value.filter((other) => other !== one))} />
            ))}
          </ul>
        )}
        <Text size="sm" role="status" mt={4}>
          {text.spread(format.money(spread), sum === null ? undefined : format.money(sum))}
          {left > 0 && <Text span c="dimmed">{" · "}{text.left(format.money(left))}</Text>}
          {left < 0 && <Text span style={{ color: "var(--bad)" }}>{" · "}{text.over(format.money(-left))}</Text>}
        </Text>
      </section>
      {children}
      {!folded && <Candidates sum={sum} value={value} fitting={fitting} counterparty={counterparty} shown={shown} onTake={(one) => onChange(take(value, one, sum))} />}
    </Stack>
  );
}

function Chosen({ match, error, readOnly, onSum, onRemove }: { match: Match; error?: string; readOnly: boolean; onSum: (sum: number | null) => void; onRemove: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const nameOf = useReceivableName();
  const { receivable, sum } = match;
  const name = nameOf(receivable);
  return (
    <li className="matches__row">
      <div className="matches__body">
        <Link {...documentLink(receivable)}>{name}</Link>
        <div className="matches__facts">{[receivable.counterparty_name, text.open(format.money(receivable.open), receivable.open === receivable.sum ? undefined : format.money(receivable.sum))].filter(Boolean).join(" · ")}</div>
        {sum !== null && sum > receivable.open && <div className="matches__warning">{text.overpaid}</div>}
      </div>
      {readOnly ? <Money value={sum ?? 0} /> : <>
        <MoneyInput size="xs" w={130} aria-label={text.partOf(name)} value={sum} onChange={onSum} error={error ?? (sum === null || sum <= 0 ? text.some : undefined)} />
        <IconButton icon="close" size="md" label={text.remove(name)} onClick={onRemove} />
      </>}
    </li>
  );
}

function Candidates({ sum, value, fitting, counterparty, shown, onTake }: Required<Pick<Props, "sum" | "value" | "fitting" | "shown">> & Pick<Props, "counterparty"> & { onTake: (one: Receivable) => void }) {
  const text = useMessages(messages);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [q, setQ] = useState<string>();
  const [just] = useDebouncedValue(sum, TYPING_MS);
  const asked = { limit: FOUND, ...(just !== null && { sum: just }), ...(q ? { q } : counterparty && { counterparty }) };
  const query = useQuery({ ...receivablesQuery(asked), placeholderData: keepPreviousData });
  const known = new Set(value.map((one) => one.receivable.id));
  const first = fitting.filter((one) => !known.has(one.id) && (!q || one.number.includes(q)));
  for (const one of first) known.add(one.id);
  const rest = query.data?.filter((one) => !known.has(one.id)).map((one) => fitting.find((fit) => fit.id === one.id) ?? one).slice(0, shown) ?? [];
  const choose = (one: Receivable, byKey: boolean) => {
    onTake(one);
    if (first.length + rest.length === 1) setQ(undefined);
    // Its row is gone, and the focus shall not be.
    if (byKey) search.current?.focus();
  };
  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.current?.querySelector<HTMLElement>("[data-row]")?.focus();
    }
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    // It searches, and does not send the form around it; the only one that was found is chosen.
    event.preventDefault();
    const [one, ...others] = [...first, ...rest];
    if (one && others.length === 0 && event.currentTarget.value.trim() === q && !query.isFetching) choose(one, true);
  };
  return (
    <section>
      <SearchField ref={search} remote w="100%" label={text.search} value={q} onChange={setQ} onKeyDown={keyDown} />
      {query.error && !query.data ? <ErrorState order={3} error={query.error} retry={() => void query.refetch()} /> : (
        <div className="candidates" ref={list} aria-busy={query.isFetching} onKeyDown={rowKeys}>
          <List label={text.fitting} rows={first} sum={sum} onTake={choose} />
          <List label={q ? text.found : text.others} rows={rest} sum={sum} onTake={choose} />
          {query.data && first.length + rest.length === 0 && <Text size="sm" c="dimmed" role="status">{q ? text.nothingFound : counterparty ? text.nothingOf : text.nothing}</Text>}
        </div>
      )}
    </section>
  );
}

function List({ label, rows, sum, onTake }: { label: string; rows: readonly Receivable[]; sum: number | null; onTake: (one: Receivable, byKey: boolean) => void }) {
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
            <button type="button" className="candidates__row" data-row aria-label={text.take(`${nameOf(one)}, ${one.counterparty_name ?? ""}, ${format.money(one.open)}`)} onClick={(event) => onTake(one, event.detail === 0)}>
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
