// What left the house, what waits to, and what nobody could deliver.
import { Anchor, Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CSSProperties } from "react";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";
import { useLanguage, useMessages } from "@/lib/i18n";
import { DocumentNumber } from "@/ui/DocumentNumber";
import { documentLink } from "@/ui/kinds";
import { RecordTable } from "@/ui/RecordTable";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { RelativeTime } from "@/ui/values";

import { messages } from "./messages";
import "./outbox.css";
import { EVENTS, type Message, type MessageState, messagesQuery, STATES } from "./queries";
import { reasonIn } from "./reasons";
import { useReceiver } from "./receivers";
import { messages as webhookMessages } from "./webhook-messages";

interface Props {
  state: MessageState;
  onState: (state: MessageState) => void;
}

export function MessageList({ state, onState }: Props) {
  const text = useMessages(messages);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={720}>{text.lead} {text.refreshes}</Text>
      <div className="outbox__states">
        <SegmentedControl size="sm" aria-label={text.which} value={state} onChange={(next) => onState(STATES.find((one) => one === next) ?? "dead")}
          data={STATES.map((value) => ({ value, label: text.states[value] }))} />
      </div>
      <List key={state} state={state} />
    </Stack>
  );
}

function List({ state }: { state: MessageState }) {
  const text = useMessages(messages);
  const receiver = useReceiver();
  const query = useInfiniteQuery(messagesQuery(state));
  const again = useAgain();
  const rows = query.data?.pages.flatMap((page) => page.rows);
  if (!rows) return query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : <TableSkeleton rows={4} />;
  const said = text.empty[state];
  if (rows.length === 0) return <EmptyState icon={state === "dead" ? "check-circle" : "mail"} title={said.title}>{said.text}</EmptyState>;
  const sendable = state === "dead" || state === "waiting";
  return (
    <>
      <div style={{ "--actions": "180px", "--name": "24%" } as CSSProperties}>
        <RecordTable label={text.states[state]} rows={rows} nameHeader={text.subject} name={(one) => <Subject message={one} />}
          columns={[
            { key: "to", header: text.to, cell: (one) => <span className="outbox__to"><span className="outbox__way">{text.ways[one.channel]}</span> {receiver(one)}</span> },
            { key: "order", header: text.order, cell: (one) => one.order && one.number ? <Anchor size="sm" renderRoot={(props) => <Link {...documentLink({ kind: one.document_kind ?? "customer_order", id: one.order ?? "" })} {...props} />}><DocumentNumber kind={one.document_kind} number={one.number} /></Anchor> : null },
            { key: "at", header: text.at, wideOnly: true, cell: (one) => <RelativeTime value={one.created_at} /> },
            { key: "state", header: text.state, cell: (one) => <How message={one} /> },
          ]}
          actions={sendable ? (one) => (
            <Button size="compact-sm" variant="default" loading={again.isPending && again.variables.id === one.id} aria-label={`${state === "dead" ? text.again : text.now}: ${one.subject}`}
              onClick={() => again.mutate(one)}>{state === "dead" ? text.again : text.now}</Button>
          ) : undefined} />
      </div>
      {query.hasNextPage && <Group><Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{text.more}</Button></Group>}
    </>
  );
}

/** Of an event what happened, with the word that its receiver knows it by. */
function Subject({ message: { channel, subject } }: { message: Message }) {
  const { eventNames } = useMessages(webhookMessages);
  const event = channel === "webhook" ? EVENTS.find((one) => one === subject) : undefined;
  return event ? <span>{eventNames[event]}<Text span size="xs" c="dimmed" display="block" fw={400}>{event}</Text></span> : <>{subject}</>;
}

/** Why it stands where it stands. */
function How({ message: { state, attempts, error, next_at, sent_at } }: { message: Message }) {
  const text = useMessages(messages);
  const language = useLanguage();
  if (state === "sent") return sent_at ? <span>{text.sentAt} <RelativeTime value={sent_at} /></span> : null;
  if (state === "withdrawn") return <Text span inherit c="dimmed">{text.withdrawnWhy}</Text>;
  return (
    <span>
      {error && <span className="outbox__why">{reasonIn(error, language)}</span>}
      <Text span size="xs" c="dimmed" display="block">
        {attempts > 0 ? text.attempts(attempts) : text.notYet}{next_at && attempts > 0 && <>, {text.nextAt} <RelativeTime value={next_at} /></>}
      </Text>
    </span>
  );
}

function useAgain() {
  const text = useMessages(messages);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (message: Message) => ok(api.POST("/api/v1/messages/{id}/send-again", { params: { path: { id: message.id } } })),
    onSuccess: (_, message) => toast.done(text.againNow(message.subject)),
    onError: (error) => toast.problem(error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.messages }),
  });
}
