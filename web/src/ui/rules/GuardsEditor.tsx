// Conditions on an order: typed rows, and groups of them inside each other.
import { Button, Group, Menu, MultiSelect, NumberInput, Paper, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";

import { type Attribute, useAttributes, useChannels } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { Icon } from "../Icon";
import { IconButton } from "../IconButton";
import { MADE_OF_ORDER, useNouns } from "../kinds";
import { MoneyInput, PercentInput } from "../numbers";
import { AttributeValueInput, firstValue } from "./AttributeValueInput";
import { FieldSelect } from "./FieldSelect";
import { messages } from "./messages";
import { COMPARISONS, type Comparison, type Guard, ORDER_SUMS } from "./model";
import { ruleWords } from "./words.messages";

const DEPTH = 7;
const MAX = 50;
const KINDS = ["discount", "sum", "positions", "open_tasks", "channel_in", "counterparty_tag", "field_filled", "attribute_equals", "share", "stock_enough", "has_posted", "approved", "expression", "any", "all"] as const;
export type GuardKind = typeof KINDS[number];
const MAX_EXPRESSION = 500;

export function newGuard(kind: GuardKind, attribute: Attribute | undefined): Guard {
  switch (kind) {
    case "discount": return { kind, is: "at_most", value: 1000 };
    case "sum": return { kind, is: "at_most", value: 10_000_000 };
    case "positions": return { kind, is: "at_least", value: 1 };
    case "open_tasks": return { kind, is: "equal", value: 0 };
    case "channel_in": return { kind, channels: [] };
    case "counterparty_tag": return { kind, tag: "" };
    case "field_filled": return { kind, field: "counterparty" };
    case "attribute_equals": return { kind, attribute: attribute?.id ?? "", value: attribute ? firstValue(attribute) : { type: "text", value: "" } };
    case "share": return { kind, of: "paid", is: "at_least", value: 10_000 };
    case "stock_enough": case "approved": return { kind };
    case "has_posted": return { kind, document: "invoice_out" };
    case "expression": return { kind, text: "", says: "" };
    case "any": case "all": return { kind, of: [] };
  }
}

export const useOrderAttributes = (): Attribute[] => (useAttributes().data ?? []).filter((one) => one.kind === "customer_order");

/** What can be added here; without custom fields there is nothing to compare them with. */
export const guardKinds = (groups: boolean, attributes: boolean): GuardKind[] =>
  KINDS.filter((kind) => (groups || (kind !== "any" && kind !== "all")) && (kind !== "attribute_equals" || attributes));

function AddGuard({ onAdd, groups }: { onAdd: (guard: Guard) => void; groups: boolean }) {
  const text = useMessages(messages).guards;
  const attributes = useOrderAttributes();
  return (
    <Menu position="bottom-start">
      <Menu.Target><Button variant="default" size="xs" leftSection={<Icon name="plus" size={15} />} style={{ alignSelf: "flex-start" }}>{text.add}</Button></Menu.Target>
      <Menu.Dropdown>
        {guardKinds(groups, attributes.length > 0).map((kind) => <Menu.Item key={kind} onClick={() => onAdd(newGuard(kind, attributes[0]))}>{text.kinds[kind]}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

function Compared({ label, is, onIs, children }: { label: string; is: Comparison; onIs: (is: Comparison) => void; children: React.ReactNode }) {
  const text = useMessages(messages).guards;
  const { compare } = useMessages(ruleWords);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Select w={86} style={{ flex: "none" }} aria-label={text.comparison(label)} value={is} allowDeselect={false} onChange={(value) => value && onIs(value as Comparison)}
        data={COMPARISONS.map((value) => ({ value, label: compare[value] }))} />
      <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
    </Group>
  );
}

interface FieldsProps {
  guard: Guard;
  onChange: (guard: Guard) => void;
  depth: number;
  /** What the server finds wrong, by the path within the guard. */
  flaw?: (path: string) => string | undefined;
  /** Nobody is refused by it, so there is nothing to say to anybody. */
  silent?: boolean;
}

export function GuardFields({ guard, onChange, depth, flaw, silent = false }: FieldsProps) {
  const text = useMessages(messages).guards;
  const { data: channels = [] } = useChannels();
  const attributes = useOrderAttributes();
  const nouns = useNouns();
  const label = text.kinds[guard.kind];
  switch (guard.kind) {
    case "all": case "any":
      return (
        <Stack gap="xs">
          <SegmentedControl size="xs" aria-label={text.group} value={guard.kind} onChange={(kind) => onChange({ kind: kind as "all" | "any", of: guard.of })}
            data={[{ value: "any", label: text.anyOf }, { value: "all", label: text.allOf }]} />
          <GuardsEditor value={guard.of} flaw={flaw && ((path) => flaw(`of/${path}`))} onChange={(of) => onChange({ ...guard, of })} depth={depth + 1} join={guard.kind === "any" ? text.or : text.and} />
        </Stack>
      );
    case "discount":
      return <Compared label={label} is={guard.is} onIs={(is) => onChange({ ...guard, is })}><PercentInput aria-label={label} value={guard.value} onChange={(value) => value !== null && onChange({ ...guard, value })} /></Compared>;
    case "sum":
      return <Compared label={label} is={guard.is} onIs={(is) => onChange({ ...guard, is })}><MoneyInput aria-label={label} value={guard.value} onChange={(value) => value !== null && onChange({ ...guard, value })} /></Compared>;
    case "positions": case "open_tasks":
      return (
        <Compared label={label} is={guard.is} onIs={(is) => onChange({ ...guard, is })}>
          <NumberInput aria-label={label} value={guard.value} min={0} max={100_000} allowDecimal={false} onChange={(value) => typeof value === "number" && onChange({ ...guard, value })} />
        </Compared>
      );
    case "channel_in":
      return <MultiSelect aria-label={label} searchable hidePickedOptions placeholder={guard.channels.length === 0 ? text.channels : undefined} value={guard.channels} error={flaw?.("channels")}
        data={channels.map((one) => ({ value: one.id, label: one.name }))} onChange={(ids) => onChange({ ...guard, channels: ids })} />;
    case "counterparty_tag":
      return <TextInput aria-label={label} placeholder={text.tag} value={guard.tag} maxLength={255} error={guard.tag.trim() === "" ? text.tagNeeded : flaw?.("tag")}
        onChange={(event) => onChange({ ...guard, tag: event.currentTarget.value })} />;
    case "field_filled":
      return <FieldSelect aria-label={label} value={guard.field} onChange={(field) => onChange({ ...guard, field })} />;
    case "share":
      return (
        <Stack gap={4}>
          <Select aria-label={text.shareOf} allowDeselect={false} value={guard.of} data={ORDER_SUMS.map((value) => ({ value, label: text.sums[value] }))}
            onChange={(of) => of && onChange({ ...guard, of: of as typeof guard.of })} />
          <Compared label={text.sums[guard.of]} is={guard.is} onIs={(is) => onChange({ ...guard, is })}><PercentInput aria-label={text.sums[guard.of]} value={guard.value} onChange={(value) => value !== null && onChange({ ...guard, value })} /></Compared>
          <Text size="xs" c="dimmed">{text.shareHint}</Text>
        </Stack>
      );
    case "stock_enough": return null;
    case "approved": return <Text size="xs" c="dimmed">{text.approvedHint}</Text>;
    case "has_posted":
      return <Select aria-label={text.document} allowDeselect={false} value={guard.document} data={MADE_OF_ORDER.map((value) => ({ value, label: nouns[value].title }))}
        onChange={(document) => document && onChange({ ...guard, document: document as typeof guard.document })} />;
    case "expression":
      return (
        <Stack gap="xs">
          <Textarea aria-label={text.expression} description={text.expressionHint} autosize minRows={2} maxRows={8} maxLength={MAX_EXPRESSION} spellCheck={false} className="rule-expression"
            value={guard.text} error={flaw?.("text")} onChange={(event) => onChange({ ...guard, text: event.currentTarget.value })} />
          {!silent && <TextInput label={text.says} description={text.saysHint} value={guard.says ?? ""} maxLength={255} error={flaw?.("says")}
            onChange={(event) => onChange({ ...guard, says: event.currentTarget.value })} />}
        </Stack>
      );
    case "attribute_equals": {
      const attribute = attributes.find((one) => one.id === guard.attribute);
      return (
        <Stack gap="xs">
          <Select aria-label={label} value={guard.attribute} allowDeselect={false} data={attributes.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(id) => {
              const next = attributes.find((one) => one.id === id);
              if (next) onChange({ ...guard, attribute: next.id, value: firstValue(next) });
            }} />
          {attribute && <AttributeValueInput attribute={attribute} value={guard.value} onChange={(value) => onChange({ ...guard, value })} />}
        </Stack>
      );
    }
  }
}

interface Props {
  value: readonly Guard[];
  onChange: (guards: Guard[]) => void;
  depth?: number;
  /** The word between two conditions. */
  join?: string;
  flaw?: FieldsProps["flaw"];
}

export function GuardsEditor({ value, onChange, depth = 0, join, flaw }: Props) {
  const text = useMessages(messages).guards;
  const { and } = text;
  return (
    <Stack gap="xs">
      {value.map((guard, i) => (
        <div key={i}>
          {i > 0 && <Text size="xs" c="dimmed" mb={6} fw={600}>{join ?? and}</Text>}
          <Paper p="xs" bg="var(--page)">
            <Group justify="space-between" wrap="nowrap" mb={6}>
              <Text size="sm" fw={500}>{text.kinds[guard.kind]}</Text>
              <IconButton icon="close" size="sm" label={text.remove(text.kinds[guard.kind])} onClick={() => onChange(value.filter((_, at) => at !== i))} />
            </Group>
            <GuardFields guard={guard} depth={depth} flaw={flaw && ((path) => flaw(`${i}/${path}`))} onChange={(next) => onChange(value.map((one, at) => at === i ? next : one))} />
          </Paper>
        </div>
      ))}
      {value.length < MAX && <AddGuard groups={depth < DEPTH - 1} onAdd={(guard) => onChange([...value, guard])} />}
    </Stack>
  );
}
