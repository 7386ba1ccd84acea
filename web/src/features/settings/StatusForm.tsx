import { Alert, Button, Group, Radio, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type DocumentKind, documentCountsQuery, keys, type Status, useProcesses } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { Icon } from "@/ui/Icon";
import { useKindMessages } from "@/ui/kinds";
import { processesNaming, ProcessLinks } from "@/ui/RemoveDialog";
import { StatusBadge } from "@/ui/StatusBadge";
import { toast } from "@/ui/toast";

import { isColor, PALETTE } from "./color";
import { ColorChoice } from "./ColorChoice";
import { messages } from "./messages";
import { messages as statusMessages } from "./status-messages";
import "./rows.css";

type Values = Pick<Status, "name" | "color" | "status_type" | "guidance">;

const BLANK: Values = { name: "", color: PALETTE[2], status_type: "regular", guidance: "" };
const TYPES = ["regular", "successful", "unsuccessful"] as const;

interface Props {
  kind: DocumentKind;
  /** Absent for a new one. */
  status?: Status;
  onClose: () => void;
  onDelete?: () => void;
}

export function StatusForm({ kind, status, onClose, onDelete }: Props) {
  const text = useMessages(messages);
  const words = useKindMessages(statusMessages, kind);
  const client = useQueryClient();
  const draft = useDraft<Values>(useMemo(() => status
    ? { version: status.version, values: { name: status.name, color: status.color, status_type: status.status_type, guidance: status.guidance } }
    : { version: 0, values: BLANK }, [status]));
  const { values, set } = draft;
  const saving = useMutation({
    mutationFn: () => status
      ? ok(api.PATCH("/api/v1/statuses/{id}", { params: { path: { id: status.id } }, body: { version: draft.version, ...draft.changes } }))
      : ok(api.POST("/api/v1/statuses", { body: { kind, ...values } })),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.statuses });
      toast.done(status ? text.saved : words.created(saved.name));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.statuses });
    },
  });
  const counts = useQuery({ ...documentCountsQuery(kind), enabled: status !== undefined });
  const standing = counts.data?.find((one) => one.status === status?.id)?.orders ?? 0;
  const processes = processesNaming(useProcesses().data, status?.id ?? "-");
  const label = (field: keyof Values) => ({ name: text.name, color: text.colors.color, status_type: text.type, guidance: words.guidance })[field];

  return (
    <FormDrawer title={status ? words.editing(status.name) : words.add} submit={status ? text.save : text.create} onSubmit={() => status && !draft.dirty ? onClose() : draft.settled() && saving.mutate()} onClose={onClose}
      pending={saving.isPending} dirty={draft.dirty} error={saving.error} fields={["name", "color", "guidance"]}
      aside={onDelete && <Button variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{text.removeDots}</Button>}>
      <ConflictNotice draft={draft} label={label} show={(field, value) => field === "status_type" ? words[value as Values["status_type"]] : String(value)} />
      <TextInput label={text.name} required withAsterisk={false} data-autofocus value={values.name} onChange={(event) => set({ name: event.currentTarget.value })} error={flawOf(saving.error, "name")} maxLength={200} />
      <ColorChoice value={values.color} onChange={(color) => set({ color })} error={flawOf(saving.error, "color")} />
      <Group gap="sm"><Text size="sm" c="dimmed">{words.preview}:</Text><StatusBadge status={{ ...values, name: values.name || "…", color: isColor(values.color) ? values.color : undefined }} /></Group>
      <Radio.Group label={text.type} value={values.status_type} onChange={(value) => set({ status_type: value as Values["status_type"] })}>
        <Stack gap="xs" mt={6}>
          {TYPES.map((type) => <Radio key={type} value={type} label={words[type]} description={words[`${type}Hint`]} />)}
        </Stack>
      </Radio.Group>
      {draft.changes.status_type && standing > 0 && (
        <Alert color="yellow" icon={<Icon name="alert" />} styles={{ message: { color: "var(--mantine-color-text)" }, icon: { color: "var(--warn)" } }}>{words.typeChange(standing)}</Alert>
      )}
      <Textarea label={words.guidance} description={words.guidanceHint} autosize minRows={4} maxRows={14} value={values.guidance} onChange={(event) => set({ guidance: event.currentTarget.value })} error={flawOf(saving.error, "guidance")} />
      {status && (
        <Text size="sm" c="dimmed">
          {processes.length > 0 ? <>{words.inProcesses}: <ProcessLinks processes={processes} /></> : words.nowhere}
        </Text>
      )}
    </FormDrawer>
  );
}
