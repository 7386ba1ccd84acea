// A search box over a list, whose text lives in the address. What is being typed is never overtaken by it.
import { CloseButton, TextInput, type TextInputProps } from "@mantine/core";
import { useDebouncedCallback, useMergedRef } from "@mantine/hooks";
import { type Ref, useEffect, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";

import { Icon } from "./Icon";
import { messages } from "./messages";

const WAIT_MS = 250;

interface Props extends Omit<TextInputProps, "value" | "onChange" | "leftSection" | "rightSection"> {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** What the box searches, for everybody who does not see the placeholder. */
  label: string;
  /** The server searches: it is asked a moment after the last key, or at Enter. */
  remote?: boolean;
  ref?: Ref<HTMLInputElement>;
}

export function SearchField({ value, onChange, label, remote = false, ref, onKeyDown, ...rest }: Props) {
  const text = useMessages(messages);
  const [typed, setTyped] = useState(value ?? "");
  const field = useRef<HTMLInputElement>(null);
  const merged = useMergedRef(field, ref);
  const told = useRef(value);
  const tell = (next: string) => {
    told.current = next.trim() || undefined;
    onChange(told.current);
  };
  const tellLater = useDebouncedCallback(tell, WAIT_MS);
  useEffect(() => {
    // Changed from outside: by Back, or by a button that clears it.
    if (value === told.current) return;
    told.current = value;
    setTyped(value ?? "");
  }, [value]);
  const type = (next: string) => {
    setTyped(next);
    if (remote && next !== "") tellLater(next);
    else {
      tellLater.cancel();
      tell(next);
    }
  };
  return (
    <TextInput ref={merged} type="search" aria-label={label} placeholder={label} w={280} maw="100%" {...rest} value={typed} leftSection={<Icon name="search" size={16} />}
      rightSection={typed === "" ? null : <CloseButton size="sm" aria-label={text.clear} onClick={() => { type(""); field.current?.focus(); }} />}
      styles={{ input: { appearance: "none" } }}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        onKeyDown?.(event);
        if (event.key === "Enter") tellLater.flush();
        if (event.key !== "Escape" || typed === "") return;
        event.stopPropagation();
        event.preventDefault();
        type("");
      }} />
  );
}
