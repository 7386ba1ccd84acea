// What papers are called, as the server calls them too.
import type { components } from "@/api/schema";
import type { Catalogue } from "@/lib/i18n";

export type Form = components["schemas"]["Form"];

const ru = {
  print: "Печать",
  printAs: "Печать в PDF",
  forms: {
    order: "Заказ покупателя", invoice: "Счёт на оплату", packing_list: "Упаковочный лист", quote: "Коммерческое предложение", contract: "Договор",
    shipment: "Расходная накладная", purchase_order: "Заказ поставщику", receipt: "Приходная накладная", return_in: "Накладная на возврат",
  } satisfies Record<Form, string>,
  printed: (name: string) => `Скачан файл «${name}»`,
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    print: "Print",
    printAs: "Print to PDF",
    forms: {
      order: "Customer order", invoice: "Invoice", packing_list: "Packing list", quote: "Quote", contract: "Contract",
      shipment: "Delivery note", purchase_order: "Purchase order", receipt: "Goods receipt", return_in: "Return note",
    },
    printed: (name) => `Downloaded “${name}”`,
  },
};
