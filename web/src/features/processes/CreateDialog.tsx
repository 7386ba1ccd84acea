// A new process: its name, and whether it begins empty or as a copy.
import { Alert, Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { type DocumentKind, useMe, useProcesses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { KindPicker } from "@/ui/pickers";
import { RelativeTime } from "@/ui/values";

import { messages } from "./messages";
import { dropDraft, keptDraft, newDraftName } from "./useDraft";

export function CreateDialog({ from, kind: first = "customer_order", onClose }: { from?: string; kind?: DocumentKind; onClose: () => void }) {
  const text = useMessages(messages);
  const { employee } = useMe();
  const { data: processes = [] } = useProcesses();
  const navigate = useNavigate();
  const [model, setModel] = useState(from ?? null);
  const [typed, setTyped] = useState<string>();
  const [chosen, setKind] = useState<DocumentKind>(first);
  const source = processes.find((one) => one.id === model);
  // A copy is of the kind of its model.
  const kind = source?.kind ?? chosen;
  const kept = keptDraft(employee, newDraftName(kind));
  const ofKind = kind === "customer_order" ? {} : { kind };
  const name = typed ?? (source ? text.copyOf(source.name) : "");
  const taken = processes.some((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase());
  const go = () => void navigate({ to: "/processes/$id", params: { id: "new" }, search: { ...ofKind, name: name.trim(), ...(model ? { from: model } : {}) } });
  return (
    <Modal opened onClose={onClose} title={text.create.title} closeButtonProps={{ "aria-label": text.close }}>
      <form onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "" || taken) return;
        dropDraft(employee, newDraftName(kind));
        go();
      }}>
        <Stack>
          {kept && (
            <Alert variant="light" color="indigo" styles={{ message: { color: "var(--mantine-color-text)" } }}>
              <Stack gap="xs" align="flex-start">
                <Text size="sm">{text.create.kept(kept.draft.name || text.unnamed)} <RelativeTime value={kept.at} />. {text.create.keptHint}</Text>
                <Button size="compact-sm" variant="default" onClick={() => void navigate({ to: "/processes/$id", params: { id: "new" }, search: ofKind })}>{text.create.goOn}</Button>
              </Stack>
            </Alert>
          )}
          <KindPicker label={text.create.kind} value={kind} onChange={(next) => {
            setKind(next);
            setModel(null);
          }} />
          <TextInput label={text.settings.name} placeholder={text.create.example} value={name} maxLength={255} required data-autofocus
            error={name.trim() !== "" && taken ? text.create.taken : undefined} onChange={(event) => setTyped(event.currentTarget.value)} />
          <Select label={text.create.from} clearable placeholder={text.create.empty} value={model} onChange={setModel}
            data={processes.filter((one) => one.kind === kind).map((one) => ({ value: one.id, label: text.create.like(one.name) }))} />
          <Text size="sm" c="dimmed">{text.create.hint}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{text.cancel}</Button>
            <Button type="submit" disabled={name.trim() === "" || taken}>{text.create.open}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
