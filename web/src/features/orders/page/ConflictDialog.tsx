// Two people have edited one order: both versions of every field beside each other, and a choice for each.
import { Button, Group, Radio, Stack, Table, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useState } from "react";

import { type DocumentKind, useAttributes, useById, useChannels, useDepartments, useOrganizations, useWarehouses } from "@/api/queries";
import { fieldName } from "@/ui/fields";
import { currentLanguage, useMessages } from "@/lib/i18n";
import { isSupply, kindMessagesIn, useKindMessages } from "@/ui/kinds";
import { PersonById } from "@/ui/Person";
import { useFormat } from "@/ui/useFormat";
import { DateText, Money, Percent, Quantity } from "@/ui/values";

import { attributeOf, type AttributeValue, type Draft, type DraftField, type Edits, type Line } from "../form/draft";
import { messages as formMessages } from "../form/messages";
import { messages } from "./messages";

interface Versions {
  kind: DocumentKind;
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
    const text = kindMessagesIn(messages, versions.kind, currentLanguage()).conflict;
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

function Choice({ versions: { kind, fields, mine, before, theirs, others }, done }: { versions: Versions; done: (kept?: ReadonlySet<DraftField>) => void }) {
  const text = useKindMessages(messages, kind).conflict;
  const name = useFieldName(kind);
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
                    <Text component="div" size="sm"><FieldValue kind={kind} field={field} value={side === "mine" ? mine[field] : theirs[field]} /></Text>
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
                  <Table.Td><FieldValue kind={kind} field={field} value={before[field]} /> → <FieldValue kind={kind} field={field} value={theirs[field]} /></Table.Td>
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

/** How a field is called on a document of a kind. */
export function useFieldName(kind: DocumentKind): (field: DraftField) => string {
  const text = useKindMessages(messages, kind);
  const attributes = useById(useAttributes().data);
  return (field) => {
    if (field === "counterparty" && isSupply(kind)) return text.supplier;
    if (field === "description" && kind !== "customer_order") return text.note;
    const attribute = attributeOf(field);
    return fieldName(attribute === undefined ? field as Exclude<Parameters<typeof fieldName>[0], object> : { attribute }, attributes);
  };
}

/** A value of a field as text, with names instead of ids. */
function FieldValue({ kind, field, value }: { kind: DocumentKind; field: DraftField; value: Draft[DraftField] | undefined }) {
  const text = useKindMessages(messages, kind).conflict;
  const { vat, yes, no } = useMessages(formMessages);
  const channels = useById(useChannels().data);
  const departments = useById(useDepartments().data);
  const organizations = useById(useOrganizations().data);
  const warehouses = useById(useWarehouses().data);
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
    case "organization": return <>{organizations.get(value as string)?.name ?? "…"}</>;
    case "warehouse": return <>{warehouses.get(value as string)?.name ?? "…"}</>;
    case "sum": return <Money value={value as number} />;
    case "owner": return <PersonById id={value as string} size={20} />;
    case "shared": return <>{value ? yes : no}</>;
    case "moment":
    case "planned_at": return <DateText value={value as string} time />;
    case "vat_mode": return <>{vat[value as Draft["vat_mode"]]}</>;
    case "positions": return <Lines kind={kind} lines={value as readonly Line[]} />;
    default: return <span style={{ whiteSpace: "pre-wrap" }}>{String(value)}</span>;
  }
}

function Lines({ kind, lines }: { kind: DocumentKind; lines: readonly Line[] }) {
  const text = useKindMessages(messages, kind).conflict;
  if (lines.length === 0) return <Text span inherit c="dimmed">{text.empty}</Text>;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 16 }} aria-label={text.positions(lines.length)}>
      {lines.map((line) => (
        <li key={line.key}>{line.name}: <Quantity value={line.quantity ?? 0} unit={line.unit} /> × <Money value={line.price ?? 0} />{line.discount ? <>, −<Percent value={line.discount} /></> : null}</li>
      ))}
    </ul>
  );
}
