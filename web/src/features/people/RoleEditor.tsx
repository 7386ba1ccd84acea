import { Button, Group, Paper, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useBlocker } from "@tanstack/react-router";
import { type FormEvent, useMemo, useRef } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Entity, keys, type Role, useEmployees, useMe, useProcesses } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf } from "@/ui/FormDrawer";
import { messages as kit } from "@/ui/messages";
import { Person } from "@/ui/Person";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { processesNaming, ProcessLinks } from "@/ui/RemoveDialog";
import { toast } from "@/ui/toast";

import { messages as employeeWords } from "./messages";
import { type Permissions, plain, SCOPES } from "./rights";
import { messages } from "./role-messages";
import { RoleGrid } from "./RoleGrid";

interface Values {
  name: string;
  administrator: boolean;
  force_transition: boolean;
  permissions: Permissions;
}

interface Props {
  /** Absent for a new one. */
  role?: Role;
  /** What a new one is a copy of. */
  from?: Role;
  onClose: () => void;
  onDelete?: () => void;
}

export function RoleEditor({ role, from, onClose, onDelete }: Props) {
  const text = useMessages(messages);
  const shared = useMessages(kit);
  const people = useMessages(employeeWords).employees;
  const client = useQueryClient();
  const confirm = useConfirm();
  const me = useMe();
  const leaving = useRef(false);
  const draft = useDraft<Values>(useMemo(() => {
    const base = role ?? from;
    return {
      version: role?.version ?? 0,
      values: {
        name: role?.name ?? (from ? text.copyName(from.name) : ""), administrator: base?.administrator ?? false, force_transition: base?.force_transition ?? false,
        permissions: plain(base?.permissions ?? {}),
      },
    };
  }, [role, from, text]));
  const { values, set } = draft;

  useBlocker({
    shouldBlockFn: async () => draft.dirty && !leaving.current
      && !await confirm({ title: shared.unsaved, message: shared.unsavedHint, confirm: shared.leave, cancel: shared.stay, danger: true }),
    enableBeforeUnload: () => draft.dirty && !leaving.current,
  });

  const saving = useMutation({
    mutationFn: () => role
      ? ok(api.PATCH("/api/v1/roles/{id}", { params: { path: { id: role.id } }, body: { version: draft.version, ...draft.changes } }))
      : ok(api.POST("/api/v1/roles", { body: values })),
    onSuccess: (saved) => {
      leaving.current = true;
      void client.invalidateQueries({ queryKey: keys.roles });
      if (saved.id === me.role) void client.invalidateQueries({ queryKey: keys.me });
      toast.done(role ? text.saved : text.created(saved.name));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.roles });
    },
  });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (saving.isPending) return;
    if (role && !draft.dirty) return onClose();
    if (!draft.settled()) return;
    const losing = role?.id === me.role && draft.changes.administrator === false;
    if (losing && !await confirm({ title: people.ownRole, message: people.ownRoleHint, confirm: text.save, danger: true })) return;
    saving.mutate();
  };
  const labels = { name: text.name, administrator: text.administrator, force_transition: text.force, permissions: text.rights };
  const show = (_: keyof Values, value: Values[keyof Values]) => {
    if (typeof value === "boolean") return value ? text.yes : text.no;
    return typeof value === "string" ? value : Object.keys(value).map((entity) => text.entities[entity as Entity]).join(", ") || "—";
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate onKeyDown={(event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit(event);
    }}>
      <Stack gap="lg">
        {problem && problem.code !== "version_conflict" && !flawOf(problem, "name") && <ProblemAlert error={problem} />}
        {problem?.code === "last_administrator" && <Text size="sm">{people.lastAdministrator}</Text>}
        <ConflictNotice draft={draft} label={(field) => labels[field]} show={show} />
        <TextInput label={text.name} maw={440} value={values.name} maxLength={200} autoFocus={!role} onChange={(event) => set({ name: event.currentTarget.value })} error={flawOf(saving.error, "name")} />
        <Stack gap="sm">
          <Title order={2} fz="h3">{text.special}</Title>
          <Switch label={text.administrator} description={text.administratorHint} checked={values.administrator} onChange={(event) => set({ administrator: event.currentTarget.checked })} maw={640} />
          <Switch label={text.force} description={text.forceHint} checked={values.force_transition} onChange={(event) => set({ force_transition: event.currentTarget.checked })} maw={640} />
        </Stack>
        <Stack gap="sm">
          <Title order={2} fz="h3">{text.rights}</Title>
          <Text size="sm" c="dimmed" maw={760}>{values.administrator ? text.everything : text.rightsHint}</Text>
          <RoleGrid permissions={values.permissions} everything={values.administrator} onChange={(permissions) => set({ permissions })} />
          <details>
            <summary style={{ cursor: "pointer", fontSize: "var(--mantine-font-size-sm)" }}>{text.legend}</summary>
            <dl className="scope-legend">{SCOPES.map((one) => [<dt key={one}>{text.scopes[one]}</dt>, <dd key={`${one}-hint`}>{text.scopeHints[one]}</dd>])}</dl>
          </details>
        </Stack>
        {role && <Holders role={role} />}
        <div className="role-bar">
          <Button type="submit" loading={saving.isPending} aria-keyshortcuts="Control+Enter">{role ? text.save : text.create}</Button>
          <Button variant="default" disabled={saving.isPending} onClick={onClose}>{text.cancel}</Button>
          {draft.dirty && role && <Text size="sm" c="dimmed">{text.unsavedBar}</Text>}
          {onDelete && <Button ml="auto" variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{text.removeDots}</Button>}
        </div>
      </Stack>
    </form>
  );
}

function Holders({ role }: { role: Role }) {
  const text = useMessages(messages);
  const holders = useEmployees().data?.filter((one) => one.role === role.id) ?? [];
  const working = holders.filter((one) => one.active);
  const dismissed = holders.length - working.length;
  const processes = processesNaming(useProcesses().data, role.id);
  return (
    <Paper p="md" maw={760}>
      <Stack gap="xs">
        <Title order={2} fz="h3">{text.has}</Title>
        {working.length === 0 && <Text size="sm" c="dimmed">{text.hasNobody}</Text>}
        <Group gap="md">
          {working.map((one) => <Link key={one.id} to="/settings/employees" search={{ open: one.id }} style={{ color: "inherit", fontSize: "var(--mantine-font-size-sm)", minWidth: 0 }}><Person name={one.name} size={22} /></Link>)}
        </Group>
        {dismissed > 0 && <Text size="sm" c="dimmed">{text.dismissedToo(dismissed)}</Text>}
        <Text size="sm"><Link to="/settings/employees" search={{ role: role.id, open: "new" }} style={{ color: "var(--accent)" }}>{text.give}</Link></Text>
        {processes.length > 0 && <Text size="sm" component="div">{text.inProcesses}: <ProcessLinks processes={processes} /></Text>}
      </Stack>
    </Paper>
  );
}
