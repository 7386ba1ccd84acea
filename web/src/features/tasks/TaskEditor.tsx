// A task being changed by whoever set it. If somebody else saved meanwhile, what can be merged is, and the rest is asked for.
import { Alert, Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";

import { asProblem, Problem } from "@/api/client";
import { useById, useEmployees, useTaskTypes } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { shortened, useFinish, useRemoveTask, useSaveTask } from "./actions";
import { withPending } from "./ChecklistEditor";
import { changedFields, type Draft, type DraftField, draftOf, merge, patchOf } from "./draft";
import { useMomentText } from "./DueText";
import { messages } from "./messages";
import type { Task } from "./model";
import { submitKey } from "./NewTask";
import { findTask, refreshTasks } from "./queries";
import type { InDrawer } from "./TaskDrawer";
import { TaskFacts, TaskRules } from "./TaskFacts";
import { TaskFields } from "./TaskFields";
import { TaskTalk } from "./TaskTalk";
import { FinishButton } from "./TaskView";

interface Conflict {
  fields: readonly DraftField[];
  mine: Draft;
  theirs: Draft;
}

/** `task` as it was when the form opened, `now` as it is. */
export function TaskEditor({ task, now, onDirty, onClose, onLeave }: InDrawer & { task: Task; now: Task }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const [seen, setSeen] = useState(task);
  const [draft, setDraft] = useState(() => draftOf(task));
  const [pending, setPending] = useState("");
  const [missing, setMissing] = useState(false);
  const [conflict, setConflict] = useState<Conflict>();
  const [error, setError] = useState<unknown>();
  const save = useSaveTask();
  const finish = useFinish();
  const remove = useRemove(now, onClose);
  const base = draftOf(seen);
  const typed = { ...draft, checklist: withPending(draft.checklist, pending) };
  const dirty = changedFields(base, typed).length > 0;
  const [sending, setSending] = useState(false);
  const form = useId();
  useEffect(() => onDirty(dirty || sending), [dirty, sending, onDirty]);

  /** Once more upon what the task is by now, if nobody has to choose. */
  const settle = async (mine: Draft) => {
    const fresh = await findTask(task.id);
    if (!fresh) throw new Problem({ code: "not_found", status: 404, title: text.gone.title, detail: text.gone.hint });
    const theirs = draftOf(fresh);
    const merged = merge(base, mine, theirs);
    if (merged.conflicts.length > 0) {
      setSeen(fresh);
      setDraft(merged.draft);
      setPending("");
      setConflict({ fields: merged.conflicts, mine: merged.draft, theirs });
      return false;
    }
    const body = patchOf(theirs, merged.draft);
    if (Object.keys(body).length > 0) await save.mutateAsync({ task: fresh, body: { version: fresh.version, ...body } });
    else refreshTasks(client, task.order);
    if (merged.taken.length > 0) toast.info(text.savedWithTheirs(merged.taken.map((field) => text.fields[field]).join(", ")));
    else toast.done(text.savedToast);
    return true;
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(true);
    setError(undefined);
    if (!typed.text.trim() || save.isPending || sending) return;
    if (!dirty) return onClose();
    try {
      await save.mutateAsync({ task: seen, body: { version: seen.version, ...patchOf(base, typed) } });
      toast.done(text.savedToast);
      onClose();
    } catch (refused) {
      if (asProblem(refused).code !== "version_conflict") return setError(refused);
      await settle(typed).then((saved) => { if (saved) onClose(); }, setError);
    }
  };

  return (
    <Stack gap="lg">
      <form id={form} noValidate onSubmit={(event) => void submit(event)} onKeyDown={submitKey}><Stack gap="lg">
        {conflict && <ConflictAlert conflict={conflict} draft={draft} onChoose={(field, from) => setDraft({ ...draft, [field]: from[field] })} />}
        <TaskFields draft={draft} onChange={setDraft} pending={pending} onPending={setPending} problem={error ? asProblem(error) : undefined} missing={missing} />
        <TaskFacts task={now} />
        <TaskRules task={now} />
        <ProblemAlert error={error} onClose={() => setError(undefined)} />
      </Stack></form>
      <TaskTalk task={now} onBusy={setSending} />
      <div className="task-form__foot">
        <Group gap="xs">
          <IconButton icon="trash" label={text.delete} onClick={() => void remove()} />
          <FinishButton task={now} variant="default" onDone={(done) => finish(now, done)} />
        </Group>
        <Group gap="xs">
          <Button variant="default" onClick={onLeave}>{dirty ? text.cancel : text.close}</Button>
          <Button type="submit" form={form} loading={save.isPending} disabled={!dirty || sending} title="Ctrl+Enter">{text.save}</Button>
        </Group>
      </div>
    </Stack>
  );
}

function useRemove(task: Task, onClose: () => void) {
  const text = useMessages(messages);
  const format = useFormat();
  const confirm = useConfirm();
  const { mutateAsync } = useRemoveTask();
  return async () => {
    const message = <Stack gap={6}>
      <Text size="sm">{text.deleteMessage(shortened(task.text), task.order_number ? format.no(task.order_number) : undefined)}</Text>
      {task.checklist.length > 0 && <Text size="sm">{text.deleteItems(task.checklist.length)}</Text>}
    </Stack>;
    if (!await confirm({ title: text.deleteTitle, message, confirm: text.delete, danger: true })) return;
    await mutateAsync(task).then(onClose, toast.problem);
  };
}

/** For each field that both changed: what stands there now and what was typed here. */
function ConflictAlert({ conflict, draft, onChoose }: { conflict: Conflict; draft: Draft; onChoose: (field: DraftField, from: Draft) => void }) {
  const text = useMessages(messages);
  const people = useById(useEmployees().data);
  const types = useById(useTaskTypes().data);
  const said = useMomentText();
  const show = (field: DraftField, from: Draft): string => {
    if (field === "assignee") return people.get(from.assignee)?.name ?? "…";
    if (field === "type") return from.type ? types.get(from.type)?.name ?? "…" : text.noType;
    if (field === "due_at") return from.due_at ? said(from.due_at) : text.noDue;
    if (field === "remind_at") return from.remind_at ? said(from.remind_at) : text.reminder.none;
    if (field === "checklist") return from.checklist.map((one) => one.text).join("; ") || "—";
    return from.text;
  };
  return (
    <Alert role="alert" variant="default" title={text.conflict.title} icon={<Icon name="alert" />} styles={{ icon: { color: "var(--warn)" } }}>
      <Stack gap="sm">
        <Text size="sm">{text.conflict.choose}</Text>
        {conflict.fields.map((field) => (
          <Stack key={field} gap={4}>
            <Text size="sm" c="dimmed">{text.conflict.now}, {text.fields[field]}: <Text span c="var(--mantine-color-text)">{show(field, conflict.theirs)}</Text></Text>
            <Text size="sm" c="dimmed">{text.conflict.mine}, {text.fields[field]}: <Text span c="var(--mantine-color-text)">{show(field, conflict.mine)}</Text></Text>
            <SegmentedControl size="xs" aria-label={text.fields[field]} value={draft[field] === conflict.theirs[field] ? "theirs" : "mine"}
              onChange={(value) => onChoose(field, value === "theirs" ? conflict.theirs : conflict.mine)}
              data={[{ value: "mine", label: text.conflict.keepMine }, { value: "theirs", label: text.conflict.takeTheirs }]} />
          </Stack>
        ))}
      </Stack>
    </Alert>
  );
}
