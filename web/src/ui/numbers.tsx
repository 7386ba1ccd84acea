// Fields for money, quantities and percents: whatever is typed with comma or point, the value is the server's integer.
import { TextInput, type TextInputProps } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { editable, MONEY_DIGITS, parseDecimal, PERCENT_DIGITS, QUANTITY_DIGITS } from "@/lib/format";
import { useLanguage, useMessages } from "@/lib/i18n";

import { messages } from "./messages";

interface Props extends Omit<TextInputProps, "value" | "onChange" | "defaultValue"> {
  value: number | null;
  /** Called with every value that is a number, and with `null` when the field is emptied. */
  onChange: (value: number | null) => void;
}

function DecimalInput({ value, onChange, digits, least = 0, error, onBlur, ...rest }: Props & { digits: number; least?: number }) {
  const language = useLanguage();
  const text = useMessages(messages);
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === null ? "" : editable(value, digits, language, least));
  const wrong = typed !== undefined && typed.trim() !== "" && parseDecimal(typed, digits) === null;
  return (
    <TextInput inputMode="decimal" {...rest} value={shown} error={error ?? (wrong ? text.wrongNumber : undefined)}
      styles={{ input: { textAlign: "right", fontVariantNumeric: "tabular-nums" } }}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        if (next.trim() === "") return onChange(null);
        const parsed = parseDecimal(next, digits);
        if (parsed !== null) onChange(parsed);
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
