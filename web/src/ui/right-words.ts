// Entities, operations and scopes in words.
import type { Entity, Operation, Schemas } from "@/api/queries";
import type { Catalogue } from "@/lib/i18n";

const ru = {
  scopes: { no: "Нет", own: "Свои", own_shared: "Свои и общие", own_department: "Свой отдел", own_department_shared: "Отдел и общие", all: "Все" },
  operations: { view: "Видеть", create: "Создавать", update: "Изменять", delete: "Удалять", post: "Проводить", print: "Печатать" },
  entities: {
    customer_order: "Заказы", counterparty: "Контрагенты", product: "Товары", quote: "Коммерческие предложения", contract: "Договоры",
    invoice_out: "Счета покупателям", payment_in: "Входящие платежи", shipment: "Отгрузки", purchase_order: "Заказы поставщикам", receipt: "Приёмки", return_in: "Возвраты покупателей",
  },
} satisfies { scopes: Record<Schemas["Scope"], string>; operations: Record<Operation, string>; entities: Record<Entity, string> };

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    scopes: { no: "No", own: "Own", own_shared: "Own, shared", own_department: "Department's", own_department_shared: "Dept., shared", all: "All" },
    operations: { view: "See", create: "Create", update: "Change", delete: "Delete", post: "Post", print: "Print" },
    entities: {
      customer_order: "Orders", counterparty: "Counterparties", product: "Products", quote: "Quotes", contract: "Contracts",
      invoice_out: "Invoices", payment_in: "Incoming payments", shipment: "Shipments", purchase_order: "Purchase orders", receipt: "Receipts", return_in: "Customer returns",
    },
  },
};
