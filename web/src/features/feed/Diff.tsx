// What a change did: the name of every field with its value before and after, names instead of ids.
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { api, ok } from "@/api/client";
import { keys, useAttributes, useById, useChannels, useDepartments, useEmployees, useOrganizations, useWarehouses } from "@/api/queries";
import { fieldName } from "@/ui/fields";
import { useKindMessages } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";

import { changedParts, type FieldChange, type FieldValue, type PositionChange, type PositionState } from "./entry";
import { messages } from "./messages";

const VAT_UNIT = 100;

export function FieldDiff({ change }: { change: FieldChange }) {
  const attributes = useById(useAttributes().data);
  return (
    <li>
      <span className="feed__field">{fieldName(change.field, attributes)}:</span>{" "}
      <Change before={<Value field={change.field} value={change.before} />} after={<Value field={change.field} value={change.after} />} />
    </li>
  );
}

/** Read aloud as «before → after», and struck out only for the eye. */
export function Change({ before, after }: { before: ReactNode; after: ReactNode }) {
  return <><del>{before}</del> <span aria-hidden>→</span> <ins>{after}</ins></>;
}

function Value({ field, value }: { field: FieldChange["field"]; value: FieldValue }): ReactNode {
  const text = useKindMessages(messages, "customer_order");
  const format = useFormat();
  switch (value.type) {
    case "empty": return <span className="feed__empty">{text.empty_value}</span>;
    case "text": return value.value;
    case "time": return format.dateTime(value.value);
    case "money": return format.money(value.value);
    case "flag": return value.value ? text.yes : text.no;
    case "vat": return text.vatModes[value.value as keyof typeof text.vatModes] ?? value.value;
    case "id": return <NameOf field={field} id={value.value} />;
    case "attribute":
      if (value.value.type === "time") return format.dateTime(value.value.value);
      if (value.value.type === "boolean") return value.value.value ? text.yes : text.no;
      return String(value.value.value);
    default: return "…";
  }
}

function NameOf({ field, id }: { field: FieldChange["field"]; id: string }): ReactNode {
  const employees = useById(useEmployees().data);
  const departments = useById(useDepartments().data);
  const channels = useById(useChannels().data);
  const organizations = useById(useOrganizations().data);
  const warehouses = useById(useWarehouses().data);
  switch (field) {
    case "owner": return employees.get(id)?.name ?? "…";
    case "department": return departments.get(id)?.name ?? "…";
    case "channel": return channels.get(id)?.name ?? "…";
    case "organization": return organizations.get(id)?.name ?? "…";
    case "warehouse": return warehouses.get(id)?.name ?? "…";
    case "counterparty": return <CounterpartyName id={id} />;
    default: return "…";
  }
}

const NAMES_FRESH_MS = 300_000;

export function CounterpartyName({ id }: { id: string }) {
  const { forbidden } = useKindMessages(messages, "customer_order");
  const { data, error } = useQuery({
    queryKey: keys.counterparty(id), staleTime: NAMES_FRESH_MS, retry: false,
    queryFn: ({ signal }) => ok(api.GET("/api/v1/counterparties/{id}", { params: { path: { id } }, signal })),
  });
  return <>{data?.name ?? (error ? forbidden : "…")}</>;
}

export function ProductName({ id }: { id: string }) {
  const { forbidden } = useKindMessages(messages, "customer_order");
  const { data, error } = useQuery({
    queryKey: keys.product(id), staleTime: NAMES_FRESH_MS, retry: false,
    queryFn: ({ signal }) => ok(api.GET("/api/v1/products/{id}", { params: { path: { id } }, signal })),
  });
  return <>{data?.name ?? (error ? forbidden : "…")}</>;
}

export function PositionDiff({ change: { product, before, after }, names }: { change: PositionChange; names: ReadonlyMap<string, string> }) {
  const text = useKindMessages(messages, "customer_order");
  const format = useFormat();
  const name = names.get(product) ?? <ProductName id={product} />;
  const whole = (state: PositionState) => `${format.quantity(state.quantity)} × ${format.money(state.price)}${state.discount ? `, ${text.discount} ${format.percent(state.discount)}` : ""}`;
  if (before && after) {
    const value = (state: PositionState, part: ReturnType<typeof changedParts>[number]) => part === "price" ? format.money(state.price)
      : part === "quantity" ? format.quantity(state.quantity)
        : format.percent(part === "vat_rate" ? state.vat_rate * VAT_UNIT : state.discount);
    const words = { quantity: text.quantity, price: text.price, discount: text.discount, vat_rate: text.vat };
    return (
      <li>
        <span className="feed__field">{name}:</span>{" "}
        {changedParts(before, after).map((part, i) => (
          <span key={part}>{i > 0 && ", "}{words[part]} <Change before={value(before, part)} after={value(after, part)} /></span>
        ))}
      </li>
    );
  }
  if (after) return <li><span className="feed__field">+ {name}</span> <span className="feed__word">{text.added}:</span> <ins>{whole(after)}</ins></li>;
  if (before) return <li><span className="feed__field">− {name}</span> <span className="feed__word">{text.taken}:</span> <del>{whole(before)}</del></li>;
  return null;
}
