// What concerns the access of an employee: a new password, dismissal, the way back. Each says what follows.
import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Employee, keys, orderCountsQuery, useById, useEmployees, useMe, useProcesses, useStatuses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { flawOf } from "@/ui/FormDrawer";
import { messages as kit } from "@/ui/messages";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { processesNaming, ProcessLinks } from "@/ui/RemoveDialog";
import { toast } from "@/ui/toast";

import type { AccessData } from "./Access";
import { accountOf } from "./EmployeeForm";
import { messages } from "./messages";
import { LEAST_LENGTH } from "./password";
import { PasswordField } from "./PasswordField";

interface Props {
  employee: Employee;
  onClose: () => void;
}

function usePatch(employee: Employee, onSuccess: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { active?: boolean; password?: string }) =>
      ok(api.PATCH("/api/v1/employees/{id}", { params: { path: { id: employee.id } }, body: { version: employee.version, ...body } })),
    onSuccess,
    onSettled: () => client.invalidateQueries({ queryKey: keys.employees }),
  });
}

export function ResetPassword({ employee, onClose, onDone }: Props & { onDone: (access: AccessData) => void }) {
  const words = useMessages(messages).employees;
  const shared = useMessages(kit);
  const me = useMe();
  const [password, setPassword] = useState("");
  const [checked, setChecked] = useState(false);
  const saving = usePatch(employee, () => onDone({ name: employee.name, login: `${employee.login}@${accountOf(me.login)}`, password }));
  const short = password.length < LEAST_LENGTH;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!short && !saving.isPending) saving.mutate({ password });
  };
  const flaw = flawOf(saving.error, "password");
  return (
    <Modal opened onClose={() => { if (!saving.isPending) onClose(); }} title={words.resetTitle(employee.name)} closeButtonProps={{ "aria-label": shared.close }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text size="sm">{words.resetHint}</Text>
          <PasswordField value={password} onChange={setPassword} data-autofocus error={checked && short ? words.rules.short : flaw} />
          {!flaw && <ProblemAlert error={saving.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={saving.isPending}>{shared.cancel}</Button>
            <Button type="submit" loading={saving.isPending}>{words.reset}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function Dismissal({ employee, onClose }: Props) {
  const words = useMessages(messages).employees;
  const shared = useMessages(kit);
  const statuses = useById(useStatuses().data);
  const counts = useQuery({ ...orderCountsQuery({ owner: employee.id }), staleTime: 0 });
  const open = counts.data?.reduce((sum, row) => !row.status || statuses.get(row.status)?.status_type === "regular" ? sum + row.orders : sum, 0);
  const reports = useEmployees().data?.filter((one) => one.active && one.manager === employee.id).length ?? 0;
  const processes = processesNaming(useProcesses().data, employee.id);
  const saving = usePatch(employee, () => {
    toast.done(words.dismissedNow(employee.name));
    onClose();
  });
  const last = saving.error && asProblem(saving.error).code === "last_administrator";
  return (
    <Modal opened onClose={() => { if (!saving.isPending) onClose(); }} title={words.dismissTitle(employee.name)} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack gap="md">
        <List size="sm" spacing={6}>
          <List.Item>{words.dismissSessions}</List.Item>
          {open !== undefined && <List.Item>{words.dismissOrders(open)} {open > 0 && <Link to="/orders" search={{ owner: employee.id }}>{words.showOrders}</Link>}</List.Item>}
          {reports > 0 && <List.Item>{words.dismissReports(reports)} <Link to="/settings/employees" search={{ manager: employee.id }} onClick={onClose}>{shared.show}</Link></List.Item>}
          {processes.length > 0 && <List.Item>{words.dismissNamed} <ProcessLinks processes={processes} /></List.Item>}
          <List.Item>{words.dismissStays}</List.Item>
        </List>
        <ProblemAlert error={saving.error} />
        {last && <Text size="sm">{words.lastAdministrator}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={saving.isPending} data-autofocus>{shared.cancel}</Button>
          <Button color="red" loading={saving.isPending} onClick={() => saving.mutate({ active: false })}>{words.dismissDo}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function TakingBack({ employee, onClose }: Props) {
  const words = useMessages(messages).employees;
  const shared = useMessages(kit);
  const saving = usePatch(employee, () => {
    toast.done(words.backNow(employee.name));
    onClose();
  });
  return (
    <Modal opened onClose={() => { if (!saving.isPending) onClose(); }} title={words.takeBackTitle(employee.name)} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack gap="md">
        <Text size="sm">{words.takeBackHint}</Text>
        <ProblemAlert error={saving.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={saving.isPending}>{shared.cancel}</Button>
          <Button loading={saving.isPending} onClick={() => saving.mutate({ active: true })} data-autofocus>{words.takeBackDo}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
