import { CloseButton, TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";

import { Icon } from "./Icon";
import { messages } from "./messages";

interface Props extends Omit<TextInputProps, "value" | "onChange"> {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  label: string;
}

/** A search whose text lives in the address. What is being typed is never overtaken by it. */
export function SearchField({ value, onChange, label, ...rest }: Props) {
  const text = useMessages(messages);
  const [typed, setTyped] = useState(value ?? "");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(value ?? "");
  }, [value]);
  const type = (next: string) => {
    setTyped(next);
    onChange(next.trim() || undefined);
  };
  return (
    <TextInput ref={field} type="search" aria-label={label} placeholder={label} leftSection={<Icon name="search" size={16} />} w={280} maw="100%" {...rest}
      value={typed} onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || typed === "") return;
        event.stopPropagation();
        event.preventDefault();
        type("");
      }}
      rightSection={typed === "" ? null : <CloseButton size="sm" aria-label={text.clear} onClick={() => { type(""); field.current?.focus(); }} />} />
  );
}
