import { Button, type ButtonProps } from "@mantine/core";
import { useEffect, useState } from "react";

import { copyText } from "@/lib/clipboard";
import { useMessages } from "@/lib/i18n";

import { Icon } from "./Icon";
import { messages } from "./messages";

const SHOWN_MS = 2_500;

/** Copies and says so. */
export function CopyButton({ value, label, ...rest }: ButtonProps & { value: string; label?: string }) {
  const text = useMessages(messages);
  const [state, setState] = useState<"copied" | "refused">();
  useEffect(() => {
    if (!state) return;
    const timer = setTimeout(() => setState(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const words = state === "copied" ? text.copied : state === "refused" ? text.copyByHand : label ?? text.copy;
  return (
    <Button variant="default" leftSection={<Icon name={state === "copied" ? "check" : "copy"} size={16} />} {...rest}
      onClick={() => void copyText(value).then((done) => setState(done ? "copied" : "refused"))}>
      <span aria-live="polite">{words}</span>
    </Button>
  );
}
