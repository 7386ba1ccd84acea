// Kinds of documents: how each is called in a sentence, where its pages stand, and what there is to it (DOMAIN §1, §6).
import type { LinkProps } from "@tanstack/react-router";

import { type DocumentKind, type DocumentRef, mayWith, useMe } from "@/api/queries";
import { type Language, type Messages, useLanguage } from "@/lib/i18n";

import type { IconName } from "./Icon";

/** In the order in which a deal goes. */
export const KINDS = ["quote", "contract", "customer_order", "invoice_out", "payment_in", "shipment", "return_in", "purchase_order", "receipt"] as const satisfies readonly DocumentKind[];

export type { DocumentRef };

export const isKind = (text: string): text is DocumentKind => (KINDS as readonly string[]).includes(text);

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

/** What a document of this kind may be made of. */
export const basesOf = (kind: DocumentKind): readonly DocumentKind[] => BASES[kind];
/** What can be made of a document of this kind. */
export const madeOf = (base: DocumentKind): DocumentKind[] => KINDS.filter((kind) => BASES[kind].includes(base));

/** What can be made of an order, which rules of processes and scenarios name. */
export const MADE_OF_ORDER = madeOf("customer_order");

/** Whether it is posted at all; the others count as they stand. */
export const isPostable = (kind: DocumentKind): boolean => !["customer_order", "quote", "contract"].includes(kind);
/** A payment is a sum, everything else is made of positions. */
export const hasPositions = (kind: DocumentKind): boolean => kind !== "payment_in";
/** Goods that it moves, or promises, lie in a warehouse. */
export const hasWarehouse = (kind: DocumentKind): boolean => ["customer_order", "shipment", "return_in", "purchase_order", "receipt"].includes(kind);
/** Due at a planned date; the others say what has happened. */
export const isPlanned = (kind: DocumentKind): boolean => !["payment_in", "shipment", "return_in", "receipt"].includes(kind);
/** Dealt with a supplier instead of a customer. */
export const isSupply = (kind: DocumentKind): boolean => kind === "purchase_order" || kind === "receipt";

type TradeSum = "invoiced" | "paid" | "shipped" | "reserved";
/** Which sums of documents that rest on it a document of this kind has. */
export const TRADE_SUMS: Readonly<Partial<Record<DocumentKind, readonly TradeSum[]>>> = {
  customer_order: ["invoiced", "paid", "shipped", "reserved"],
  invoice_out: ["paid"],
  purchase_order: ["shipped"],
};
export const tradeSumsOf = (kind: DocumentKind): readonly TradeSum[] => TRADE_SUMS[kind] ?? [];

export const KIND_ICONS: Readonly<Record<DocumentKind, IconName>> = {
  customer_order: "list", quote: "star", contract: "edit", invoice_out: "file", payment_in: "briefcase", shipment: "arrow-right",
  purchase_order: "store", receipt: "warehouse", return_in: "restore",
};

/** The page of a document. */
export const documentLink = ({ kind, id }: DocumentRef): Pick<LinkProps, "to" | "params"> =>
  kind === "customer_order" ? { to: "/orders/$id", params: { id } } : { to: "/documents/$kind/$id", params: { kind, id } };

/** The list of a kind. */
export const documentsLink = (kind: DocumentKind): Pick<LinkProps, "to" | "params"> =>
  kind === "customer_order" ? { to: "/orders" } : { to: "/documents/$kind", params: { kind } };

export const newDocumentLink = (kind: DocumentKind): Pick<LinkProps, "to" | "params"> =>
  kind === "customer_order" ? { to: "/orders/new" } : { to: "/documents/$kind/new", params: { kind } };

/** How the path of a document begins, in the address line and for what is no link of the router. */
export const documentPath = ({ kind, id }: DocumentRef): string => kind === "customer_order" ? `/orders/${id}` : `/documents/${kind}/${id}`;

