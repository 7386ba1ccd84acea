// Some of the people that a rule may name: employees, departments, roles, and people by their relation to the order.
import { MultiSelect, type MultiSelectProps } from "@mantine/core";
import { useMemo } from "react";

import { useDepartments, useEmployees, useRoles } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import { type Grantee, granteeKey, granteeOf, RELATIVES } from "./model";
import { useRuleWords } from "./words";

const MAX = 50;

type Props = Omit<MultiSelectProps, "data" | "value" | "onChange"> & { value: readonly Grantee[]; onChange: (all: Grantee[]) => void };

export function GranteesSelect({ value, onChange, ...rest }: Props) {
  const text = useMessages(messages).people;
  const words = useRuleWords();
  const { data: employees = [] } = useEmployees();
  const { data: departments = [] } = useDepartments();
  const { data: roles = [] } = useRoles();
  const chosen = value.map(granteeKey);
  const data = useMemo(() => {
    const options = {
      relative: RELATIVES.map((kind) => ({ value: kind as string, label: words.grantee({ kind }) })),
      role: roles.map((one) => ({ value: `role:${one.id}`, label: one.name })),
      department: departments.map((one) => ({ value: `department:${one.id}`, label: one.name })),
      employee: employees.filter((one) => one.active || chosen.includes(`employee:${one.id}`))
        .map((one) => ({ value: `employee:${one.id}`, label: one.active ? one.name : text.dismissed(one.name) })),
    };
    const offered = new Set(Object.values(options).flat().map((one) => one.value));
    const lost = value.filter((one) => !offered.has(granteeKey(one))).map((one) => ({ value: granteeKey(one), label: words.grantee(one) }));
    return [
      { group: text.groups.relative, items: options.relative }, { group: text.groups.role, items: options.role },
      { group: text.groups.department, items: options.department }, { group: text.groups.employee, items: options.employee },
      ...(lost.length > 0 ? [{ group: text.groups.lost, items: lost }] : []),
    ];
  }, [roles, departments, employees, value, words, text]);
  return (
    <MultiSelect placeholder={chosen.length === 0 ? text.placeholder : undefined} searchable hidePickedOptions maxValues={MAX} {...rest}
      value={chosen} data={data} nothingFoundMessage={text.nothingFound} comboboxProps={{ shadow: "md" }} maxDropdownHeight={320}
      onChange={(keys) => onChange(keys.flatMap((key) => granteeOf(key) ?? []))} />
  );
}
