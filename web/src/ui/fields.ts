// How fields are called and where they stand on the page of an order, so that a refusal can lead to the one it names.
import type { Attribute, Schemas } from "@/api/queries";
import { type Catalogue, messagesIn } from "@/lib/i18n";

type Field = Schemas["Field"];

const ru = {
  number: "Номер", external_id: "Внешний номер", moment: "Дата", planned_at: "Плановая дата", counterparty: "Контрагент",
  channel: "Канал продаж", organization: "Организация", warehouse: "Склад", sum: "Сумма", description: "Комментарий к заказу", vat_mode: "НДС", currency: "Валюта", positions: "Позиции",
  owner: "Владелец", department: "Отдел", shared: "Общий доступ", attribute: "Доп. поле",
};

export const fieldNames: Catalogue<typeof ru> = {
  ru,
  en: {
    number: "Number", external_id: "External number", moment: "Date", planned_at: "Planned date", counterparty: "Counterparty",
    channel: "Sales channel", organization: "Organization", warehouse: "Warehouse", sum: "Sum", description: "Note", vat_mode: "VAT", currency: "Currency", positions: "Positions",
    owner: "Owner", department: "Department", shared: "Shared", attribute: "Custom field",
  },
};

/** One word for a field: its own name, or the id of a custom field. */
export function fieldKey(field: Field): string {
  return typeof field === "string" ? field : field.attribute;
}

export function fieldName(field: Field, attributes: ReadonlyMap<string, Attribute>): string {
  const names = messagesIn(fieldNames);
  return typeof field === "string" ? names[field] : attributes.get(field.attribute)?.name ?? names.attribute;
}

/** The anchor of a field on the page of its order. */
export function fieldAnchor(field: Field | string): string {
  return `field-${typeof field === "string" ? field : fieldKey(field)}`;
}
