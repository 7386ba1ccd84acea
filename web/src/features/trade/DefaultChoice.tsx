import { Checkbox } from "@mantine/core";

import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";

interface Props {
  noun: "organizations" | "warehouses";
  /** It is the default already: another has to take over, so there is nothing to untick. */
  fixed: boolean;
  value: boolean;
  onChange: (value: boolean) => void;
}

export function DefaultChoice({ noun, fixed, value, onChange }: Props) {
  const words = useMessages(messages)[noun];
  return (
    <Checkbox label={words.isDefault} description={fixed ? `${words.defaultHint} ${words.defaultStays}` : words.defaultHint} disabled={fixed} checked={value}
      onChange={(event) => onChange(event.currentTarget.checked)} />
  );
}
