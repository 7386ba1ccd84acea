import { Button, Group, Modal, Progress, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { documentCountsQuery, keys, type Status, useById, useProcesses, useStatuses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useKindMessages } from "@/ui/kinds";
import { messages as kit } from "@/ui/messages";
import { StatusPicker } from "@/ui/pickers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { InUse, processesNaming, ProcessLinks, RemoveDialog } from "@/ui/RemoveDialog";
import { StatusBadge } from "@/ui/StatusBadge";
import { toast } from "@/ui/toast";

import { messages } from "./messages";
import { messages as statusMessages } from "./status-messages";

const LOOK_EVERY_MS = 1_000;

/** A status goes away: not while a process names it, and not before its orders have gone elsewhere. */
export function StatusRemoval({ status, onClose, onDone }: { status: Status; onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const words = useKindMessages(statusMessages, status.kind);
  const shared = useMessages(kit);
  const client = useQueryClient();
  const statuses = useStatuses().data;
  const byId = useById(statuses);
  const processes = processesNaming(useProcesses().data, status.id);
  const [to, setTo] = useState<string | null>(null);
  const removal = useMutation({
    mutationFn: () => ok(api.DELETE("/api/v1/statuses/{id}", { params: { path: { id: status.id }, query: to ? { replace_with: to } : {} } })),
    onSuccess: () => {
      toast.done(words.deleted(status.name));
      onDone();
    },
    onSettled: () => Promise.all([keys.statuses, keys.orders].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  const counts = useQuery({ ...documentCountsQuery(status.kind), staleTime: 0, refetchInterval: removal.isPending ? LOOK_EVERY_MS : false });
  const standing = counts.data?.find((one) => one.status === status.id)?.orders ?? 0;
  const [most, setMost] = useState(0);
  if (standing > most) setMost(standing);

  if (processes.length > 0) {
    return (
      <RemoveDialog title={words.removing(status.name)} confirm={text.remove} onClose={onClose} onDone={onDone} run={async () => undefined}
        obstacles={[<>{shared.inProcesses} <ProcessLinks processes={processes} /></>]} />
    );
  }
  const problem = removal.error ? asProblem(removal.error) : undefined;
  const used = standing > 0 || to !== null || problem?.code === "in_use";
  const target = byId.get(to ?? "");
  const ready = counts.data !== undefined && (!used || target !== undefined);
  return (
    <Modal opened onClose={() => { if (!removal.isPending) onClose(); }} title={words.removing(status.name)} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack gap="md">
        <Group gap="xs"><StatusBadge status={status} /></Group>
        {!used && <Text size="sm">{counts.data ? words.removeEmpty : shared.loading} {words.removeHint}</Text>}
        {used && !removal.isPending && (
          <>
            <Text size="sm">{standing > 0 ? words.removeUsed(standing) : words.removeUsedUnknown}</Text>
            <StatusPicker label={words.replacement} placeholder={words.choose} value={to} onChange={setTo} only={(statuses ?? []).filter((one) => one.kind === status.kind && one.id !== status.id).map((one) => one.id)} data-autofocus />
            {target && <Text size="sm">{standing > 0 ? words.replaceNote(standing, target.name) : words.replaceNoteUnknown(target.name)}</Text>}
            {target && (target.status_type === "regular") !== (status.status_type === "regular") && <Text size="sm" c="var(--warn)">{words.replaceTypeNote}</Text>}
            <Text size="sm" c="dimmed">{words.removeHint}</Text>
          </>
        )}
        {removal.isPending && used && (
          <Stack gap={6} role="status">
            <Progress value={most > 0 ? 100 * (most - standing) / most : 0} animated aria-label={words.replacement} />
            <Text size="sm">{words.progress(standing)}</Text>
          </Stack>
        )}
        {problem?.code === "in_use" ? <div role="alert"><InUse error={problem} /></div> : <ProblemAlert error={removal.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={removal.isPending}>{shared.cancel}</Button>
          <Button color="red" loading={removal.isPending} disabled={!ready} onClick={() => removal.mutate()}>{used ? words.removeWith : text.remove}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
