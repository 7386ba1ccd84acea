// The filters one by one. Each knows its part of the address.
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { api, ok } from "@/api/client";
import { type DocumentKind, keys, useChannels, useEmployees, useStatusesOf } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Person } from "@/ui/Person";
import { StatusBadge } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";

import { CheckList, type Choice } from "./CheckList";
import { DayRange, type Preset } from "./DayRange";
import { dayAfter, idList, idsIn, NONE, type OrderFilter } from "./filter";
import { FilterPill } from "./FilterPill";
import { messages } from "./messages";
import { last30, monthOf, next7, weekOf } from "./periods";
import { useToday } from "./useApiFilter";

export interface PillProps {
  filter: OrderFilter;
  onChange: (patch: OrderFilter) => void;
}

function useWords(ids: readonly string[], choices: readonly Choice[]): string | undefined {
  const text = useMessages(messages);
  if (ids.length === 0) return undefined;
  const first = choices.find((one) => one.value === ids[0])?.label ?? "…";
  return ids.length === 1 ? first : `${first}, ${text.more(ids.length - 1)}`;
}

function Several({ name, label, choices, filter, onChange }: PillProps & { name: "status" | "channel" | "owner"; label: string; choices: readonly Choice[] }) {
  const ids = idsIn(filter[name]);
  const words = useWords(ids, choices);
  const change = (value: readonly string[]) => onChange({ [name]: idList(value) });
  return (
    <FilterPill label={label} value={words} onClear={() => change([])}>
      {() => <CheckList label={label} choices={choices} value={ids} onChange={change} />}
    </FilterPill>
  );
}

export function StatusPill({ kind, ...props }: PillProps & { kind: DocumentKind }) {
  const text = useMessages(messages);
  const { data } = useStatusesOf(kind);
  const choices = useMemo(() => [
    ...(data ?? []).map((one) => ({ value: one.id, label: one.name, face: <StatusBadge status={one} /> })),
    { value: NONE, label: text.noStatus, face: <StatusBadge status={null} /> },
  ], [data, text]);
  return <Several {...props} name="status" label={text.status} choices={choices} />;
}

export function ChannelPill(props: PillProps) {
  const text = useMessages(messages);
  const { data } = useChannels();
  const chosen = idsIn(props.filter.channel);
  const choices = [
    ...(data ?? []).filter((one) => !one.archived || chosen.includes(one.id)).map((one) => ({ value: one.id, label: one.name })),
    { value: NONE, label: text.noChannel },
  ];
  return <Several {...props} name="channel" label={text.channel} choices={choices} />;
}

export function OwnerPill(props: PillProps) {
  const text = useMessages(messages);
  const { data } = useEmployees();
  const chosen = idsIn(props.filter.owner);
  const choices = (data ?? []).filter((one) => one.active || chosen.includes(one.id))
    .map((one) => ({ value: one.id, label: one.name, face: <Person name={one.name} size={22} /> }));
  return <Several {...props} name="owner" label={text.owner} choices={choices} />;
}

const FOUND = 20;
const WAIT_MS = 200;

