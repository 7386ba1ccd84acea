// The tasks of one order, or another document, on its page: what is open, what was done, and a line to set the next one.
import { Button, Group, Stack, Text, TextInput, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, lazy, Suspense, useCallback, useId, useRef, useState } from "react";

import { asProblem } from "@/api/client";
import { type DocumentRef, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { useNouns } from "@/ui/kinds";
import { PersonPicker } from "@/ui/pickers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ErrorState, TableSkeleton } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";

import { useCreateTask, useFinish } from "./actions";
import { DueField } from "./DueField";
import { messages } from "./messages";
import type { Task } from "./model";
import { orderTasksQuery } from "./queries";
import type { TaskStart, TaskTarget } from "./TaskDrawer";
import { TaskRow } from "./TaskRow";
import "./tasks.css";

const TaskDrawer = lazy(() => import("./TaskDrawer"));

interface Props {
  order: DocumentRef & { number: string };
  /** The task of the order that is open beside it. */
  task: string | undefined;
  onTask: (task: string | undefined) => void;
}

export function OrderTasks({ order, task, onTask }: Props) {
  const orderId = order.id;
  const text = useMessages(messages);
  const format = useFormat();
  const heading = useId();
  const folded = useId();
  const [showDone, setShowDone] = useState(false);
  const [start, setStart] = useState<TaskStart>();
  const [used, setUsed] = useState(false);
  const open = useInfiniteQuery(orderTasksQuery(orderId, false));
  const done = useInfiniteQuery(orderTasksQuery(orderId, true));
  const latest = useRef(onTask);
  latest.current = onTask;
  const onOpen = useCallback((one: Task) => latest.current(one.id), []);
  const target: TaskTarget | undefined = start ? { kind: "new", start } : task ? { kind: "task", id: task } : undefined;
  const close = () => {
    setStart(undefined);
    if (task) onTask(undefined);
  };
  if (target && !used) setUsed(true);
  const openRows = open.data?.pages.flatMap((page) => page.rows);
  const doneRows = done.data?.pages.flatMap((page) => page.rows) ?? [];

  return (
    <Stack component="section" gap="sm" aria-labelledby={heading}>
      <Title order={2} id={heading}>{text.ofOrder.title}</Title>
      {open.error && !openRows && <ErrorState order={3} error={open.error} retry={() => void open.refetch()} />}
      {!openRows && !open.error && <TableSkeleton rows={2} />}
      {openRows && (openRows.length > 0
        ? <Rows rows={openRows} onOpen={onOpen} />
        : <Text size="sm" c="dimmed">{text.ofOrder.empty}</Text>)}
      {open.hasNextPage && <div><Button size="compact-sm" variant="default" loading={open.isFetchingNextPage} onClick={() => void open.fetchNextPage()}>{text.more}</Button></div>}
      <AddLine of={order} onMore={(typed) => setStart({ ...typed, order: { kind: order.kind, id: orderId, number: order.number } })} />
      {doneRows.length > 0 && (
        <div>
          <Button size="compact-sm" variant="subtle" color="gray" ml={-8} aria-expanded={showDone} aria-controls={folded} onClick={() => setShowDone(!showDone)}
            leftSection={<Icon name={showDone ? "chevron-down" : "chevron-right"} size={14} />}>{text.ofOrder.done(`${format.number(doneRows.length)}${done.hasNextPage ? "+" : ""}`)}</Button>
          <div id={folded} hidden={!showDone}>
            {showDone && <Stack gap="xs" mt={6}>
              <Rows rows={doneRows} onOpen={onOpen} />
              {done.hasNextPage && <div><Button size="compact-sm" variant="default" loading={done.isFetchingNextPage} onClick={() => void done.fetchNextPage()}>{text.more}</Button></div>}
            </Stack>}
          </div>
        </div>
      )}
      <Suspense fallback={null}>{used && <TaskDrawer target={target} onClose={close} />}</Suspense>
    </Stack>
  );
}

function Rows({ rows, onOpen }: { rows: readonly Task[]; onOpen: (task: Task) => void }) {
  const finish = useFinish();
  const latest = useRef(finish);
  latest.current = finish;
  const onDone = useCallback((task: Task, done: boolean) => latest.current(task, done), []);
  // Here checklists are open from the start: they are what the order waits for.
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const onExpand = useCallback((id: string, expanded: boolean) => setClosed((was) => {
    const next = new Set(was);
    if (expanded) next.delete(id);
    else next.add(id);
    return next;
  }), []);
  return (
    <ul className="tasks">
      {rows.map((task) => <TaskRow key={task.id} task={task} hideOrder expanded={!closed.has(task.id) && !task.done_at} onExpand={onExpand} onDone={onDone} onOpen={onOpen} />)}
    </ul>
  );
}

/** One line; who and by when appear as soon as something is typed. */
function AddLine({ of, onMore }: { of: DocumentRef; onMore: (start: { text: string; assignee: string; due_at: string | null }) => void }) {
  const text = useMessages(messages);
  const me = useMe();
  const placeholder = text.ofOrder.placeholder(useNouns()[of.kind].to);
  const [said, setSaid] = useState("");
  const [assignee, setAssignee] = useState(me.employee ?? "");
  const [due, setDue] = useState<string | null>(null);
  const create = useCreateTask();
  const problem = create.error ? asProblem(create.error) : undefined;
  const reset = () => {
    setSaid("");
    setAssignee(me.employee ?? "");
    setDue(null);
    create.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!said.trim() || create.isPending) return;
    create.mutate({ text: said.trim(), assignee: assignee || null, due_at: due, order: of.id }, { onSuccess: reset });
  };
  return (
    <form className="order-tasks__add" onSubmit={submit}>
      <TextInput aria-label={placeholder} placeholder={placeholder} value={said} error={problem?.field("text")} leftSection={<Icon name="plus" size={16} />}
        onChange={(event) => setSaid(event.currentTarget.value)} />
      {said.trim() !== "" && (
        <div className="order-tasks__more">
          <Stack gap={6}>
            <PersonPicker label={text.assignee} allowDeselect={false} value={assignee || null} error={problem?.field("assignee")} onChange={(id) => { if (id) setAssignee(id); }} />
            <Group>
              <Button size="compact-sm" variant="subtle" onClick={() => {
                onMore({ text: said.trim(), assignee, due_at: due });
                reset();
              }}>{text.ofOrder.more}</Button>
            </Group>
          </Stack>
          <DueField value={due} onChange={setDue} error={problem?.field("due_at")} />
          <ProblemAlert error={create.error} onClose={create.reset} />
        </div>
      )}
      <Button type="submit" variant="default" className="order-tasks__send" disabled={!said.trim()} loading={create.isPending}>{text.ofOrder.add}</Button>
    </form>
  );
}
