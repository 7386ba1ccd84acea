import { Button, Combobox, Group, Stack, Textarea, useCombobox } from "@mantine/core";
import { useRef, useState } from "react";

import { useEmployees, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { KeyHint } from "../KeyHint";
import { Person } from "../Person";
import { ProblemAlert } from "../ProblemAlert";
import "./comments.css";
import { type Mention, mentionAt, withMention } from "./mention";
import { messages } from "./messages";

const OFFERED = 8;
const LONGEST = 4096;

interface Props {
  value: string;
  onChange: (value: string) => void;
  onSubmit: () => void;
  submit: string;
  busy: boolean;
  error: unknown;
  onCancel?: () => void;
  autoFocus?: boolean;
}

/** A comment being written: `@` offers colleagues, Ctrl+Enter sends. */
export function CommentForm({ value, onChange, onSubmit, submit, busy, error, onCancel, autoFocus }: Props) {
  const text = useMessages(messages);
  const field = useRef<HTMLTextAreaElement>(null);
  const [mention, setMention] = useState<Mention>();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const offered = useColleagues(mention?.query);

  const look = (next: string) => {
    const at = mentionAt(next, field.current?.selectionStart ?? next.length);
    setMention(at);
    if (at) {
      combobox.openDropdown();
      // The list of this query is drawn first.
      requestAnimationFrame(() => combobox.selectFirstOption());
    } else combobox.closeDropdown();
  };
  const choose = (login: string) => {
    if (!mention) return;
    const written = withMention(value, mention, login);
    onChange(written.text);
    setMention(undefined);
    combobox.closeDropdown();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(written.caret, written.caret);
    });
  };
  const open = mention !== undefined && offered.length > 0;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); if (value.trim()) onSubmit(); }}>
      <Stack gap="xs">
        <Combobox store={combobox} onOptionSubmit={choose} shadow="md" position="bottom-start" width={280} withinPortal>
          <Combobox.Target withKeyboardNavigation={open} withAriaAttributes={open}>
            <Textarea ref={field} aria-label={text.write} placeholder={text.placeholder} autosize minRows={2} maxRows={12} maxLength={LONGEST} value={value} autoFocus={autoFocus}
              onChange={(event) => {
                onChange(event.currentTarget.value);
                look(event.currentTarget.value);
              }}
              onClick={() => look(value)}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={(event) => {
                if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) {
                  event.preventDefault();
                  event.stopPropagation();
                  if (value.trim() && !busy) onSubmit();
                } else if (event.code === "Escape" && open) {
                  event.stopPropagation();
                  setMention(undefined);
                  combobox.closeDropdown();
                } else if (event.code === "Escape" && onCancel) onCancel();
              }} />
          </Combobox.Target>
          <Combobox.Dropdown hidden={!open}>
            <Combobox.Options aria-label={text.mentions} mah={280} style={{ overflowY: "auto" }}>
              {offered.map((one) => (
                <Combobox.Option key={one.id} value={one.login}>
                  <Group justify="space-between" wrap="nowrap" gap="xs"><Person name={one.name} size={22} /><span className="comment__login">@{one.login}</span></Group>
                </Combobox.Option>
              ))}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
        <ProblemAlert error={error} />
        <Group justify="flex-end" gap="sm">
          {onCancel && <Button size="xs" variant="default" onClick={onCancel}>{text.cancel}</Button>}
          <Button size="xs" type="submit" loading={busy} disabled={!value.trim()} rightSection={onCancel ? undefined : <span className="comment__keys"><KeyHint keys="mod+Enter" /></span>}>{submit}</Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Whose login or name begins with what was typed; oneself is not to be mentioned. */
function useColleagues(query: string | undefined) {
  const me = useMe();
  const { data = [] } = useEmployees();
  if (query === undefined) return [];
  const typed = query.toLowerCase();
  const fits = (name: string) => name.toLowerCase().split(/\s+/).some((word) => word.startsWith(typed));
  return data.filter((one) => one.active && one.id !== me.employee && (one.login.toLowerCase().startsWith(typed) || fits(one.name))).slice(0, OFFERED);
}
