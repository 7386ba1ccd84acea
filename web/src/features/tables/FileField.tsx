// A file that is to be brought in: dropped, or chosen on the computer.
import { Anchor, Button, Text } from "@mantine/core";
import { type ReactNode, useId, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { useFileDrop } from "@/ui/files/useFileDrop";
import { Icon } from "@/ui/Icon";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import { MAX_BYTES, MAX_ROWS, type TableNoun } from "./model";

export function Drop({ noun, onFile }: { noun: TableNoun; onFile: (file: File) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const pick = usePick(onFile);
  const limits = useId();
  const { over, place } = useFileDrop(([file]) => pick.take(file));
  return (
    <div className="import__drop" data-over={over || undefined} {...place}>
      {pick.input}
      <Icon name="upload" size={28} />
      <div>{over ? text.dropNow : <><span className="import__hint">{text.drop} </span><Anchor component="button" type="button" data-autofocus aria-describedby={limits} onClick={pick.open}>{text.pick}</Anchor></>}</div>
      <Text size="xs" c="dimmed" id={limits}>{text.limit(format.size(MAX_BYTES), format.number(MAX_ROWS[noun]))}</Text>
      {pick.tooLarge && <Text size="sm" c="var(--bad)" role="alert">{text.tooLarge(format.size(MAX_BYTES))}</Text>}
    </div>
  );
}

/** A hidden field for a file, and what opens it. */
function usePick(onFile: (file: File) => void) {
  const field = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined) => {
    setTooLarge((file?.size ?? 0) > MAX_BYTES);
    if (file && file.size <= MAX_BYTES) onFile(file);
  };
  const input: ReactNode = (
    <input ref={field} type="file" hidden accept=".xlsx,.csv,.txt,.tsv" onChange={(event) => {
      take(event.currentTarget.files?.[0]);
      // The same file may be chosen once more, when it was mended.
      event.currentTarget.value = "";
    }} />
  );
  return { input, take, tooLarge, open: () => field.current?.click() };
}

export function Chosen({ file, onOther }: { file: File; onOther: (file: File) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const pick = usePick(onOther);
  return (
    <div className="import__file">
      {pick.input}
      <Icon name="file" size={18} />
      <span className="import__name">{file.name}</span>
      <Text span size="sm" c="dimmed">{format.size(file.size)}</Text>
      <Button size="compact-sm" variant="subtle" onClick={pick.open}>{text.another}</Button>
      {pick.tooLarge && <Text size="sm" c="var(--bad)" role="alert">{text.tooLarge(format.size(MAX_BYTES))}</Text>}
    </div>
  );
}
