// Choosing statuses, scenarios, and somebody who is found out when the action runs.
import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { type DocumentKind, useById, useDepartments, useEmployees, useRoles, useScenarios, useStatuses, webhooksQuery } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { MADE_OF_ORDER, useNouns } from "@/ui/kinds";
import { messages as kit } from "@/ui/messages";
import { StatusBadge } from "@/ui/StatusBadge";

import { editor } from "../messages/editor";
import { chosen, UNCHOSEN, type Whom, WHOM_PLAIN, whomKey, whomOf } from "../model";
import { useScenarioWords } from "../words";

type Many = Omit<MultiSelectProps, "data" | "value" | "onChange"> & { value: readonly string[]; onChange: (ids: string[]) => void };
type One = Omit<SelectProps, "data" | "value" | "onChange"> & { value: string; onChange: (id: string) => void };

const COMMON = { searchable: true, comboboxProps: { shadow: "md" } } as const;

export function StatusesSelect({ value, onChange, ...rest }: Many) {
  const text = useMessages(editor);
  const { nothingFound } = useMessages(kit);
  const { data } = useStatuses();
  const byId = useById(data);
  const options = (data ?? []).filter((one) => one.kind === "customer_order").map((one) => ({ value: one.id, label: one.name }));
  return (
    <MultiSelect {...COMMON} label={text.statuses} hidePickedOptions nothingFoundMessage={nothingFound} placeholder={value.length === 0 ? text.statusesPlaceholder : undefined} {...rest}
      data={options} value={[...value]} onChange={onChange} renderOption={({ option }) => <StatusBadge status={byId.get(option.value) ?? { name: option.label }} />} />
  );
}

export function KindsSelect({ value, onChange, placeholder, ...rest }: Omit<MultiSelectProps, "data" | "value" | "onChange"> & { value: readonly DocumentKind[]; onChange: (kinds: DocumentKind[]) => void }) {
  const nouns = useNouns();
  return <MultiSelect comboboxProps={{ shadow: "md" }} hidePickedOptions placeholder={value.length === 0 ? placeholder : undefined} {...rest} value={[...value]}
    data={MADE_OF_ORDER.map((kind) => ({ value: kind, label: nouns[kind].title }))} onChange={(all) => onChange(MADE_OF_ORDER.filter((kind) => all.includes(kind)))} />;
}

export function KindSelect({ kinds, value, onChange, ...rest }: Omit<SelectProps, "data" | "value" | "onChange"> & { kinds: readonly DocumentKind[]; value: DocumentKind | null; onChange: (kind: DocumentKind | null) => void }) {
  const nouns = useNouns();
  return <Select comboboxProps={{ shadow: "md" }} maw={440} allowDeselect={false} {...rest} value={value} data={kinds.map((kind) => ({ value: kind, label: nouns[kind].title }))}
    onChange={(kind) => onChange(kinds.find((one) => one === kind) ?? null)} />;
}

/** All but the one that is edited. */
function useOthers(except: string | undefined) {
  const { data = [] } = useScenarios();
  return data.filter((one) => one.id !== except).map((one) => ({ value: one.id, label: one.name }));
}

export function ScenariosSelect({ value, onChange, except, ...rest }: Many & { except: string | undefined }) {
  const text = useMessages(editor);
  return <MultiSelect {...COMMON} label={text.scenarios} hidePickedOptions placeholder={value.length === 0 ? text.anyScenario : undefined} {...rest} data={useOthers(except)} value={[...value]} onChange={onChange} />;
}

export function ScenarioSelect({ value, onChange, except, ...rest }: One & { except: string | undefined }) {
  const text = useMessages(editor);
  return <Select {...COMMON} label={text.startWhich} placeholder={text.chooseScenario} allowDeselect={false} {...rest} data={useOthers(except)} value={chosen(value)} onChange={(id) => onChange(id ?? UNCHOSEN)} />;
}

export function WebhookSelect({ value, onChange, ...rest }: One) {
  const text = useMessages(editor);
  const { data = [] } = useQuery(webhooksQuery);
  return <Select {...COMMON} label={text.webhook} placeholder={text.chooseWebhook} allowDeselect={false} {...rest} value={chosen(value)} onChange={(id) => onChange(id ?? UNCHOSEN)}
    data={data.map((one) => ({ value: one.id, label: one.active ? one.name : text.webhookOff(one.name) }))} />;
}

function useWhomOptions(many: boolean, value: readonly Whom[]) {
  const text = useMessages(editor).whomGroups;
  const words = useScenarioWords();
  const { data: employees = [] } = useEmployees();
  const { data: departments = [] } = useDepartments();
  const { data: roles = [] } = useRoles();
  return useMemo(() => {
    const option = (whom: Whom) => ({ value: whomKey(whom), label: words.whom(whom) });
    const taken = new Set(value.map(whomKey));
    const of = (kind: "round_robin" | "least_busy") => departments.map((one) => option({ kind, department: one.id }));
    const groups = [
      { group: text.order, items: WHOM_PLAIN.map((kind) => option({ kind })) },
      { group: text.employee, items: employees.filter((one) => one.active || taken.has(`employee:${one.id}`)).map((one) => option({ kind: "employee", id: one.id })) },
      { group: text.round_robin, items: of("round_robin") },
      { group: text.least_busy, items: of("least_busy") },
      ...(many ? [
        { group: text.department, items: departments.map((one) => option({ kind: "department", id: one.id })) },
        { group: text.role, items: roles.map((one) => option({ kind: "role", id: one.id })) },
      ] : []),
    ];
    const offered = new Set(groups.flatMap(({ items }) => items.map((one) => one.value)));
    const lost = value.filter((one) => !offered.has(whomKey(one))).map(option);
    return [...groups.filter(({ items }) => items.length > 0), ...(lost.length > 0 ? [{ group: "—", items: lost }] : [])];
  }, [words, text, employees, departments, roles, many, value]);
}

export function WhomSelect({ value, onChange, ...rest }: Omit<SelectProps, "data" | "value" | "onChange"> & { value: Whom; onChange: (whom: Whom) => void }) {
  const data = useWhomOptions(false, useMemo(() => [value], [value]));
  return <Select {...COMMON} allowDeselect={false} maxDropdownHeight={320} {...rest} data={data} value={whomKey(value)} onChange={(key) => {
    const whom = key === null ? undefined : whomOf(key);
    if (whom) onChange(whom);
  }} />;
}

export function ManyWhomSelect({ value, onChange, ...rest }: Omit<MultiSelectProps, "data" | "value" | "onChange"> & { value: readonly Whom[]; onChange: (all: Whom[]) => void }) {
  const data = useWhomOptions(true, value);
  return <MultiSelect {...COMMON} hidePickedOptions maxDropdownHeight={320} {...rest} data={data} value={value.map(whomKey)} onChange={(keys) => onChange(keys.flatMap((key) => whomOf(key) ?? []))} />;
}
