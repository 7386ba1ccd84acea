// Fields for money, quantities and percents: whatever is typed with comma or point, the value is the server's integer.
import { TextInput, type TextInputProps } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { editable, MONEY_DIGITS, parseDecimal, PERCENT_DIGITS, QUANTITY_DIGITS } from "@/lib/format";
import { messagesIn, useLanguage, useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import { toast } from "./toast";

interface Props extends Omit<TextInputProps, "value" | "onChange" | "defaultValue"> {
  value: number | null;
  /** Called with every value that is a number, and with `null` when the field is emptied. Ask `numbersAreRight` before saving. */
  onChange: (value: number | null) => void;
}

/** Before saving: whether every number field of the dialog on top, or of the page, holds a number. The first that does not is shown. */
export function numbersAreRight(within?: ParentNode | null): boolean {
  const dialog = [...document.querySelectorAll("[role='dialog'][aria-modal='true']")].at(-1);
  const wrong = (within ?? dialog ?? document).querySelector<HTMLInputElement>("input[data-wrong-number]");
  if (!wrong) return true;
  wrong.focus();
  wrong.select();
  toast.info(messagesIn(messages).mendNumber(wrong.value.trim()));
  return false;
}

function DecimalInput({ value, onChange, digits, least = 0, error, onBlur, ...rest }: Props & { digits: number; least?: number }) {
  const language = useLanguage();
  const text = useMessages(messages);
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === null ? "" : editable(value, digits, language, least));
  // A value from elsewhere, as when changes are dropped, takes the place of what was typed.
  const said = useRef(value);
  useEffect(() => {
    if (value === said.current) return;
    said.current = value;
    setTyped(undefined);
  }, [value]);
  const say = (next: number | null) => {
    said.current = next;
    onChange(next);
  };
  const wrong = typed !== undefined && typed.trim() !== "" && parseDecimal(typed, digits) === null;
  return (
    <TextInput inputMode="decimal" {...rest} value={shown} data-wrong-number={wrong || undefined} error={error ?? (wrong ? text.wrongNumber : undefined)}
      styles={{ input: { textAlign: "right", fontVariantNumeric: "tabular-nums" } }}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        if (next.trim() === "") return say(null);
        const parsed = parseDecimal(next, digits);
        if (parsed !== null) say(parsed);
      }}
      onBlur={(event) => {
        // What is no number stays, marked as wrong, to be mended.
        if (!wrong) setTyped(undefined);
        onBlur?.(event);
      }} />
  );
}

export function MoneyInput(props: Props): ReactNode {
  return <DecimalInput {...props} digits={MONEY_DIGITS} least={MONEY_DIGITS} />;
}

export function QuantityInput(props: Props): ReactNode {
  return <DecimalInput {...props} digits={QUANTITY_DIGITS} />;
}

export function PercentInput(props: Props): ReactNode {
  return <DecimalInput rightSection="%" {...props} digits={PERCENT_DIGITS} />;
}
