// A text into which the order's own words are put: variables from a menu, where the cursor stands.
import { Button, Group, Input, Menu, Text, Textarea, TextInput } from "@mantine/core";
import { useId, useRef } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { editor } from "../messages/editor";
import { words } from "../messages/words";
import { inserted, MAX_TEXT, partsOf, type Variable, VARIABLES } from "../model";
import { useFlaws } from "./context";

interface Props {
  label: string;
  value: string;
  onChange: (text: string) => void;
  path: string;
  /** One line, as the subject of a letter. */
  line?: boolean;
  required?: boolean;
}

export function VariableText({ label, value, onChange, path, line = false, required = false }: Props) {
  const text = useMessages(editor);
  const { variables } = useMessages(words);
  const error = useFlaws()(path);
  const id = useId();
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const insert = (variable: Variable) => {
    const from = field.current?.selectionStart ?? value.length;
    const put = inserted(value, from, field.current?.selectionEnd ?? from, variable);
    onChange(put.text);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(put.caret, put.caret);
    });
  };
  const common = {
    id, ref: field, value, maxLength: MAX_TEXT, error, required, withAsterisk: false,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  const parts = partsOf(value);
  return (
    <div className="variable-text">
      <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-end">
        <Input.Label htmlFor={id}>{label}</Input.Label>
        <Menu position="bottom-end" returnFocus={false} shadow="md">
          <Menu.Target>
            <Button size="compact-xs" variant="subtle" aria-label={text.insertInto(label)} rightSection={<Icon name="chevron-down" size={14} />}>{text.insert}</Button>
          </Menu.Target>
          <Menu.Dropdown mah={340} style={{ overflowY: "auto" }}>
            {VARIABLES.map((one) => <Menu.Item key={one} onClick={() => insert(one)}>{variables[one]}</Menu.Item>)}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {line ? <TextInput {...common} /> : <Textarea {...common} autosize minRows={2} maxRows={10} />}
      {parts.some((part) => part.variable !== undefined) && (
        <Text size="xs" c="dimmed" mt={4} className="variable-text__reads">
          {text.reads} {parts.map((part, i) => part.variable === undefined ? part.text
            : <span key={i} className="variable-text__variable">{variables[part.variable as Variable] ?? part.variable}</span>)}
        </Text>
      )}
    </div>
  );
}
