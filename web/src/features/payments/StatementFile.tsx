// The file of a statement: dropped, or chosen.
import { Anchor, Loader, Text } from "@mantine/core";
import { useRef } from "react";

import { useMessages } from "@/lib/i18n";
import { useFileDrop } from "@/ui/files/useFileDrop";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import "./statement.css";

/** The server takes no more. */
export const MAX_BYTES = 5 << 20;

interface Props {
  reading: boolean;
  onFile: (file: File) => void;
}

export function StatementFile({ reading, onFile }: Props) {
  const text = useMessages(messages);
  const format = useFormat();
  const input = useRef<HTMLInputElement>(null);
  const { over, place } = useFileDrop(([file]) => {
    if (file && !reading) onFile(file);
  });
  return (
    <section className="statement__drop" data-over={over || undefined} aria-label={text.file} aria-busy={reading} {...place}>
      <input ref={input} type="file" accept=".txt,text/plain" hidden onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        // The same file may be chosen once more.
        event.currentTarget.value = "";
        if (file) onFile(file);
      }} />
      {reading ? <Text role="status"><Loader size="xs" mr="xs" />{text.reading}</Text> : (
        <>
          <Text component="div">
            {over ? text.dropNow : <><span className="statement__hint">{text.drop} </span><Anchor component="button" type="button" onClick={() => input.current?.click()}>{text.pick}</Anchor></>}
          </Text>
          <Text size="sm" c="dimmed">{text.pickHint(format.size(MAX_BYTES))} {text.nothingWritten}</Text>
        </>
      )}
    </section>
  );
}
