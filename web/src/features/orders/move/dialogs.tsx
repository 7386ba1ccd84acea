// The questions a move may ask. Each resolves to what was answered, or to undefined when it was closed.
import { Anchor, Button, Collapse, Group, Stack, Text, Textarea } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import type { Problem, Reason } from "@/api/problem";
import { useMe } from "@/api/queries";
import { currentLanguage } from "@/lib/i18n";
import { ProblemDetails } from "@/ui/ProblemAlert";
import { ReasonList } from "@/ui/ReasonList";
import { StatusById } from "@/ui/StatusBadge";
import { ErrorState, FormSkeleton } from "@/ui/states";

import { fieldAnchor } from "@/ui/fields";
import { documentLink, type DocumentRef, kindMessagesIn, useKindMessages } from "@/ui/kinds";
import { orderQuery } from "../queries";
import { messages } from "./messages";
import { mayBeForced, wantsComment } from "./rules";

export interface Asked extends DocumentRef {
  number: string;
  to: string;
}

const textsOf = ({ kind }: DocumentRef) => kindMessagesIn(messages, kind, currentLanguage());

function dialog<T>(asked: DocumentRef, title: string, body: (done: (answer?: T) => void) => ReactNode): Promise<T | undefined> {
  return new Promise((resolve) => {
    let answer: T | undefined;
    const id = modals.open({
      title,
      size: "md",
      closeButtonProps: { "aria-label": textsOf(asked).cancel },
      onClose: () => resolve(answer),
      children: body((given) => {
        answer = given;
        modals.close(id);
      }),
    });
  });
}

/** A text that must not be empty, with the button that goes on. */
function TextForm({ of, label, hint, needed, submit, initial = "", danger = false, onSubmit, onCancel }: {
  of: DocumentRef; label: string; hint: string; needed: string; submit: string; initial?: string; danger?: boolean;
  onSubmit: (text: string) => void; onCancel: () => void;
}) {
  const text = useKindMessages(messages, of.kind);
  const [value, setValue] = useState(initial);
  const [tried, setTried] = useState(false);
  const go = () => {
    setTried(true);
    if (value.trim()) onSubmit(value.trim());
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); go(); }}>
      <Stack gap="md">
        <Textarea label={label} description={hint} required autosize minRows={3} maxRows={10} maxLength={4096} data-autofocus value={value}
          error={tried && !value.trim() ? needed : undefined}
          onChange={(event) => setValue(event.currentTarget.value)}
          onKeyDown={(event) => { if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); go(); } }} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>{text.cancel}</Button>
          <Button type="submit" color={danger ? "red" : undefined}>{submit}</Button>
        </Group>
      </Stack>
    </form>
  );
}

export function askComment(asked: Asked, status: string, initial?: string): Promise<string | undefined> {
  const text = textsOf(asked);
  return dialog<string>(asked, text.moveOrder(asked.number), (done) => (
    <Stack gap="md">
      <StatusById id={asked.to} />
      <TextForm of={asked} label={text.comment} hint={text.commentWhy} needed={text.commentNeeded} submit={text.moveTo(status)} initial={initial} onSubmit={done} onCancel={() => done()} />
    </Stack>
  ));
}

/** Leads to the field that a requirement names, or to the files. */
export function FillIn({ of, reason, onClick }: { of: DocumentRef; reason: Reason; onClick?: () => void }) {
  const text = useKindMessages(messages, of.kind);
  if (reason.code !== "requirement_missing") return null;
  const { requirement } = reason;
  const hash = requirement.kind === "field" ? fieldAnchor(requirement.field) : requirement.kind === "file" ? "files" : undefined;
  if (hash === undefined) return null;
  return <Anchor size="sm" underline="always" renderRoot={(props) => <Link {...documentLink(of)} hash={hash} search={(before: object) => before} onClick={onClick} {...props} />}>{requirement.kind === "file" ? text.attach : text.fillIn}</Anchor>;
}

export type Insistence = { force: string } | "retry";

function Refusal({ asked, problem, comment, done }: { asked: Asked; problem: Problem; comment?: string; done: (answer?: Insistence) => void }) {
  const text = useKindMessages(messages, asked.kind);
  const me = useMe();
  const [forcing, setForcing] = useState(false);
  const forceable = me.force_transition && mayBeForced(problem.reasons);
  const passing = problem.isConnection || problem.status >= 500;
  return (
    <Stack gap="md">
      <ProblemDetails problem={problem} action={(reason) => <FillIn of={asked} reason={reason} onClick={() => done()} />} />
      <Collapse expanded={forcing}>
        {forcing && <TextForm of={asked} label={text.forceReason} hint={text.forceHint} needed={text.forceNeeded} submit={text.force} danger initial={comment} onSubmit={(force) => done({ force })} onCancel={() => setForcing(false)} />}
      </Collapse>
      {!forcing && (
        <Group justify="flex-end" gap="sm">
          {forceable && <Button variant="subtle" color="red" onClick={() => setForcing(true)}>{text.force}…</Button>}
          {passing && <Button onClick={() => done("retry")}>{text.retry}</Button>}
          <Button variant="default" onClick={() => done()} data-autofocus>{text.close}</Button>
        </Group>
      )}
    </Stack>
  );
}

export function showRefusal(title: string, asked: Asked, problem: Problem, comment?: string): Promise<Insistence | undefined> {
  return dialog<Insistence>(asked, title, (done) => <Refusal asked={asked} problem={problem} comment={comment} done={done} />);
}

/** Goes on with what the order is now. */
export interface Onward {
  version: number;
  from: string | null;
  comment: boolean;
}

function Conflict({ asked, status, problem, done }: { asked: Asked; status: string; problem: Problem; done: (answer?: Onward) => void }) {
  const text = useKindMessages(messages, asked.kind);
  const query = useQuery({ ...orderQuery(asked), staleTime: 0, gcTime: 0 });
  const [opened] = useState(Date.now);
  const order = query.dataUpdatedAt >= opened ? query.data : undefined;
  const move = order?.moves.find((one) => one.status === asked.to);
  const there = order?.status === asked.to;
  return (
    <Stack gap="md">
      <Text size="sm">{problem.detail}</Text>
      {query.error && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {!order && !query.error && <><Text size="sm" c="dimmed">{text.checking}</Text><FormSkeleton fields={1} /></>}
      {order && (
        <Stack gap="xs">
          <Group gap="xs"><Text size="sm">{text.conflictNow}</Text><StatusById id={order.status} name={order.status_name} /></Group>
          {!there && move?.allowed && <Text size="sm">{text.conflictStill}</Text>}
          {!there && move && !move.allowed && <><Text size="sm">{text.conflictClosed}</Text><ReasonList reasons={move.reasons} /></>}
        </Stack>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="subtle" onClick={() => done()} renderRoot={(props) => <Link {...documentLink(asked)} {...props} />}>{text.openOrder}</Button>
        <Button variant="default" onClick={() => done()} data-autofocus>{text.reload}</Button>
        {order && !there && move?.allowed && (
          <Button onClick={() => done({ version: order.version, from: order.status ?? null, comment: wantsComment(move) })}>{text.moveTo(status)}</Button>
        )}
      </Group>
    </Stack>
  );
}

export function showConflict(asked: Asked, status: string, problem: Problem): Promise<Onward | undefined> {
  return dialog<Onward>(asked, textsOf(asked).conflict, (done) => <Conflict asked={asked} status={status} problem={problem} done={done} />);
}
