import { Button, Menu, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type CSSProperties, useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Department, keys, useDepartments, useEmployees, useProcesses } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";
import { MANY, matches, type SectionProps } from "@/lib/section";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { messages as kit } from "@/ui/messages";
import { processesNaming, ProcessLinks, RemoveDialog } from "@/ui/RemoveDialog";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import { messages } from "./messages";
import "./people.css";
import { pathOf, treeOf, within } from "./tree";

export function Departments(props: SectionProps) {
  return <QueryView query={useDepartments()}>{(all) => <DepartmentTree {...props} all={all} />}</QueryView>;
}

/** `new` in the address, or `new-ID` for one inside another. */
const NEW = "new";

function DepartmentTree({ all, search, onSearch }: SectionProps & { all: readonly Department[] }) {
  const text = useMessages(messages);
  const words = text.departments;
  const employees = useEmployees().data;
  const [removed, setRemoved] = useState<Department>();
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const rows = treeOf(all).filter(({ one }) => matches(search.q, pathOf(all, one.id)));
  const count = (id: string) => employees?.filter((one) => one.active && one.department === id).length ?? 0;
  if (all.length === 0 && !search.open) {
    return <EmptyState icon="building" title={words.empty} action={<Button leftSection={<Icon name="plus" size={16} />} onClick={() => open(NEW)}>{words.add}</Button>}>{words.emptyHint}</EmptyState>;
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={720}>{words.lead}</Text>
      {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} />}
      {rows.length === 0 && all.length > 0 && (
        <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={() => onSearch({ ...search, q: undefined })}>{text.clear}</Button>}>{text.nothingHint}</EmptyState>
      )}
      {rows.length > 0 && (
        <ul className="tree" aria-label={words.tree} onKeyDown={rowKeys}>
          {rows.map(({ one, depth }) => (
            <li key={one.id} className="tree__row" style={{ "--depth": depth } as CSSProperties}>
              {depth > 0 && <span className="unseen">{pathOf(all, one.parent ?? "")} /</span>}
              <Icon name="building" size={16} />
              <button type="button" className="tree__name" data-row onClick={() => open(one.id)}>{one.name}</button>
              <span className="tree__people">
                {count(one.id) > 0 ? <Link to="/settings/employees" search={{ department: one.id }}>{text.people(count(one.id))}</Link> : words.nobody}
              </span>
              <Menu position="bottom-end">
                <Menu.Target><IconButton icon="more" label={text.actionsFor(one.name)} /></Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open(one.id)}>{words.rename}</Menu.Item>
                  <Menu.Item leftSection={<Icon name="plus" size={16} />} onClick={() => open(`${NEW}-${one.id}`)}>{words.addBelow}</Menu.Item>
                  <Menu.Divider />
                  <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => setRemoved(one)}>{text.removeDots}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </li>
          ))}
        </ul>
      )}
      {search.open?.startsWith(NEW) && <DepartmentForm all={all} parent={search.open.slice(NEW.length + 1) || null} onClose={() => open(undefined)} />}
      {opened && <DepartmentForm key={opened.id} all={all} department={opened} parent={opened.parent ?? null} onClose={() => open(undefined)} onDelete={() => { open(undefined); setRemoved(opened); }} />}
      {removed && <DepartmentRemoval all={all} department={removed} onClose={() => setRemoved(undefined)} />}
    </Stack>
  );
}

interface FormProps {
  all: readonly Department[];
  department?: Department;
  parent: string | null;
  onClose: () => void;
  onDelete?: () => void;
}

function DepartmentForm({ all, department, parent, onClose, onDelete }: FormProps) {
  const text = useMessages(messages);
  const words = text.departments;
  const client = useQueryClient();
  const draft = useDraft<{ name: string; parent: string | null }>(useMemo(() => ({ version: department?.version ?? 0, values: { name: department?.name ?? "", parent } }), [department, parent]));
  const { values, set } = draft;
  const saving = useMutation({
    mutationFn: () => department
      ? ok(api.PATCH("/api/v1/departments/{id}", { params: { path: { id: department.id } }, body: { version: draft.version, ...draft.changes } }))
      : ok(api.POST("/api/v1/departments", { body: values })),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.departments });
      toast.done(department ? text.saved : words.created(saved.name));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.departments });
    },
  });
  const inside = department ? within(all, department.id) : undefined;
  const parents = treeOf(all).filter(({ one }) => !inside?.has(one.id)).map(({ one }) => ({ value: one.id, label: pathOf(all, one.id) }));
  const nameOf = (id: string | null) => id ? pathOf(all, id) : words.top;
  return (
    <FormDrawer title={department ? words.editing(department.name) : words.add} submit={department ? text.save : text.create} onSubmit={() => department && !draft.dirty ? onClose() : draft.settled() && saving.mutate()} onClose={onClose}
      pending={saving.isPending} dirty={draft.dirty} error={saving.error} fields={["name", "parent"]} aside={onDelete && <Button variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{text.removeDots}</Button>}>
      <ConflictNotice draft={draft} label={(field) => field === "name" ? text.name : words.parent} show={(field, value) => field === "name" ? value : nameOf(value)} />
      <TextInput label={text.name} data-autofocus value={values.name} maxLength={200} onChange={(event) => set({ name: event.currentTarget.value })} error={flawOf(saving.error, "name")} />
      <Select label={words.parent} description={department ? words.parentHint : undefined} searchable clearable placeholder={words.top} data={parents} value={values.parent} onChange={(next) => set({ parent: next })} error={flawOf(saving.error, "parent")} />
    </FormDrawer>
  );
}

function DepartmentRemoval({ all, department, onClose }: { all: readonly Department[]; department: Department; onClose: () => void }) {
  const text = useMessages(messages);
  const words = text.departments;
  const shared = useMessages(kit);
  const client = useQueryClient();
  const people = useEmployees().data?.filter((one) => one.department === department.id) ?? [];
  const below = all.filter((one) => one.parent === department.id);
  const processes = processesNaming(useProcesses().data, department.id);
  const obstacles = [
    ...(people.length > 0 ? [<Link to="/settings/employees" search={{ department: department.id, view: "all" }}>{words.has(people.length)}</Link>] : []),
    ...(below.length > 0 ? [<>{words.hasBelow(below.length)}: {below.map((one) => one.name).join(", ")}</>] : []),
    ...(processes.length > 0 ? [<>{shared.inProcesses} <ProcessLinks processes={processes} /></>] : []),
  ];
  return (
    <RemoveDialog title={words.removing(department.name)} confirm={text.remove} onClose={onClose} obstacles={obstacles}
      run={() => ok(api.DELETE("/api/v1/departments/{id}", { params: { path: { id: department.id } } }))}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.departments });
        toast.done(words.deleted(department.name));
        onClose();
      }}>
      {words.removeHint}
    </RemoveDialog>
  );
}