/** Kinds that the one who is logged in has some right to. */
export function useKinds(operation: "view" | "create" | "post"): DocumentKind[] {
  const me = useMe();
  return KINDS.filter((kind) => mayWith(me, kind, operation));
}

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
  /** Dative. */
  readonly to: string;
  readonly many: string;
  readonly ofMany: string;
  /** The one of three words that agrees: with a masculine, a feminine, a neuter noun. */
  readonly agree: (masculine: string, feminine: string, neuter: string) => string;
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** With the article that English puts before it. */
export const article = (word: string): string => `${/^[aeiou]/i.test(word) ? "an" : "a"} ${word}`;

const agreeing = { m: (m: string) => m, f: (_m: string, f: string) => f, n: (_m: string, _f: string, n: string) => n };

function ru(gender: keyof typeof agreeing, forms: string, titles?: readonly [string, string]): Noun {
  const [one = "", of = "", it = "", where = "", by = "", to = "", many = "", ofMany = ""] = forms.split("/");
  return { title: titles?.[0] ?? capital(one), titles: titles?.[1] ?? capital(many), one, of, it, in: where, with: by, to, many, ofMany, agree: agreeing[gender] };
}

function en(one: string, many = `${one}s`, title = capital(one), titles = capital(many)): Noun {
  return { title, titles, one, of: one, it: one, in: one, with: one, to: one, many, ofMany: many, agree: agreeing.m };
}

const NOUNS: Readonly<Record<Language, Readonly<Record<DocumentKind, Noun>>>> = {
  ru: {
    customer_order: ru("m", "заказ/заказа/заказ/заказе/с заказом/заказу/заказы/заказов"),
    quote: ru("n", "предложение/предложения/предложение/предложении/с предложением/предложению/предложения/предложений", ["Коммерческое предложение", "Коммерческие предложения"]),
    contract: ru("m", "договор/договора/договор/договоре/с договором/договору/договоры/договоров"),
    invoice_out: ru("m", "счёт/счёта/счёт/счёте/со счётом/счёту/счета/счетов", ["Счёт покупателю", "Счета покупателям"]),
    payment_in: ru("m", "платёж/платежа/платёж/платеже/с платежом/платежу/платежи/платежей", ["Входящий платёж", "Входящие платежи"]),
    shipment: ru("f", "отгрузка/отгрузки/отгрузку/отгрузке/с отгрузкой/отгрузке/отгрузки/отгрузок"),
    purchase_order: ru("m", "заказ поставщику/заказа поставщику/заказ поставщику/заказе поставщику/с заказом поставщику/заказу поставщику/заказы поставщикам/заказов поставщикам"),
    receipt: ru("f", "приёмка/приёмки/приёмку/приёмке/с приёмкой/приёмке/приёмки/приёмок"),
    return_in: ru("m", "возврат/возврата/возврат/возврате/с возвратом/возврату/возвраты/возвратов", ["Возврат покупателя", "Возвраты покупателей"]),
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

export const nounsIn = (language: Language): Readonly<Record<DocumentKind, Noun>> => NOUNS[language];

export function useNouns(): Readonly<Record<DocumentKind, Noun>> {
  return NOUNS[useLanguage()];
}

/** Texts that speak of a document by what it is. */
export interface KindCatalogue<T> {
  readonly ru: (noun: Noun) => T;
  readonly en: (noun: Noun) => Messages<T>;
}

const made = new WeakMap<object, Map<DocumentKind, unknown>>();

/** Made once for each kind, so that what is remembered by them stays. */
export function kindMessagesIn<T>(catalogue: KindCatalogue<T>, kind: DocumentKind, language: Language): Messages<T> {
  const make = catalogue[language];
  const known = made.get(make) ?? new Map<DocumentKind, unknown>();
  made.set(make, known);
  if (!known.has(kind)) known.set(kind, make(NOUNS[language][kind]));
  return known.get(kind) as Messages<T>;
}

export function useKindMessages<T>(catalogue: KindCatalogue<T>, kind: DocumentKind): Messages<T> {
  return kindMessagesIn(catalogue, kind, useLanguage());
}
