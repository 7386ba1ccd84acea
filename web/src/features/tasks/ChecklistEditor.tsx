// The checklist in the form: typed or pasted, reordered by buttons, deleted.
import { Checkbox, Group, Input, Stack, Text, TextInput } from "@mantine/core";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { IconButton } from "@/ui/IconButton";

import type { DraftItem } from "./draft";
import { messages } from "./messages";
import { linesOf, MAX_ITEMS, moved } from "./model";

interface Props {
  value: readonly DraftItem[];
  onChange: (value: readonly DraftItem[]) => void;
  /** Text of the flaw of the n-th item. */
  errorOf: (n: number) => string | undefined;
}

let made = 0;
const fresh = (text: string): DraftItem => ({ key: `new-${++made}`, text, ticked: false });

/** What the form has, with what stands in the field for the next item and was not sent off by Enter. */
export const withPending = (items: readonly DraftItem[], pending: string): readonly DraftItem[] =>
  pending.trim() && items.length < MAX_ITEMS ? [...items, fresh(pending.trim())] : items;

export function ChecklistEditor({ value, onChange, errorOf, pending, onPending }: Props & { pending: string; onPending: (text: string) => void }) {
  const text = useMessages(messages);
  const [cut, setCut] = useState(false);
  const list = useRef<HTMLUListElement>(null);

  const insert = (at: number, lines: readonly string[]) => {
    const room = MAX_ITEMS - value.length;
    setCut(lines.length > room);
    onChange([...value.slice(0, at), ...lines.slice(0, room).map(fresh), ...value.slice(at)]);
  };
  const onPaste = (event: ClipboardEvent, at: number) => {
    const lines = linesOf(event.clipboardData.getData("text"));
    if (lines.length < 2) return;
    event.preventDefault();
    insert(at, lines);
  };
  const add = () => {
    if (!pending.trim()) return;
    insert(value.length, [pending.trim()]);
    onPending("");
  };
  const focus = (n: number) => requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>("input[type=text]")[n]?.focus());
  const onItemKey = (event: KeyboardEvent, n: number) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      insert(n + 1, [""]);
      focus(n + 1);
    } else if (event.key === "Backspace" && value[n]?.text === "") {
      event.preventDefault();
      onChange(value.filter((_, i) => i !== n));
      focus(Math.max(0, n - 1));
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      const to = n + (event.key === "ArrowUp" ? -1 : 1);
      onChange(moved(value, n, to));
      focus(Math.max(0, Math.min(value.length - 1, to)));
    }
  };

  return (
    <Stack gap={6} role="group" aria-label={text.checklist}>
      <Input.Label labelElement="div">{text.checklist}</Input.Label>
      {value.length > 0 && (
        <ul className="task-form__items" ref={list}>
          {value.map((item, n) => (
            <li key={item.key} className="task-form__item">
              <Checkbox size="sm" checked={item.ticked} aria-label={text.itemDone(item.text || text.itemText(n + 1))}
                onChange={(event) => { const ticked = event.currentTarget.checked; onChange(value.map((one, i) => i === n ? { ...one, ticked } : one)); }} />
              <TextInput type="text" size="sm" aria-label={text.itemText(n + 1)} value={item.text} error={errorOf(n)} onKeyDown={(event) => onItemKey(event, n)} onPaste={(event) => onPaste(event, n + 1)}
                onChange={(event) => { const said = event.currentTarget.value; onChange(value.map((one, i) => i === n ? { ...one, text: said } : one)); }} />
              <Group gap={0} wrap="nowrap">
                <IconButton icon="chevron-up" size="md" label={text.itemUp(n + 1)} disabled={n === 0} onClick={() => onChange(moved(value, n, n - 1))} />
                <IconButton icon="chevron-down" size="md" label={text.itemDown(n + 1)} disabled={n === value.length - 1} onClick={() => onChange(moved(value, n, n + 1))} />
                <IconButton icon="close" size="md" label={text.itemRemove(n + 1)} onClick={() => onChange(value.filter((_, i) => i !== n))} />
              </Group>
            </li>
          ))}
        </ul>
      )}
      <Group gap={6} wrap="nowrap">
        <TextInput style={{ flex: 1 }} size="sm" placeholder={text.addItem} aria-label={text.addItem} value={pending} disabled={value.length >= MAX_ITEMS}
          onChange={(event) => onPending(event.currentTarget.value)} onPaste={(event) => onPaste(event, value.length)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            add();
          }} />
        <IconButton icon="plus" label={text.addItem} disabled={!pending.trim()} onClick={add} />
      </Group>
      <Text size="xs" c="dimmed">{text.addItemHint}</Text>
      {cut && <Text size="xs" c="var(--warn)" role="status">{text.tooManyItems(MAX_ITEMS)}</Text>}
    </Stack>
  );
}
