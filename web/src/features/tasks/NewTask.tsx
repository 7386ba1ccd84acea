import { Box, Button, Group, Stack, Text } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useEffect, useState } from "react";

import { asProblem } from "@/api/client";
import { useMay, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { CounterpartyPicker, OrderPicker } from "@/ui/finders";
import { KeyHint } from "@/ui/KeyHint";
import { useNouns } from "@/ui/kinds";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { OrderNumber } from "@/ui/values";

import { useCreateTask } from "./actions";
import { withPending } from "./ChecklistEditor";
import { changedFields, type Draft, itemsOf } from "./draft";
import { messages } from "./messages";
import type { InDrawer, TaskStart } from "./TaskDrawer";
import { TaskFields } from "./TaskFields";

/** Ctrl+Enter sends a form from any of its fields. */
export function submitKey(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.code !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

export function NewTask({ start, onDirty, onClose, onLeave }: InDrawer & { start: TaskStart | undefined }) {
  const text = useMessages(messages);
  const nouns = useNouns();
  const me = useMe();
  const mayOrders = useMay("customer_order", "view");
  const mayCounterparties = useMay("counterparty", "view");
  const [first] = useState<Draft>(() => ({ text: start?.text ?? "", type: null, assignee: start?.assignee ?? me.employee ?? "", due_at: start?.due_at ?? null, remind_at: null, checklist: [] }));
  const [draft, setDraft] = useState(first);
  const [pending, setPending] = useState("");
  const [order, setOrder] = useState<string | null>(null);
  const [counterparty, setCounterparty] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const create = useCreateTask();
  const problem = create.error ? asProblem(create.error) : undefined;

  const dirty = changedFields({ ...first, text: "" }, draft).length > 0 || pending.trim() !== "" || order !== null || counterparty !== null;
  useEffect(() => onDirty(dirty), [dirty, onDirty]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(true);
    if (!draft.text.trim() || create.isPending) return;
    const checklist = itemsOf(withPending(draft.checklist, pending));
    const about = start?.order?.id ?? order;
    create.mutate({
      text: draft.text.trim(), ...(draft.type && { type: draft.type }), assignee: draft.assignee || null, due_at: draft.due_at, ...(draft.remind_at && { remind_at: draft.remind_at }),
      ...(checklist.length > 0 && { checklist }), ...(about && { order: about }), ...(counterparty && { counterparty }),
    }, { onSuccess: onClose });
  };

  return (
    <form noValidate onSubmit={submit} onKeyDown={submitKey}>
      <Stack gap="lg">
        {start?.order && <Text size="sm" c="dimmed">{nouns[start.order.kind].title} <OrderNumber number={start.order.number} /></Text>}
        <TaskFields draft={draft} onChange={setDraft} pending={pending} onPending={setPending} problem={problem} missing={missing} autoFocus />
        {!start?.order && (mayOrders || mayCounterparties) && (
          <Stack gap="sm">
            {mayOrders && <OrderPicker value={order} onChange={setOrder} error={problem?.field("order")} />}
            {mayCounterparties && <CounterpartyPicker value={counterparty} onChange={setCounterparty} error={problem?.field("counterparty")} />}
            <Text size="xs" c="dimmed">{text.linkHint}</Text>
          </Stack>
        )}
        <ProblemAlert error={create.error} onClose={create.reset} />
        <div className="task-form__foot">
          <Button variant="default" onClick={onLeave}>{text.cancel}</Button>
          <Group gap="sm"><Box visibleFrom="sm"><KeyHint keys="mod+Enter" /></Box><Button type="submit" loading={create.isPending}>{text.submit}</Button></Group>
        </div>
      </Stack>
    </form>
  );
}
