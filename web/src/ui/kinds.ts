// Kinds of documents: how each is called in a sentence, and what there is to it (DOMAIN §1, §6).
import type { DocumentKind } from "@/api/queries";
import { type Language, useLanguage } from "@/lib/i18n";

/** In the order in which a deal goes. */
export const KINDS = ["quote", "contract", "customer_order", "invoice_out", "payment_in", "shipment", "return_in", "purchase_order", "receipt"] as const satisfies readonly DocumentKind[];

/** What a document of each kind may be made of, as the server has it. */
const BASES: Readonly<Record<DocumentKind, readonly DocumentKind[]>> = {
  quote: [],
  contract: ["quote"],
  customer_order: ["quote", "contract"],
  invoice_out: ["customer_order", "contract"],
  payment_in: ["customer_order", "invoice_out"],
  shipment: ["customer_order"],
  purchase_order: ["customer_order"],
  receipt: ["purchase_order"],
  return_in: ["shipment"],
};

/** What can be made of a document of this kind. */
export const madeOf = (base: DocumentKind): DocumentKind[] => KINDS.filter((kind) => BASES[kind].includes(base));

/** A word for a kind in the forms that sentences need. In English most of them are alike. */
export interface Noun {
  /** As a title, with all it is called. */
  readonly title: string;
  readonly titles: string;
  readonly one: string;
  /** Genitive. */
  readonly of: string;
  /** Accusative. */
  readonly it: string;
  /** Prepositional. */
  readonly in: string;
  /** Instrumental with «с». */
  readonly with: string;
  readonly many: string;
  readonly ofMany: string;
  /** The one of three words that agrees: with a masculine, a feminine, a neuter noun. */
  readonly agree: (masculine: string, feminine: string, neuter: string) => string;
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const agreeing = { m: (m: string) => m, f: (_m: string, f: string) => f, n: (_m: string, _f: string, n: string) => n };

function ru(gender: keyof typeof agreeing, forms: string, titles?: readonly [string, string]): Noun {
  const [one = "", of = "", it = "", where = "", by = "", many = "", ofMany = ""] = forms.split("/");
  return { title: titles?.[0] ?? capital(one), titles: titles?.[1] ?? capital(many), one, of, it, in: where, with: by, many, ofMany, agree: agreeing[gender] };
}

function en(one: string, many = `${one}s`, title = capital(one), titles = capital(many)): Noun {
  return { title, titles, one, of: one, it: one, in: one, with: one, many, ofMany: many, agree: agreeing.m };
}

const NOUNS: Readonly<Record<Language, Readonly<Record<DocumentKind, Noun>>>> = {
  ru: {
    customer_order: ru("m", "заказ/заказа/заказ/заказе/с заказом/заказы/заказов"),
    quote: ru("n", "предложение/предложения/предложение/предложении/с предложением/предложения/предложений", ["Коммерческое предложение", "Коммерческие предложения"]),
    contract: ru("m", "договор/договора/договор/договоре/с договором/договоры/договоров"),
    invoice_out: ru("m", "счёт/счёта/счёт/счёте/со счётом/счета/счетов", ["Счёт покупателю", "Счета покупателям"]),
    payment_in: ru("m", "платёж/платежа/платёж/платеже/с платежом/платежи/платежей", ["Входящий платёж", "Входящие платежи"]),
    shipment: ru("f", "отгрузка/отгрузки/отгрузку/отгрузке/с отгрузкой/отгрузки/отгрузок"),
    purchase_order: ru("m", "заказ поставщику/заказа поставщику/заказ поставщику/заказе поставщику/с заказом поставщику/заказы поставщикам/заказов поставщикам"),
    receipt: ru("f", "приёмка/приёмки/приёмку/приёмке/с приёмкой/приёмки/приёмок"),
    return_in: ru("m", "возврат/возврата/возврат/возврате/с возвратом/возвраты/возвратов", ["Возврат покупателя", "Возвраты покупателей"]),
  },
  en: {
    customer_order: en("order"),
    quote: en("quote"),
    contract: en("contract"),
    invoice_out: en("invoice"),
    payment_in: en("payment", "payments", "Incoming payment", "Incoming payments"),
    shipment: en("shipment"),
    purchase_order: en("supplier order"),
    receipt: en("receipt"),
    return_in: en("return", "returns", "Customer return", "Customer returns"),
  },
};

export const nounOf = (kind: DocumentKind, language: Language): Noun => NOUNS[language][kind];

export const nounsIn = (language: Language): Readonly<Record<DocumentKind, Noun>> => NOUNS[language];

export function useNouns(): Readonly<Record<DocumentKind, Noun>> {
  return NOUNS[useLanguage()];
}
