import { Button, Group, PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useState } from "react";

import { useMessages } from "@/lib/i18n";
import { CopyButton } from "@/ui/CopyButton";

import { messages } from "./messages";
import { newPassword } from "./password";

interface Props extends Omit<PasswordInputProps, "value" | "onChange"> {
  value: string;
  onChange: (value: string) => void;
}

/** A password for somebody else: typed or made up, shown when asked for. */
export function PasswordField({ value, onChange, ...rest }: Props) {
  const words = useMessages(messages).employees;
  const [shown, setShown] = useState(false);
  return (
    <div>
      <PasswordInput label={words.password} description={words.passwordHint} autoComplete="new-password" {...rest} value={value} onChange={(event) => onChange(event.currentTarget.value)}
        visible={shown} onVisibilityChange={setShown} visibilityToggleButtonProps={{ "aria-label": words.show }} styles={{ innerInput: { fontFamily: "var(--mantine-font-family-monospace)" } }} />
      <Group gap="xs" mt={8}>
        <Button size="compact-sm" variant="default" onClick={() => { onChange(newPassword()); setShown(true); }}>{words.generate}</Button>
        {value !== "" && <CopyButton size="compact-sm" value={value} />}
      </Group>
    </div>
  );
}
