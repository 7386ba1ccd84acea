// One task beside what is on the screen: to set, to change, or to look at.
import { Button, Drawer } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";

import { type DocumentRef, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { EmptyState, ErrorState, FormSkeleton } from "@/ui/states";

import { messages } from "./messages";
import { mayChange, type Task } from "./model";
import { NewTask } from "./NewTask";
import { taskQuery } from "./queries";
import { TaskEditor } from "./TaskEditor";
import { TaskView } from "./TaskView";
import "./tasks.css";

export interface TaskStart {
  order?: DocumentRef & { number: string };
  text?: string;
  assignee?: string;
  due_at?: string | null;
}

export type TaskTarget = { kind: "new"; start?: TaskStart } | { kind: "task"; id: string };

interface Props {
  /** Nothing: closed. */
  target: TaskTarget | undefined;
  onClose: () => void;
}

export default function TaskDrawer({ target, onClose }: Props) {
  const text = useMessages(messages);
  const confirm = useConfirm();
  const shown = useRef(target);
  if (target) shown.current = target;
  const dirty = useRef(false);
  const onDirty = useCallback((now: boolean) => { dirty.current = now; }, []);

  const leave = async () => {
    if (dirty.current && !await confirm({ title: text.leaveTitle, message: text.leaveMessage, confirm: text.leave, cancel: text.stay, danger: true })) return;
    close();
  };
  const close = () => {
    dirty.current = false;
    onClose();
  };

  const now = shown.current;
  return (
    <Drawer opened={target !== undefined} onClose={() => void leave()} position="right" size={540} title={now?.kind === "new" ? text.newTask : text.task}
      closeButtonProps={{ "aria-label": text.close }} overlayProps={{ backgroundOpacity: 0.25 }} styles={{ title: { fontWeight: 650 } }}>
      {now?.kind === "new" && <NewTask start={now.start} onDirty={onDirty} onClose={close} onLeave={() => void leave()} />}
      {now?.kind === "task" && <TaskById key={now.id} id={now.id} onDirty={onDirty} onClose={close} onLeave={() => void leave()} />}
    </Drawer>
  );
}

export interface InDrawer {
  onDirty: (dirty: boolean) => void;
  /** Closes at once: what was typed is saved. */
  onClose: () => void;
  /** Closes after asking, if something would be lost. */
  onLeave: () => void;
}

function TaskById({ id, ...rest }: InDrawer & { id: string }) {
  const text = useMessages(messages);
  const me = useMe();
  const query = useQuery(taskQuery(useQueryClient(), id));
  // A form that is open stays open with what was typed, even if the task is gone by now; saving says so.
  const editing = useRef<Task>(undefined);
  if (query.data && mayChange(query.data, me)) editing.current ??= query.data;
  if (editing.current) return <TaskEditor task={editing.current} now={query.data ?? editing.current} {...rest} />;
  if (query.data) return <TaskView task={query.data} {...rest} />;
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (query.data === null) return <EmptyState icon="search" title={text.gone.title} action={<Button onClick={rest.onClose}>{text.gone.close}</Button>}>{text.gone.hint}</EmptyState>;
  return <FormSkeleton />;
}
