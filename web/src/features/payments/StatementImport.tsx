// A statement of a bank: read, gone through, brought in. What was chosen stays until it is.
import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { EmptyState } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import { dotted, type Statement } from "./model";
import { readStatement } from "./queries";
import { MAX_BYTES, StatementFile } from "./StatementFile";
import { StatementPayments } from "./StatementPayments";

interface Opened {
  name: string;
  statement: Statement;
}

export function StatementImport() {
  const text = useMessages(messages);
  const format = useFormat();
  const confirm = useConfirm();
  const [opened, setOpened] = useState<Opened>();
  /** Something is chosen that is not brought in yet. */
  const [dirty, setDirty] = useState(false);
  const reading = useMutation({
    mutationFn: (file: File) => readStatement(file),
    onSuccess: (statement, file) => {
      setDirty(false);
      setOpened({ name: file.name, statement });
    },
  });
  const open = (file: File) => {
    if (file.size > MAX_BYTES) return toast.info(text.tooLarge(format.size(MAX_BYTES)));
    reading.mutate(file);
  };
  const close = async () => {
    if (dirty && !await confirm({ title: text.anotherAsk, message: text.anotherHint, confirm: text.anotherDo })) return;
    reading.reset();
    setOpened(undefined);
  };
  if (!opened) {
    return (
      <Stack gap="md" maw={760}>
        <Text size="sm" c="dimmed">{text.intro}</Text>
        <StatementFile reading={reading.isPending} onFile={open} />
        {reading.error && <ProblemAlert error={reading.error} retry={reading.variables && (() => reading.mutate(reading.variables))} />}
      </Stack>
    );
  }
  const { name, statement } = opened;
  return (
    <>
      <Head name={name} statement={statement} onAnother={() => void close()} />
      {statement.rows.length === 0
        ? <EmptyState icon="file" title={text.noIncoming} action={<Button variant="default" onClick={() => void close()}>{text.another}</Button>}>{text.noIncomingHint}</EmptyState>
        : <StatementPayments key={name} statement={statement} onDirty={setDirty} />}
    </>
  );
}

/** What the file is of. */
function Head({ name, statement, onAnother }: { name: string; statement: Statement; onAnother: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const me = useMe();
  const { from, to, accounts, rows, outgoing, outgoing_sum } = statement;
  const period = from && to ? text.period(dotted(from), dotted(to)) : undefined;
  const incoming = rows.reduce((sum, row) => sum + row.payment.sum, 0);
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="sm" wrap="nowrap" align="flex-start">
        <Text size="sm">
          <b>{name}</b>{period && ` · ${period}`}
          {accounts.map((one) => <span key={one.account}>{" · "}{one.organization_name ?? text.account(one.account)}</span>)}
          <br />
          {text.incoming(rows.length, format.money(incoming))}
          {outgoing > 0 && <Text span size="sm" c="dimmed">{" · "}{text.outgoing(outgoing, format.money(outgoing_sum))}</Text>}
        </Text>
        <Button variant="default" size="compact-sm" flex="none" onClick={onAnother}>{text.another}</Button>
      </Group>
      {accounts.filter((one) => !one.organization).map((one) => (
        <Alert key={one.account} variant="default" icon={<Icon name="info" />} p="xs">
          <Text size="sm">
            {text.unknownAccount(one.account)}
            {me.administrator && <>{" "}<Link to="/settings/organizations">{text.toOrganizations}</Link></>}
          </Text>
        </Alert>
      ))}
    </Stack>
  );
}
