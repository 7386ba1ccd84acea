// The file of a statement: dropped, or chosen.
import { Anchor, Loader, Text } from "@mantine/core";
import { type DragEvent, useEffect, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";
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
  const [over, setOver] = useState(false);
  useMissedDrops();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !reading) onFile(file);
  };
  return (
    <section className="statement__drop" data-over={over || undefined} aria-label={text.file} aria-busy={reading} onDrop={onDrop}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
      }}>
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

/** A file dropped beside its place does not take the page away. */
function useMissedDrops(): void {
  useEffect(() => {
    const keep = (event: globalThis.DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    window.addEventListener("dragover", keep);
    window.addEventListener("drop", keep);
    return () => {
      window.removeEventListener("dragover", keep);
      window.removeEventListener("drop", keep);
    };
  }, []);
}
