import { Code, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { keys, type Schemas, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { PersonPicker } from "@/ui/pickers";
import { SecretDialog } from "@/ui/SecretDialog";

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
  const example = `curl -H 'Authorization: Bearer ${issued.secret}' ${location.origin}/api/v1/me`;
  return (
    <SecretDialog title={text.secretTitle(issued.name)} warning={text.secretWarning} label={text.secretLabel} secret={issued.secret} copy={text.secretCopy} done={text.secretDone}
      leave={{ title: text.secretLeave, message: text.secretLeaveHint, confirm: text.secretLeaveDo }} onClose={onClose}>
      <Stack gap={4}>
        <Text size="sm" c="dimmed">{text.secretTry}</Text>
        <Code block style={{ whiteSpace: "pre-wrap" }}>{example}</Code>
      </Stack>
    </SecretDialog>
  );
}
