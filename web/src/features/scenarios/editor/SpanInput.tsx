// «2 рабочих дня»: a number and what it counts.
import { Group, Input, NumberInput, Select } from "@mantine/core";

import { useMessages } from "@/lib/i18n";

import { editor } from "../messages/editor";
import { words } from "../messages/words";
import { MAX_AMOUNT, type Span, spanKey, spanOf, SPANS } from "../model";
import { useFlaws } from "./context";

interface Props {
  label: string;
  value: Span;
  onChange: (span: Span) => void;
  /** Of the span within the rule. */
  path: string;
}

export function SpanInput({ label, value, onChange, path }: Props) {
  const text = useMessages(editor);
  const { units } = useMessages(words);
  const error = useFlaws()(`${path}/amount`);
  return (
    <Input.Wrapper label={label} error={error} labelElement="div">
      <Group gap="xs" wrap="nowrap" role="group" aria-label={label}>
        <NumberInput aria-label={`${label}: ${text.amount}`} w={84} min={1} max={MAX_AMOUNT} allowDecimal={false} allowNegative={false} value={value.amount} error={Boolean(error)}
          onChange={(amount) => onChange({ ...value, amount: typeof amount === "number" ? amount : 0 })} />
        <Select aria-label={`${label}: ${text.unit}`} w={176} allowDeselect={false} value={spanKey(value)} comboboxProps={{ shadow: "md" }}
          data={SPANS.map((key) => ({ value: key, label: units[key](value.amount) }))} onChange={(key) => key && onChange(spanOf(value.amount, key))} />
      </Group>
    </Input.Wrapper>
  );
}
