// The fields that a new task and one being changed have in common.
import { Stack, Textarea } from "@mantine/core";

import type { Problem } from "@/api/client";
import { useMessages } from "@/lib/i18n";
import { PersonPicker } from "@/ui/pickers";

import { ChecklistEditor } from "./ChecklistEditor";
import type { Draft } from "./draft";
import { DueField } from "./DueField";
import { messages } from "./messages";
import { MAX_TEXT } from "./model";
import { RemindField } from "./RemindField";
import { TypePicker } from "./TypePicker";

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  /** What stands in the field for the next item of the checklist. */
  pending: string;
  onPending: (text: string) => void;
  problem: Problem | undefined;
  /** Sent without a text. */
  missing: boolean;
  autoFocus?: boolean;
}

export function TaskFields({ draft, onChange, pending, onPending, problem, missing, autoFocus = false }: Props) {
  const text = useMessages(messages);
  // Empty items are not sent, so the n-th flaw belongs to the n-th item that was.
  const sent = draft.checklist.filter((one) => one.text.trim() !== "");
  const errorOf = (n: number) => {
    const at = sent.findIndex((one) => one.key === draft.checklist[n]?.key);
    return at < 0 ? undefined : problem?.field(`checklist/${at}/text`);
  };
  return (
    <Stack gap="lg">
      <Textarea label={text.text} placeholder={text.textPlaceholder} autosize minRows={2} maxRows={10} maxLength={MAX_TEXT} required withAsterisk={false} data-autofocus={autoFocus || undefined}
        value={draft.text} error={missing && !draft.text.trim() ? text.required : problem?.field("text")} onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })} />
      <TypePicker value={draft.type} error={problem?.field("type")} onChange={(type) => onChange({ ...draft, type })} />
      <PersonPicker label={text.assignee} allowDeselect={false} value={draft.assignee || null} error={problem?.field("assignee")} onChange={(assignee) => { if (assignee) onChange({ ...draft, assignee }); }} />
      <DueField value={draft.due_at} error={problem?.field("due_at")} onChange={(due_at) => onChange({ ...draft, due_at })} />
      <RemindField value={draft.remind_at} due={draft.due_at} error={problem?.field("remind_at")} onChange={(remind_at) => onChange({ ...draft, remind_at })} />
      <ChecklistEditor value={draft.checklist} errorOf={errorOf} pending={pending} onPending={onPending} onChange={(checklist) => onChange({ ...draft, checklist })} />
    </Stack>
  );
}
