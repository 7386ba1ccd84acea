import type { Catalogue } from "@/lib/i18n";

// Words of pages that compose features; a feature keeps its own.
const ru = {
  board: { title: "Доска" },
  orders: { title: "Заказы", bin: "Корзина" },
  newOrder: { title: "Новый заказ", forbidden: "Создавать заказы вам нельзя", forbiddenHint: "Право создавать заказы выдаёт администратор." },
  order: { title: "Заказ" },
  counterparties: { title: "Контрагенты", empty: "Контрагентов пока нет", hint: "Покупатели появляются здесь вместе со своими заказами." },
  counterparty: { title: "Контрагент", empty: "Контрагент", hint: "Реквизиты, контакты и заказы." },
  products: { title: "Товары", empty: "Товаров пока нет", hint: "То, что вы продаёте: товары и услуги с ценами." },
  processes: { title: "Процессы", create: "Новый процесс" },
  statuses: { title: "Статусы", empty: "Статусов пока нет", hint: "Статус говорит, где стоит заказ. Из статусов складываются процессы." },
  employees: { title: "Сотрудники", empty: "Сотрудников пока нет", hint: "Кто входит в Порядок и с какой ролью." },
  departments: { title: "Отделы", empty: "Отделов пока нет", hint: "Дерево компании: от отдела зависит, чьи документы видны." },
  roles: { title: "Роли", empty: "Ролей пока нет", hint: "Роль — это набор прав: что можно делать и с чьими документами." },
  channels: { title: "Каналы продаж", empty: "Каналов пока нет", hint: "Откуда приходят заказы. У канала может быть свой процесс." },
  attributes: { title: "Доп. поля", empty: "Доп. полей пока нет", hint: "Поля, которых вам не хватает в заказе или у контрагента." },
  tokens: { title: "Токены", empty: "Токенов пока нет", hint: "Токеном программа входит в Порядок вместо человека." },
  audit: { title: "Журнал", empty: "Записей пока нет", hint: "Кто менял настройки и кто входил." },
  profile: { title: "Профиль", preferences: "Вид и язык" },
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    board: { title: "Board" },
    orders: { title: "Orders", bin: "Bin" },
    newOrder: { title: "New order", forbidden: "You may not create orders", forbiddenHint: "The right to create orders is granted by the administrator." },
    order: { title: "Order" },
    counterparties: { title: "Counterparties", empty: "No counterparties yet", hint: "Customers appear here together with their orders." },
    counterparty: { title: "Counterparty", empty: "Counterparty", hint: "Details, contacts and orders." },
    products: { title: "Products", empty: "No products yet", hint: "What you sell: goods and services with their prices." },
    processes: { title: "Processes", create: "New process" },
    statuses: { title: "Statuses", empty: "No statuses yet", hint: "A status says where an order stands. Processes are made of statuses." },
    employees: { title: "Employees", empty: "No employees yet", hint: "Who logs in to Poryadok, and in which role." },
    departments: { title: "Departments", empty: "No departments yet", hint: "The tree of the company: whose documents are seen depends on it." },
    roles: { title: "Roles", empty: "No roles yet", hint: "A role is a set of permissions: what may be done, and with whose documents." },
    channels: { title: "Sales channels", empty: "No channels yet", hint: "Where orders come from. A channel may have a process of its own." },
    attributes: { title: "Custom fields", empty: "No custom fields yet", hint: "Fields that you miss in an order or a counterparty." },
    tokens: { title: "Tokens", empty: "No tokens yet", hint: "With a token a program logs in to Poryadok in place of a person." },
    audit: { title: "Audit", empty: "No entries yet", hint: "Who changed settings, and who logged in." },
    profile: { title: "Profile", preferences: "Look and language" },
  },
};
