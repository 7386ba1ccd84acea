// Choosing an employee, a status, a channel. They take what Select takes; `value` is an id.
import { Select, type SelectProps } from "@mantine/core";
import { useMemo } from "react";

import { type DocumentKind, type Status, useById, useChannels, useEmployees, useStatuses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { KINDS, useNouns } from "./kinds";
import { messages } from "./messages";
import { Person } from "./Person";
import { StatusBadge } from "./StatusBadge";

type Picker = Omit<SelectProps, "data" | "renderOption">;

const COMMON = { searchable: true, comboboxProps: { shadow: "md" } } as const;

/** Dismissed employees are offered only where they are chosen already, or with `dismissed`. */
export function PersonPicker({ dismissed = false, ...rest }: Picker & { dismissed?: boolean }) {
  const text = useMessages(messages);
  const { data, isPending } = useEmployees();
  const options = useMemo(() => (data ?? [])
    .filter((one) => one.active || dismissed || one.id === rest.value)
    .map((one) => ({ value: one.id, label: one.active ? one.name : `${one.name} (${text.dismissed})` })), [data, dismissed, rest.value, text]);
  return (
    <Select {...COMMON} label={text.person} nothingFoundMessage={isPending ? text.loading : text.nothingFound} {...rest} data={options}
      renderOption={({ option }) => <Person name={option.label} size={22} />} />
  );
}

/** Of a kind; `only` narrows to some statuses, in their order. */
export function StatusPicker({ kind, only, ...rest }: Picker & ({ kind: DocumentKind; only?: undefined } | { kind?: undefined; only: readonly string[] })) {
  const text = useMessages(messages);
  const { data, isPending } = useStatuses();
  const byId = useById(data);
  const options = useMemo(() => {
    const rows = only ? only.flatMap((id) => byId.get(id) ?? []) : (data ?? []).filter((one) => one.kind === kind);
    return rows.map((one: Status) => ({ value: one.id, label: one.name }));
  }, [kind, only, data, byId]);
  return (
    <Select {...COMMON} label={text.status} nothingFoundMessage={isPending ? text.loading : text.nothingFound} {...rest} data={options}
      renderOption={({ option }) => <StatusBadge status={byId.get(option.value) ?? { name: option.label }} />} />
  );
}

export function ChannelPicker({ archived = false, ...rest }: Picker & { archived?: boolean }) {
  const text = useMessages(messages);
  const { data, isPending } = useChannels();
  const options = useMemo(() => (data ?? [])
    .filter((one) => !one.archived || archived || one.id === rest.value)
    .map((one) => ({ value: one.id, label: one.archived ? `${one.name} (${text.archived})` : one.name })), [data, archived, rest.value, text]);
  return <Select {...COMMON} label={text.channel} nothingFoundMessage={isPending ? text.loading : text.nothingFound} {...rest} data={options} />;
}

/** A kind of documents; none for all of them, where `any` says how that is called. */
export function KindPicker<K extends DocumentKind | null>({ any, value, onChange, ...rest }: Omit<Picker, "value" | "onChange"> & { any?: string; value: K; onChange: (kind: K) => void }) {
  const nouns = useNouns();
  const data = [...(any === undefined ? [] : [{ value: "", label: any }]), ...KINDS.map((kind) => ({ value: kind, label: nouns[kind].titles }))];
  return <Select comboboxProps={{ shadow: "md" }} allowDeselect={false} {...rest} data={data} value={value ?? ""} onChange={(next) => onChange((next || null) as K)} />;
}

/** Organizations or warehouses: those in use, and the one that stands there already. */
export function KeptPicker({ rows, ...rest }: Picker & { rows: readonly { id: string; name: string; archived: boolean }[] | undefined }) {
  const text = useMessages(messages);
  const data = (rows ?? []).filter((one) => !one.archived || one.id === rest.value).map((one) => ({ value: one.id, label: one.archived ? `${one.name} (${text.archived})` : one.name }));
  return <Select {...COMMON} clearable nothingFoundMessage={rows ? text.nothingFound : text.loading} {...rest} data={data} />;
}
