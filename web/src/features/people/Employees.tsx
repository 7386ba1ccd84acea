import { Button, Group, Menu, SegmentedControl, Select, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { type Employee, useById, useDepartments, useEmployees, useMe, useRoles } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { matches, MANY, type SectionProps, type SectionSearch } from "@/lib/section";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Person } from "@/ui/Person";
import { PersonPicker } from "@/ui/pickers";
import { RecordTable } from "@/ui/RecordTable";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, QueryView } from "@/ui/states";

import { Access, type AccessData } from "./Access";
import { Dismissal, ResetPassword, TakingBack } from "./EmployeeDialogs";
import { accountOf, EmployeeForm } from "./EmployeeForm";
import { messages } from "./messages";
import "./people.css";
import { pathOf, treeOf, within } from "./tree";

export interface EmployeesSearch extends SectionSearch {
  view?: "dismissed" | "all";
  department?: string;
  role?: string;
  manager?: string;
}

export function Employees(props: SectionProps<EmployeesSearch>) {
  return <QueryView query={useEmployees()}>{(all) => <EmployeeList {...props} all={all} />}</QueryView>;
}

interface Asked {
  what: "password" | "dismissal" | "back";
  employee: Employee;
}

function EmployeeList({ all, search, onSearch }: SectionProps<EmployeesSearch> & { all: readonly Employee[] }) {
  const text = useMessages(messages);
  const words = text.employees;
  const me = useMe();
  const roles = useById(useRoles().data);
  const departments = useDepartments().data ?? [];
  const people = useById(all);
  const [asked, setAsked] = useState<Asked>();
  const [access, setAccess] = useState<AccessData>();
  const view = search.view ?? "active";
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const inside = search.department ? within(departments, search.department) : undefined;
  const found = all.filter((one) => (view === "all" || one.active === (view === "active"))
    && (!inside || inside.has(one.department ?? ""))
    && (!search.role || one.role === search.role)
    && (!search.manager || one.manager === search.manager)
    && matches(search.q, one.name, one.login, one.email));
  const filtered = Boolean(search.q ?? search.department ?? search.role ?? search.manager);
  const initial = useMemo(() => ({ role: search.role, department: search.department, manager: search.manager }), [search.role, search.department, search.manager]);
  const ask = (what: Asked["what"], employee: Employee) => {
    if (search.open) open(undefined);
    setAsked({ what, employee });
  };
  const current = asked && people.get(asked.employee.id);
  const close = () => setAsked(undefined);

  const actions = (one: Employee) => (
    <Menu position="bottom-end">
      <Menu.Target><IconButton icon="more" label={text.actionsFor(one.name)} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open(one.id)}>{text.edit}</Menu.Item>
        <Menu.Item leftSection={<Icon name="list" size={16} />} renderRoot={(root) => <Link to="/orders" search={{ owner: one.id }} {...root} />}>{words.showOrders}</Menu.Item>
        <Menu.Item leftSection={<Icon name="key" size={16} />} onClick={() => ask("password", one)}>{words.resetPassword}</Menu.Item>
        <Menu.Divider />
        {one.active
          ? <Menu.Item c="var(--bad)" leftSection={<Icon name="logout" size={16} />} onClick={() => ask("dismissal", one)}>{words.dismiss}</Menu.Item>
          : <Menu.Item leftSection={<Icon name="restore" size={16} />} onClick={() => ask("back", one)}>{words.takeBack}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );

  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={720}>{words.lead}</Text>
      <Group gap="sm" className="records-bar">
        {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} w={220} />}
        <SegmentedControl aria-label={words.view} value={view} onChange={(next) => onSearch({ ...search, view: next === "active" ? undefined : next })}
          data={(["active", "dismissed", "all"] as const).map((value) => ({ value, label: words[value] }))} />
        <Select aria-label={words.department} placeholder={words.anyDepartment} searchable clearable w={170} value={search.department ?? null} onChange={(value) => onSearch({ ...search, department: value ?? undefined })}
          data={treeOf(departments).map(({ one }) => ({ value: one.id, label: pathOf(departments, one.id) }))} />
        <Select aria-label={words.role} placeholder={words.anyRole} searchable clearable w={170} value={search.role ?? null} onChange={(value) => onSearch({ ...search, role: value ?? undefined })}
          data={[...roles.values()].map((one) => ({ value: one.id, label: one.name }))} />
        <PersonPicker label={undefined} aria-label={words.manager} placeholder={words.anyManager} clearable w={200} value={search.manager ?? null} onChange={(value) => onSearch({ ...search, manager: value ?? undefined })} />
      </Group>
      {found.length === 0 ? (
        <EmptyState icon={filtered ? "search" : "people"} title={text.nothing} action={<Button variant="default" onClick={() => onSearch({ view: filtered ? search.view : "all" })}>{filtered ? text.clear : words.all}</Button>}>{text.nothingHint}</EmptyState>
      ) : (
        <RecordTable label={words.title} rows={found} nameHeader={words.fullName} onOpen={(one) => open(one.id)} actions={actions} faded={(one) => !one.active}
          name={(one) => <Person name={`${one.name}${one.active ? "" : ` (${words.isDismissed})`}${one.id === me.employee ? ` (${words.you})` : ""}`} />} columns={[
            { key: "login", header: words.login, wideOnly: true, cell: (one) => `${one.login}@${accountOf(me.login)}` },
            { key: "role", header: words.role, cell: (one) => roles.get(one.role)?.name ?? "…" },
            { key: "department", header: words.department, cell: (one) => one.department ? <span title={pathOf(departments, one.department)}>{departments.find((place) => place.id === one.department)?.name ?? "…"}</span> : null },
            { key: "manager", header: words.manager, wideOnly: true, cell: (one) => one.manager ? people.get(one.manager)?.name ?? "…" : null },
          ]} />
      )}
      {search.open === "new" && <EmployeeForm initial={initial} onClose={() => open(undefined)} onCreated={setAccess} />}
      {opened && (
        <EmployeeForm key={opened.id} employee={opened} onClose={() => open(undefined)} onCreated={setAccess} actions={[
          { label: words.resetPassword, run: () => ask("password", opened) },
          opened.active ? { label: words.dismiss, run: () => ask("dismissal", opened), danger: true } : { label: words.takeBack, run: () => ask("back", opened) },
        ]} />
      )}
      {asked?.what === "password" && current && <ResetPassword employee={current} onClose={close} onDone={(data) => { close(); setAccess(data); }} />}
      {asked?.what === "dismissal" && current && <Dismissal employee={current} onClose={close} />}
      {asked?.what === "back" && current && <TakingBack employee={current} onClose={close} />}
      {access && <Access data={access} onClose={() => setAccess(undefined)} />}
    </Stack>
  );
}
