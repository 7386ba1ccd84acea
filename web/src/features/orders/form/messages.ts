import type { Catalogue } from "@/lib/i18n";

const ru = {
  none: "не указано",
  counterparty: {
    label: "Контрагент", placeholder: "Имя, телефон или ИНН", create: (name: string) => name ? `Создать «${name}»` : "Создать контрагента",
    title: "Новый контрагент", name: "Название или имя", phone: "Телефон", email: "Почта", tax: "ИНН", address: "Адрес", submit: "Создать", cancel: "Отмена", open: "Открыть контрагента",
    nameNeeded: "Введите название", created: (name: string) => `Контрагент «${name}» создан`,
  },
  product: { label: "Добавить товар", placeholder: "Название или код товара", loading: "Ищем…", nothing: "Ничего не найдено", typeMore: "Начните вводить название" },
  positions: {
    title: "Позиции", empty: "Позиций пока нет", emptyHint: "Найдите товар по названию или коду: Enter добавит его и поставит курсор в количество.",
    product: "Товар", quantity: "Количество", price: "Цена", discount: "Скидка, %", vat: "НДС, %", sum: "Сумма", remove: (name: string) => `Убрать «${name}»`,
    of: (what: string, name: string) => `${what}: ${name}`, later: "после сохранения", reserve: "в резерве", short: "не хватает", total: "Итого", gross: "Без скидки", totalDiscount: "Скидка", totalVat: "В том числе НДС", addedVat: "НДС сверху",
    stale: "Итоги пересчитает сервер после сохранения", discountAll: "Скидка на все", apply: "Применить", removed: (name: string) => `«${name}» убрано`,
  },
  vat: { none: "без НДС", included: "НДС в цене", added: "НДС сверху" },
  day: { clear: "Очистить дату", day: "день" },
  yes: "Да",
  no: "Нет",
  integer: "Введите целое число",
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    none: "not set",
    counterparty: {
      label: "Counterparty", placeholder: "Name, phone or tax number", create: (name) => name ? `Create “${name}”` : "Create a counterparty",
      title: "New counterparty", name: "Name", phone: "Phone", email: "E-mail", tax: "Tax number", address: "Address", submit: "Create", cancel: "Cancel", open: "Open the counterparty",
      nameNeeded: "Enter a name", created: (name) => `Counterparty “${name}” is created`,
    },
    product: { label: "Add a product", placeholder: "Name or code of a product", loading: "Searching…", nothing: "Nothing found", typeMore: "Begin to type a name" },
    positions: {
      title: "Positions", empty: "No positions yet", emptyHint: "Find a product by name or code: Enter adds it and puts the cursor into its quantity.",
      product: "Product", quantity: "Quantity", price: "Price", discount: "Discount, %", vat: "VAT, %", sum: "Sum", remove: (name) => `Remove “${name}”`,
      of: (what, name) => `${what}: ${name}`, later: "after saving", reserve: "reserved", short: "short by", total: "Total", gross: "Before discount", totalDiscount: "Discount", totalVat: "VAT included", addedVat: "VAT on top",
      stale: "The server counts the totals anew when you save", discountAll: "Discount on all", apply: "Apply", removed: (name) => `“${name}” is removed`,
    },
    vat: { none: "no VAT", included: "VAT in the price", added: "VAT on top" },
    day: { clear: "Clear the date", day: "day" },
    yes: "Yes",
    no: "No",
    integer: "Enter a whole number",
  },
};
