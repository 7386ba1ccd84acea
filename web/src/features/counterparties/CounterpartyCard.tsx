// One counterparty: who it is, how to reach it, and what it ordered.
import { Anchor, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

import { type Counterparty, useAttributes, useById, useDepartments } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { PersonById } from "@/ui/Person";
import { DateText } from "@/ui/values";

import { useAttributeText } from "./AttributeField";
import { CounterpartyOrders } from "./CounterpartyOrders";
import "./counterparties.css";
import { messages } from "./messages";

export function CounterpartyCard({ record, mayOrders }: { record: Counterparty; mayOrders: boolean }) {
  return (
    <div className="card-pair">
      <Details record={record} />
      {mayOrders && <CounterpartyOrders id={record.id} living={!record.deleted_at} />}
    </div>
  );
}

function Details({ record }: { record: Counterparty }) {
  const text = useMessages(messages);
  const attributes = (useAttributes().data ?? []).filter((one) => !one.kind);
  const attributeText = useAttributeText();
  const departments = useById(useDepartments().data);
  const filled = attributes.filter((one) => record.attributes[one.id] !== undefined);
  return (
    <Paper p="lg">
      <Stack gap="md">
        <Title order={2}>{text.details}</Title>
        <dl className="facts">
          <Fact label={text.phone}>{record.phone && <Anchor inherit href={`tel:${record.phone.replace(/[^\d+]/g, "")}`} className="numbers">{record.phone}</Anchor>}</Fact>
          <Fact label={text.email}>{record.email && <Anchor inherit href={`mailto:${encodeURIComponent(record.email).replaceAll("%40", "@")}`}>{record.email}</Anchor>}</Fact>
          <Fact label={text.tax}>{record.tax_number}</Fact>
          {record.tax_reason_code && <Fact label={text.taxReason}>{record.tax_reason_code}</Fact>}
          <Fact label={text.address}>{record.address}</Fact>
          {record.external_id && <Fact label={text.external}>{record.external_id}</Fact>}
          {filled.map((one) => <Fact key={one.id} label={one.name}>{attributeText(record.attributes[one.id])}</Fact>)}
          {record.description && <Fact label={text.description}>{record.description}</Fact>}
          <Fact label={text.owner}>{record.owner && <PersonById id={record.owner} />}</Fact>
          {record.department && <Fact label={text.department}>{departments.get(record.department)?.name ?? "…"}</Fact>}
          <Fact label={text.shared}>{record.shared ? text.sharedYes : text.sharedNo}</Fact>
          <Fact label={text.added}><DateText value={record.created_at} /></Fact>
        </dl>
      </Stack>
    </Paper>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  const text = useMessages(messages);
  return <div><dt>{label}</dt><dd>{children || <Text span inherit c="dimmed">{text.notSet}</Text>}</dd></div>;
}
