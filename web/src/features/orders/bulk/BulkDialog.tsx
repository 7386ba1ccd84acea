import { Alert, Button, Checkbox, Divider, Group, Modal, ScrollArea, Stack, Text, Textarea } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { Problem } from "@/api/client";
import { type DocumentKind, type Order, useMe } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { documentLink, useKindMessages } from "@/ui/kinds";
import { StatusPicker } from "@/ui/pickers";
import { ProblemAlert, ProblemDetails } from "@/ui/ProblemAlert";
import { StatusById } from "@/ui/StatusBadge";
import { OrderNumber } from "@/ui/values";

import { messages } from "./messages";
import { type BulkResult, useBulkMove } from "./useBulkMove";

interface Props {
  kind: DocumentKind;
  opened: boolean;
  orders: readonly Order[];
  onClose: () => void;
  /** These went; the others stay chosen. */
  onMoved: (ids: readonly string[]) => void;
}

export function BulkDialog({ kind, opened, orders, onClose, onMoved }: Props) {
  const text = useKindMessages(messages, kind);
  const [result, setResult] = useState<{ answer: BulkResult; status: string; numbers: ReadonlyMap<string, string> }>();
  const close = () => {
    setResult(undefined);
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} size="lg" title={result ? text.resultTitle : text.moveTitle(orders.length)} closeButtonProps={{ "aria-label": text.close }}>
      {opened && (result
        ? <Result kind={kind} {...result} onClose={close} onAgain={() => setResult(undefined)} />
        : <BulkForm kind={kind} orders={orders} onCancel={close} onDone={(answer, status) => {
            onMoved(answer.results.filter((one) => one.moved).map((one) => one.id));
            if (answer.refused === 0) close();
            else setResult({ answer, status, numbers: new Map(orders.map((one) => [one.id, one.number])) });
          }} />)}
    </Modal>
  );
}

function BulkForm({ kind, orders, onDone, onCancel }: { kind: DocumentKind; orders: readonly Order[]; onDone: (answer: BulkResult, status: string) => void; onCancel: () => void }) {
  const text = useKindMessages(messages, kind);
  const me = useMe();
  const [status, setStatus] = useState<string | null>(null);
  const [comment, setComment] = useState("");
  const [force, setForce] = useState(false);
  const [tried, setTried] = useState(false);
  const bulk = useBulkMove(kind);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!status || (force && !comment.trim()) || bulk.isPending) return;
    bulk.mutate({ orders, status, comment: comment.trim() || undefined, force: force || undefined }, { onSuccess: (answer) => onDone(answer, status) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemAlert error={bulk.error} />
        <StatusPicker kind={kind} label={text.moveTo} required value={status} onChange={setStatus} openOnFocus={false} data-autofocus error={tried && !status ? text.moveToNeeded : undefined} />
        <Textarea label={force ? text.reason : text.comment} description={force ? text.forceHint : text.commentHint} required={force} autosize minRows={2} maxRows={8} maxLength={4096}
          value={comment} onChange={(event) => setComment(event.currentTarget.value)} error={tried && force && !comment.trim() ? text.reasonNeeded : undefined} />
        {me.force_transition && <Checkbox label={text.force} checked={force} onChange={(event) => setForce(event.currentTarget.checked)} />}
        <Text size="sm" c="dimmed">{text.eachJudged}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>{text.cancel}</Button>
          <Button type="submit" loading={bulk.isPending}>{text.run(orders.length)}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Result({ kind, answer, status, numbers, onClose, onAgain }: { kind: DocumentKind; answer: BulkResult; status: string; numbers: ReadonlyMap<string, string>; onClose: () => void; onAgain: () => void }) {
  const text = useKindMessages(messages, kind);
  const refused = answer.results.filter((one) => !one.moved);
  return (
    <Stack gap="md">
      {answer.moved > 0 && <Group gap="xs"><Icon name="check-circle" /><Text fw={550}>{text.moved(answer.moved)}</Text><StatusById id={status} /></Group>}
      <Alert color="yellow" variant="light" icon={<Icon name="alert" />} title={text.refused(answer.refused)}
        styles={{ root: { background: "color-mix(in srgb, var(--warn) 12%, var(--surface))" }, title: { color: "var(--warn)" }, icon: { color: "var(--warn)" }, message: { color: "var(--mantine-color-text)" } }}>{text.refusedHint}</Alert>
      <ScrollArea.Autosize mah="45vh" type="auto" viewportProps={{ tabIndex: 0 }}>
        <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: "none" }}>
          {refused.map((one, i) => (
            <li key={one.id}>
              {i > 0 && <Divider mb="sm" />}
              <Link {...documentLink({ kind, id: one.id })} className="order-link"><OrderNumber number={one.number ?? numbers.get(one.id) ?? "…"} /></Link>
              {one.problem && <ProblemDetails problem={new Problem(one.problem)} />}
            </li>
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onAgain}>{text.again}</Button>
        <Button onClick={onClose} data-autofocus>{text.close}</Button>
      </Group>
    </Stack>
  );
}
