import { Badge, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { keys, type Role, useEmployees, useProcesses, useRoles } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { MANY, matches, type SectionProps, type SectionSearch } from "@/lib/section";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { messages as kit } from "@/ui/messages";
import { RecordTable } from "@/ui/RecordTable";
import { processesNaming, ProcessLinks, RemoveDialog } from "@/ui/RemoveDialog";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import { messages } from "./role-messages";
import { RoleEditor } from "./RoleEditor";

export interface RolesSearch extends SectionSearch {
  from?: string;
}

export function Roles(props: SectionProps<RolesSearch>) {
  return <QueryView query={useRoles()}>{(all) => <RoleSection {...props} all={all} />}</QueryView>;
}

function RoleSection({ all, search, onSearch }: SectionProps<RolesSearch> & { all: readonly Role[] }) {
  const text = useMessages(messages);
  const [removed, setRemoved] = useState<Role>();
  const close = () => onSearch({ ...search, open: undefined, from: undefined });
  const opened = all.find((one) => one.id === search.open);
  let content;
  if (search.open === "new") content = <RoleEditor key={search.from} from={all.find((one) => one.id === search.from)} onClose={close} />;
  else if (opened) content = <RoleEditor key={opened.id} role={opened} onClose={close} onDelete={() => setRemoved(opened)} />;
  else if (search.open) content = <EmptyState icon="search" title={text.gone} action={<Button onClick={close}>{text.back}</Button>}>{text.goneHint}</EmptyState>;
  else content = <RoleList all={all} search={search} onSearch={onSearch} onRemove={setRemoved} />;
  return (
    <>
      {content}
      {removed && <RoleRemoval role={removed} onClose={() => setRemoved(undefined)} onDone={() => { setRemoved(undefined); close(); }} />}
    </>
  );
}

function RoleList({ all, search, onSearch, onRemove }: SectionProps<RolesSearch> & { all: readonly Role[]; onRemove: (role: Role) => void }) {
  const text = useMessages(messages);
  const employees = useEmployees().data;
  const open = (id: string, from?: string) => onSearch({ ...search, open: id, from });
  const found = all.filter((one) => matches(search.q, one.name));
  if (all.length === 0) return <EmptyState icon="shield" title={text.empty} action={<Button onClick={() => open("new")}>{text.add}</Button>}>{text.emptyHint}</EmptyState>;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={720}>{text.lead}</Text>
      {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} />}
      {found.length === 0
        ? <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={() => onSearch({})}>{text.clear}</Button>} />
        : <RecordTable label={text.title} rows={found} nameHeader={text.name} name={(one) => one.name} onOpen={(one) => open(one.id)}
            columns={[
              { key: "has", header: text.has, cell: (one) => {
                const n = employees?.filter((person) => person.active && person.role === one.id).length ?? 0;
                return n > 0 ? <Link to="/settings/employees" search={{ role: one.id }}>{text.people(n)}</Link> : <Text span inherit c="dimmed">{text.nobody}</Text>;
              } },
              { key: "orders", header: text.orders, cell: (one) => text.scopes[one.administrator ? "all" : one.permissions.customer_order?.view ?? "no"] },
              { key: "special", header: text.special, cell: (one) => one.administrator || one.force_transition ? (
                <Group gap={6}>
                  {one.administrator && <Badge variant="default">{text.administrator}</Badge>}
                  {one.force_transition && <Badge variant="default">{text.forceShort}</Badge>}
                </Group>
              ) : null },
            ]}
            actions={(one) => (
              <Menu position="bottom-end">
                <Menu.Target><IconButton icon="more" label={text.actionsFor(one.name)} /></Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open(one.id)}>{text.edit}</Menu.Item>
                  <Menu.Item leftSection={<Icon name="copy" size={16} />} onClick={() => open("new", one.id)}>{text.copy}</Menu.Item>
                  <Menu.Divider />
                  <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => onRemove(one)}>{text.removeDots}</Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )} />}
    </Stack>
  );
}

function RoleRemoval({ role, onClose, onDone }: { role: Role; onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const shared = useMessages(kit);
  const client = useQueryClient();
  const holders = useEmployees().data?.filter((one) => one.role === role.id) ?? [];
  const processes = processesNaming(useProcesses().data, role.id);
  const obstacles = [
    ...(holders.length > 0 ? [<>{text.removeHas(holders.length)} <Link to="/settings/employees" search={{ role: role.id, view: "all" }}>{shared.show}</Link></>] : []),
    ...(processes.length > 0 ? [<>{shared.inProcesses} <ProcessLinks processes={processes} /></>] : []),
  ];
  return (
    <RemoveDialog title={text.removing(role.name)} confirm={text.remove} onClose={onClose} obstacles={obstacles}
      run={() => ok(api.DELETE("/api/v1/roles/{id}", { params: { path: { id: role.id } } }))}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.roles });
        toast.done(text.deleted(role.name));
        onDone();
      }}>
      {text.removeHint}
    </RemoveDialog>
  );
}
