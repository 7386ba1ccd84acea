import { Button, Group, Select, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Employee, keys, useById, useDepartments, useEmployees, useMe, useRoles } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { PersonPicker } from "@/ui/pickers";
import { toast } from "@/ui/toast";

import type { AccessData } from "./Access";
import { messages } from "./messages";
import { LEAST_LENGTH } from "./password";
import { PasswordField } from "./PasswordField";
import { pathOf, treeOf } from "./tree";

interface Values {
  name: string;
  login: string;
  email: string | null;
  role: string | null;
  department: string | null;
  manager: string | null;
}

interface Props {
  employee?: Employee;
  /** What a new one begins with. */
  initial?: Partial<Values>;
  onClose: () => void;
  onCreated: (access: AccessData) => void;
  /** The other things to be done with him. */
  actions?: { label: string; run: () => void; danger?: boolean }[];
}

export function EmployeeForm({ employee, initial, onClose, onCreated, actions = [] }: Props) {
  const text = useMessages(messages);
  const words = text.employees;
  const me = useMe();
  const client = useQueryClient();
  const confirm = useConfirm();
  const roles = useRoles().data;
  const departments = useDepartments().data ?? [];
  const people = useById(useEmployees().data);
  const [password, setPassword] = useState("");
  const [checked, setChecked] = useState(false);
  const draft = useDraft<Values>(useMemo(() => ({
    version: employee?.version ?? 0,
    values: {
      name: employee?.name ?? "", login: employee?.login ?? "", email: employee?.email ?? null, role: employee?.role ?? initial?.role ?? null,
      department: employee?.department ?? initial?.department ?? null, manager: employee?.manager ?? initial?.manager ?? null,
    },
  }), [employee, initial]));
  const { values, set } = draft;
  const own = employee !== undefined && employee.id === me.employee;

  const saving = useMutation({
    mutationFn: () => {
      const { role, ...rest } = draft.changes;
      return employee
        ? ok(api.PATCH("/api/v1/employees/{id}", { params: { path: { id: employee.id } }, body: { version: draft.version, ...rest, ...(role ? { role } : {}) } }))
        : ok(api.POST("/api/v1/employees", { body: { ...values, name: values.name.trim() || null, role: values.role ?? "", password } }));
    },
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.employees });
      if (own) void client.invalidateQueries({ queryKey: keys.me });
      if (employee) toast.done(text.saved);
      onClose();
      if (!employee) onCreated({ name: saved.name, login: `${saved.login}@${accountOf(me.login)}`, password });
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.employees });
    },
  });
  const missing = {
    login: values.login.trim() === "" ? words.rules.required : undefined,
    role: values.role ? undefined : words.chooseRole,
    password: employee || password.length >= LEAST_LENGTH ? undefined : words.rules.short,
  };
  const submit = async () => {
    if (employee && !draft.dirty) return onClose();
    setChecked(true);
    if (missing.login || missing.role || missing.password || !draft.settled()) return;
    const losing = own && draft.changes.role && !roles?.find((one) => one.id === values.role)?.administrator;
    if (losing && !await confirm({ title: words.ownRole, message: words.ownRoleHint, confirm: words.ownRoleDo, danger: true })) return;
    saving.mutate();
  };
  const flaw = (field: "name" | "login" | "email" | "role" | "department" | "manager" | "password") =>
    (checked && field in missing ? missing[field as keyof typeof missing] : undefined) ?? flawOf(saving.error, field, "login");
  const labels = { name: words.fullName, login: words.login, email: words.email, role: words.role, department: words.department, manager: words.manager };
  const show = (field: keyof Values, value: string | null) => {
    if (!value) return "—";
    if (field === "role") return roles?.find((one) => one.id === value)?.name ?? "…";
    if (field === "department") return pathOf(departments, value);
    return field === "manager" ? people.get(value)?.name ?? "…" : value;
  };

  return (
    <FormDrawer title={employee ? words.editing(employee.name) : words.add} submit={employee ? text.save : text.create} onSubmit={() => void submit()} onClose={onClose}
      pending={saving.isPending} dirty={draft.dirty || password !== ""} error={saving.error} fields={["name", "login", "email", "role", "department", "manager", "password"]}>
      {saving.error && asProblem(saving.error).code === "last_administrator" && <Text size="sm">{words.lastAdministrator}</Text>}
      <ConflictNotice draft={draft} label={(field) => labels[field]} show={show} />
      <TextInput label={words.fullName} data-autofocus value={values.name} maxLength={200} onChange={(event) => set({ name: event.currentTarget.value })} error={flaw("name")} />
      <div>
        <TextInput label={words.login} description={words.loginHint} value={values.login} autoCapitalize="none" spellCheck={false} maxLength={64} rightSectionWidth="auto"
          rightSection={<Text size="sm" c="dimmed" pr="sm">@{accountOf(me.login)}</Text>} onChange={(event) => set({ login: event.currentTarget.value })} error={flaw("login")} />
        {values.login.trim() !== "" && <Text size="sm" c="dimmed" mt={4}>{words.loginPreview(`${values.login.trim().toLocaleLowerCase()}@${accountOf(me.login)}`)}</Text>}
      </div>
      {!employee && <PasswordField value={password} onChange={setPassword} error={flaw("password")} />}
      <Select label={words.role} placeholder={words.chooseRole} searchable allowDeselect={false} data={roles?.map((one) => ({ value: one.id, label: one.name })) ?? []} value={values.role} onChange={(role) => set({ role })} error={flaw("role")} nothingFoundMessage={words.noRoles} />
      <Select label={words.department} placeholder={words.noDepartment} searchable clearable data={treeOf(departments).map(({ one }) => ({ value: one.id, label: pathOf(departments, one.id) }))} value={values.department} onChange={(department) => set({ department })} error={flaw("department")} />
      <PersonPicker label={words.manager} description={words.managerHint} clearable value={values.manager} onChange={(manager) => set({ manager })} error={flaw("manager")} />
      <TextInput label={words.email} type="email" inputMode="email" value={values.email ?? ""} maxLength={254} onChange={(event) => set({ email: event.currentTarget.value.trim() || null })} error={flaw("email")} />
      {actions.length > 0 && (
        <Group gap="xs" mt="sm">
          {actions.map((one) => <Button key={one.label} size="compact-sm" variant={one.danger ? "subtle" : "default"} color={one.danger ? "red" : undefined} c={one.danger ? "var(--bad)" : undefined} onClick={one.run}>{one.label}</Button>)}
        </Group>
      )}
    </FormDrawer>
  );
}

/** «admin@demo» → «demo». */
export function accountOf(login: string): string {
  return login.slice(login.indexOf("@") + 1);
}
