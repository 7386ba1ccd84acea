// A task for those who may not change it: to read, to tick, to do.
import { Button, Stack, Text } from "@mantine/core";

import { useEffect, useState } from "react";

import { useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { useFinish } from "./actions";
import { messages } from "./messages";
import { mayWorkOn, type Task, tickedOf } from "./model";
import type { InDrawer } from "./TaskDrawer";
import { TaskFacts, TaskRules } from "./TaskFacts";
import { Checklist } from "./TaskRow";
import { TaskTalk } from "./TaskTalk";

export function TaskView({ task, onDirty, onLeave, onClose }: InDrawer & { task: Task }) {
  const text = useMessages(messages);
  const me = useMe();
  const finish = useFinish();
  const may = mayWorkOn(task, me);
  const [sending, setSending] = useState(false);
  useEffect(() => onDirty(sending), [sending, onDirty]);
  return (
    <Stack gap="lg">
      <Text style={{ whiteSpace: "pre-line" }}>{task.text}</Text>
      <TaskFacts task={task} all />
      {task.checklist.length > 0 && (
        <div>
          <Text size="sm" fw={600}>{text.checklist} <Text span fw={400} c="dimmed">{text.progress(tickedOf(task.checklist), task.checklist.length)}</Text></Text>
          <Checklist task={task} may={may} />
        </div>
      )}
      <TaskRules task={task} />
      <TaskTalk task={task} onBusy={setSending} />
      <div className="task-form__foot">
        <Button variant="default" onClick={onLeave}>{text.close}</Button>
        {may && <FinishButton task={task} onDone={(done) => { finish(task, done); if (done && !sending) onClose(); }} />}
      </div>
    </Stack>
  );
}

export function FinishButton({ task, onDone, variant }: { task: Task; onDone: (done: boolean) => void; variant?: string }) {
  const text = useMessages(messages);
  return task.done_at
    ? <Button variant="default" leftSection={<Icon name="restore" size={16} />} onClick={() => onDone(false)}>{text.reopen}</Button>
    : <Button variant={variant} leftSection={<Icon name="check" size={16} />} onClick={() => onDone(true)}>{text.finish}</Button>;
}
