import { Alert, Button, Code, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { keys, type Schemas, useMe } from "@/api/queries";
import { copyText } from "@/lib/clipboard";
import { useMessages } from "@/lib/i18n";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { messages as kit } from "@/ui/messages";
import { PersonPicker } from "@/ui/pickers";

import { messages } from "./token-messages";

export type Issued = Schemas["IssuedOut"];

const KINDS = ["api", "person"] as const;

export function TokenForm({ onClose, onIssued }: { onClose: () => void; onIssued: (issued: Issued) => void }) {
  const text = useMessages(messages);
  const me = useMe();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<(typeof KINDS)[number]>(me.administrator ? "api" : "person");
  const [employee, setEmployee] = useState<string | null>(me.employee ?? null);
  const [checked, setChecked] = useState(false);
  const issuing = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/tokens", { body: { name: name.trim(), kind, employee } })),
    // A second token would be issued, not the first one shown again.
    retry: false,
    onSuccess: (issued) => {
      onClose();
      onIssued(issued);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
  const missing = name.trim() === "" ? text.required : undefined;
  const submit = () => {
    setChecked(true);
    if (!missing) issuing.mutate();
  };
  return (
    <FormDrawer title={text.add} submit={text.create} onSubmit={submit} onClose={onClose} pending={issuing.isPending} dirty={name !== ""} error={issuing.error} fields={["name", "employee", "kind"]}>
      <TextInput label={text.name} description={text.nameHint} data-autofocus value={name} maxLength={200} onChange={(event) => setName(event.currentTarget.value)} error={(checked ? missing : undefined) ?? flawOf(issuing.error, "name")} />
      {me.administrator ? (
        <>
          <Radio.Group label={text.kind} value={kind} onChange={(value) => setKind(value === "api" ? "api" : "person")} error={flawOf(issuing.error, "kind")}>
            <Stack gap="sm" mt={6}>{KINDS.map((one) => <Radio key={one} value={one} label={text.kinds[one]} description={text.kindHints[one]} />)}</Stack>
          </Radio.Group>
          <PersonPicker label={text.employee} description={text.employeeHint} allowDeselect={false} value={employee} onChange={setEmployee} error={flawOf(issuing.error, "employee")} />
        </>
      ) : <Text size="sm" c="dimmed">{text.leadOwn}</Text>}
    </FormDrawer>
  );
}

/** The secret of a new token, this once. */
export function Secret({ issued, onClose }: { issued: Issued; onClose: () => void }) {
  const text = useMessages(messages);
  const shared = useMessages(kit);
  const confirm = useConfirm();
  const [copied, setCopied] = useState<boolean>();
  const close = async () => {
    if (copied || await confirm({ title: text.secretLeave, message: text.secretLeaveHint, confirm: text.secretLeaveDo, cancel: shared.stay, danger: true })) onClose();
  };
  const example = `curl -H 'Authorization: Bearer ${issued.secret}' ${location.origin}/api/v1/me`;
  return (
    <Modal opened onClose={() => void close()} title={text.secretTitle(issued.name)} size="lg" closeOnClickOutside={false} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack gap="md">
        <Alert color="yellow" icon={<Icon name="alert" />} styles={{ icon: { color: "var(--warn)" }, message: { color: "var(--mantine-color-text)" } }}>{text.secretWarning}</Alert>
        <TextInput label={text.secretLabel} readOnly value={issued.secret} onFocus={(event) => event.currentTarget.select()} onCopy={() => setCopied(true)}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }} />
        <Group gap="sm">
          <Button data-autofocus leftSection={<Icon name={copied ? "check" : "copy"} size={16} />} onClick={() => void copyText(issued.secret).then(setCopied)}>
            <span aria-live="polite">{copied ? shared.copied : copied === false ? shared.copyByHand : text.secretCopy}</span>
          </Button>
        </Group>
        <Stack gap={4}>
          <Text size="sm" c="dimmed">{text.secretTry}</Text>
          <Code block style={{ whiteSpace: "pre-wrap" }}>{example}</Code>
        </Stack>
        <Group justify="flex-end"><Button variant="default" onClick={() => { if (copied) onClose(); else void close(); }}>{text.secretDone}</Button></Group>
      </Stack>
    </Modal>
  );
}
