// Conditions and people of rules said in words, for processes and scenarios alike.
import type { Catalogue } from "@/lib/i18n";

import { fieldNames } from "../fields";

const ru = {
  noStatus: "Без статуса",
  gone: { status: "удалённый статус", employee: "удалённый сотрудник", department: "удалённый отдел", role: "удалённая роль", channel: "удалённый канал", attribute: "удалённое поле" },
  or: "или",
  and: "и",
  relative: { owner: "владелец", owners_manager: "руководитель владельца", author: "автор", task_assignee: "исполнитель задачи" },
  compare: { less: "<", at_most: "≤", equal: "=", not_equal: "≠", at_least: "≥", greater: ">" },
  guard: {
    discount: (limit: string) => `скидка ${limit}`,
    sum: (limit: string) => `сумма ${limit}`,
    positions: (limit: string) => `позиций ${limit}`,
    open_tasks: (limit: string) => `незавершённых задач ${limit}`,
    channel_in: (names: string) => `канал: ${names}`,
    counterparty_tag: (tag: string) => `метка контрагента «${tag}»`,
    field_filled: (field: string) => `заполнено «${field}»`,
    attribute_equals: (field: string, value: string) => `«${field}» = ${value}`,
    share: { invoiced: (limit: string) => `выставлено счетов ${limit}`, paid: (limit: string) => `оплачено ${limit}`, shipped: (limit: string) => `отгружено ${limit}`, reserved: (limit: string) => `зарезервировано ${limit}` },
    stock_enough: "товара на складе хватает",
    has_posted: (kind: string) => `есть проведённый документ: ${kind}`,
    approved: "содержание согласовано",
    expression: (text: string) => `выражение ${text}`,
    emptyGroup: "пустая группа",
  },
  yes: "да",
  no: "нет",
  none: "нет",
  field: fieldNames.ru,
};

export const ruleWords: Catalogue<typeof ru> = {
  ru,
  en: {
    noStatus: "No status",
    gone: { status: "deleted status", employee: "deleted employee", department: "deleted department", role: "deleted role", channel: "deleted channel", attribute: "deleted field" },
    or: "or",
    and: "and",
    relative: { owner: "owner", owners_manager: "the owner's manager", author: "author", task_assignee: "assignee of a task" },
    compare: { less: "<", at_most: "≤", equal: "=", not_equal: "≠", at_least: "≥", greater: ">" },
    guard: {
      discount: (limit) => `discount ${limit}`,
      sum: (limit) => `sum ${limit}`,
      positions: (limit) => `positions ${limit}`,
      open_tasks: (limit) => `open tasks ${limit}`,
      channel_in: (names) => `channel: ${names}`,
      counterparty_tag: (tag) => `counterparty tagged “${tag}”`,
      field_filled: (field) => `“${field}” is filled in`,
      attribute_equals: (field, value) => `“${field}” = ${value}`,
      share: { invoiced: (limit) => `invoiced ${limit}`, paid: (limit) => `paid ${limit}`, shipped: (limit) => `shipped ${limit}`, reserved: (limit) => `reserved ${limit}` },
      stock_enough: "there is enough in stock",
      has_posted: (kind) => `a posted document is there: ${kind}`,
      approved: "the content is approved",
      expression: (text) => `expression ${text}`,
      emptyGroup: "empty group",
    },
    yes: "yes",
    no: "no",
    none: "none",
    field: fieldNames.en,
  },
};
