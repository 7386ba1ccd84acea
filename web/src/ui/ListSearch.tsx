// A search box over a list that the server searches: what is typed reaches the address a moment later, not at every key.
import { CloseButton, TextInput, type TextInputProps } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { forwardRef, useEffect, useState } from "react";

import { Icon } from "./Icon";

const WAIT_MS = 250;

interface Props extends Omit<TextInputProps, "value" | "onChange" | "leftSection" | "rightSection"> {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** What the box searches, for everybody who does not see the placeholder. */
  label: string;
  clearLabel: string;
}

export const ListSearch = forwardRef<HTMLInputElement, Props>(function ListSearch({ value, onChange, label, clearLabel, ...rest }, ref) {
  const [typed, setTyped] = useState(value ?? "");
  const [told, setTold] = useState(value);
  const tell = useDebouncedCallback((next: string) => {
    const said = next.trim() || undefined;
    setTold(said);
    onChange(said);
  }, WAIT_MS);
  useEffect(() => {
    // Changed from outside: by Back, or by a button that clears it.
    if (value !== told) {
      setTyped(value ?? "");
      setTold(value);
    }
  }, [value]);
  const type = (next: string) => {
    setTyped(next);
    tell(next);
  };
  return (
    <TextInput ref={ref} type="search" aria-label={label} placeholder={label} {...rest} label={undefined} value={typed} leftSection={<Icon name="search" size={16} />}
      rightSection={typed && <CloseButton size="sm" aria-label={clearLabel} onClick={() => type("")} />}
      styles={{ input: { appearance: "none" } }}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") tell.flush();
        if (event.key === "Escape" && typed) {
          event.preventDefault();
          type("");
        }
      }} />
  );
});
