// Two people have edited one order: both versions of every field beside each other, and a choice for each.
import { Button, Group, Radio, Stack, Table, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState } from "react";

import { useAttributes, useById, useChannels, useDepartments } from "@/api/queries";
import { fieldName } from "@/ui/fields";
import { messagesIn, useMessages } from "@/lib/i18n";
import { PersonById } from "@/ui/Person";
import { useFormat } from "@/ui/useFormat";
import { DateText, Money, Percent, Quantity } from "@/ui/values";

import { attributeOf, type AttributeValue, type Draft, type DraftField, type Edits, type Line } from "../form/draft";
import { messages as formMessages } from "../form/messages";
import { messages } from "./messages";

interface Versions {
  /** Changed by both. */
  fields: readonly DraftField[];
  mine: Edits;
  before: Edits;
  theirs: Draft;
  /** Changed by others alone. */
  others: readonly DraftField[];
}

/** The fields in which one's own version shall stay; undefined: back to editing, nothing is saved. */
export function chooseVersions(versions: Versions): Promise<ReadonlySet<DraftField> | undefined> {
  return new Promise((resolve) => {
    let answer: ReadonlySet<DraftField> | undefined;
    const text = messagesIn(messages).conflict;
    const id = modals.open({
      title: text.title, size: "lg",
      closeButtonProps: { "aria-label": text.cancel },
      onClose: () => resolve(answer),
      children: <Choice versions={versions} done={(kept) => {
        answer = kept;
        modals.close(id);
      }} />,
    });
  });
}

function Choice({ versions: { fields, mine, before, theirs, others }, done }: { versions: Versions; done: (kept?: ReadonlySet<DraftField>) => void }) {
  const text = useMessages(messages).conflict;
  const name = useFieldName();
  const [kept, setKept] = useState<ReadonlySet<DraftField>>(new Set(fields));
  return (
    <Stack gap="md">
      {fields.length > 0 && <Text size="sm">{text.text}</Text>}
      {fields.map((field) => (
        <Radio.Group key={field} label={name(field)} value={kept.has(field) ? "mine" : "theirs"} onChange={(choice) => {
          const next = new Set(kept);
          if (choice === "mine") next.add(field);
          else next.delete(field);
          setKept(next);
        }}>
          <div style={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(200px, 1fr))", gap: 8, marginTop: 6 }}>
            {(["mine", "theirs"] as const).map((side) => (
              <Radio.Card key={side} value={side} p="sm" radius="md" aria-label={`${name(field)}: ${text[side]}`}>
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Radio.Indicator />
                  <div style={{ minWidth: 0, flex: 1 }}>
                    <Text size="xs" c="dimmed">{text[side]}</Text>
                    <Text component="div" size="sm"><FieldValue field={field} value={side === "mine" ? mine[field] : theirs[field]} /></Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
      ))}
      {others.length > 0 && (
        <Stack gap="xs">
          <Text size="sm">{text.also}</Text>
          <Table verticalSpacing="xs">
            <Table.Tbody>
              {others.map((field) => (
                <Table.Tr key={field}>
                  <Table.Th fw={500}>{name(field)}</Table.Th>
                  <Table.Td><FieldValue field={field} value={before[field]} /> → <FieldValue field={field} value={theirs[field]} /></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => done()}>{text.cancel}</Button>
        <Button onClick={() => done(kept)} data-autofocus>{text.save}</Button>
      </Group>
    </Stack>
  );
}

export function useFieldName(): (field: DraftField) => string {
  const attributes = useById(useAttributes().data);
  return (field) => {
    const attribute = attributeOf(field);
    return fieldName(attribute === undefined ? field as Exclude<Parameters<typeof fieldName>[0], object> : { attribute }, attributes);
  };
}

/** A value of a field as text, with names instead of ids. */
function FieldValue({ field, value }: { field: DraftField; value: Draft[DraftField] | undefined }) {
  const text = useMessages(messages).conflict;
  const { vat, yes, no } = useMessages(formMessages);
  const channels = useById(useChannels().data);
  const departments = useById(useDepartments().data);
  const format = useFormat();
  if (value === null || value === undefined || value === "") return <Text span inherit c="dimmed">{text.empty}</Text>;
  if (attributeOf(field) !== undefined) {
    const { type, value: held } = value as AttributeValue;
    return <>{type === "time" ? format.dateTime(held) : type === "boolean" ? held ? yes : no : String(held)}</>;
  }
  switch (field) {
    case "counterparty": return <>{(value as { name: string }).name}</>;
    case "channel": return <>{channels.get(value as string)?.name ?? "…"}</>;
    case "department": return <>{departments.get(value as string)?.name ?? "…"}</>;
    case "owner": return <PersonById id={value as string} size={20} />;
    case "shared": return <>{value ? yes : no}</>;
    case "moment":
    case "planned_at": return <DateText value={value as string} time />;
    case "vat_mode": return <>{vat[value as Draft["vat_mode"]]}</>;
    case "positions": return <Lines lines={value as readonly Line[]} />;
    default: return <span style={{ whiteSpace: "pre-wrap" }}>{String(value)}</span>;
  }
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const text = useMessages(messages).conflict;
  if (lines.length === 0) return <Text span inherit c="dimmed">{text.empty}</Text>;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 16 }} aria-label={text.positions(lines.length)}>
      {lines.map((line) => (
        <li key={line.key}>{line.name}: <Quantity value={line.quantity ?? 0} unit={line.unit} /> × <Money value={line.price ?? 0} />{line.discount ? <>, −<Percent value={line.discount} /></> : null}</li>
      ))}
    </ul>
  );
}