export function CounterpartyPill({ filter, onChange }: PillProps) {
  const text = useMessages(messages);
  const ids = idsIn(filter.counterparty);
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed.trim(), WAIT_MS);
  const found = useQuery({
    queryKey: [...keys.counterparties, "filter", asked],
    queryFn: ({ signal }) => ok(api.GET("/api/v1/counterparties", { params: { query: { q: asked || undefined, limit: FOUND } }, signal })),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const chosen = useQueries({
    queries: ids.map((id) => ({
      queryKey: keys.counterparty(id),
      queryFn: ({ signal }: { signal: AbortSignal }) => ok(api.GET("/api/v1/counterparties/{id}", { params: { path: { id } }, signal })),
    })),
  });
  const known = chosen.map((one, i) => ({ value: ids[i] ?? "", label: one.data?.name ?? (one.error ? "?" : "…") }));
  const rows = asked ? found.data?.rows ?? [] : [];
  const choices = [...known, ...rows.filter((one) => !ids.includes(one.id)).map((one) => ({ value: one.id, label: one.name }))];
  const words = useWords(ids, known);
  const change = (value: readonly string[]) => onChange({ counterparty: idList(value) });
  return (
    <FilterPill label={text.counterparty} value={words} onClear={() => change([])} width={320}>
      {() => (
        <CheckList label={text.counterparty} choices={choices} value={ids} onChange={change}
          search={{ value: typed, onChange: setTyped, placeholder: text.findCounterparty, hint: asked ? undefined : text.startTyping, busy: found.isFetching }} />
      )}
    </FilterPill>
  );
}

function usePeriodWords(from: string | undefined, to: string | undefined, presets: readonly Preset[]): string | undefined {
  const text = useMessages(messages);
  const format = useFormat();
  if (!from && !to) return undefined;
  const named = presets.find((one) => one.from === from && one.to === to);
  if (named) return named.label;
  // A calendar day at noon is the same day in every zone near enough.
  const day = (value: string) => format.date(`${value}T12:00:00Z`);
  if (from && to) return from === to ? day(from) : `${day(from)} – ${day(to)}`;
  return from ? text.from(day(from)) : text.to(day(to ?? ""));
}

export function MomentPill({ filter, onChange }: PillProps) {
  const text = useMessages(messages);
  const today = useToday();
  const yesterday = dayAfter(today, -1);
  const presets: Preset[] = [
    { label: text.today, from: today, to: today }, { label: text.yesterday, from: yesterday, to: yesterday },
    { label: text.week, ...weekOf(today) }, { label: text.month, ...monthOf(today) }, { label: text.last30, ...last30(today) },
  ];
  const words = usePeriodWords(filter.from, filter.to, presets);
  return (
    <FilterPill label={text.moment} icon="calendar" value={words} onClear={() => onChange({ from: undefined, to: undefined })} width={320}>
      {(close) => <DayRange from={filter.from} to={filter.to} presets={presets} onChange={(from, to) => { onChange({ from, to }); close(); }} />}
    </FilterPill>
  );
}

export function PlannedPill({ filter, onChange }: PillProps) {
  const text = useMessages(messages);
  const today = useToday();
  const tomorrow = dayAfter(today);
  const presets: Preset[] = [
    { label: text.today, from: today, to: today }, { label: text.tomorrow, from: tomorrow, to: tomorrow },
    { label: text.week, ...weekOf(today) }, { label: text.next7, ...next7(today) }, { label: text.month, ...monthOf(today) },
  ];
  const words = usePeriodWords(filter.plannedFrom, filter.plannedTo, presets);
  const none = { plannedFrom: undefined, plannedTo: undefined, overdue: undefined };
  return (
    <FilterPill label={text.planned} icon="clock" value={words} onClear={() => onChange(none)} width={320}>
      {(close) => (
        <DayRange from={filter.plannedFrom} to={filter.plannedTo}
          presets={[{ label: text.overdue, run: () => { onChange({ ...none, overdue: true }); close(); } }, ...presets]}
          onChange={(plannedFrom, plannedTo) => { onChange({ ...none, plannedFrom, plannedTo }); close(); }} />
      )}
    </FilterPill>
  );
}

/** One filter that is on or off. */
export function TogglePill({ name, label, filter, onChange }: PillProps & { name: "mine" | "overdue"; label: string }) {
  return (
    <span className="pill" data-on={filter[name] || undefined}>
      <button type="button" className="pill__button" aria-pressed={filter[name] ?? false} onClick={() => onChange({ [name]: filter[name] ? undefined : true })}>
        {filter[name] && <span aria-hidden>✓</span>}<span className="pill__text">{label}</span>
      </button>
    </span>
  );
}
