// The languages of the interface. A catalogue is `{ ru, en }`, where `en` has the shape of `ru`: a missing key fails the
// type check. Every feature keeps its own `messages.ts`.
import { useSyncExternalStore } from "react";

import { remember, remembered } from "./storage";

export type Language = "ru" | "en";
export const LANGUAGES: readonly Language[] = ["ru", "en"];

/** The shape of a catalogue: texts, functions that make texts, and groups of these. */
export type Messages<T> = T extends (...args: infer A) => string ? (...args: A) => string
  : T extends string ? string
  : { readonly [K in keyof T]: Messages<T[K]> };

export interface Catalogue<T> {
  readonly ru: T;
  readonly en: Messages<T>;
}

function isLanguage(value: unknown): value is Language {
  return value === "ru" || value === "en";
}

/** What was chosen, else the first of the browser's languages that there is, else Russian. */
export function preferredLanguage(chosen: string | undefined, browser: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  for (const tag of browser) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLanguage(language)) return language;
  }
  return "ru";
}

let current: Language = preferredLanguage(remembered("language"), globalThis.navigator?.languages ?? []);
const listeners = new Set<() => void>();

function show(language: Language): void {
  globalThis.document?.documentElement.setAttribute("lang", language);
}
show(current);

export function currentLanguage(): Language {
  return current;
}

export function setLanguage(language: Language): void {
  if (language === current) return;
  current = language;
  remember("language", language);
  show(language);
  for (const tell of listeners) tell();
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguage, currentLanguage);
}

export function useMessages<T>(catalogue: Catalogue<T>): Messages<T> {
  const language = useLanguage();
  return messagesIn(catalogue, language);
}

/** Outside components; inside them `useMessages`, which follows the choice of the language. */
export function messagesIn<T>(catalogue: Catalogue<T>, language: Language = current): Messages<T> {
  return language === "ru" ? catalogue.ru as Messages<T> : catalogue.en;
}

const NUMBERS = { ru: new Intl.NumberFormat("ru-RU"), en: new Intl.NumberFormat("en-US") };
const RULES = { ru: new Intl.PluralRules("ru-RU"), en: new Intl.PluralRules("en-US") };

/** The word alone: `pluralRu(5, "заказ", "заказа", "заказов")` is «заказов». */
export function pluralRu(n: number, one: string, few: string, many: string): string {
  const rule = RULES.ru.select(n);
  return rule === "one" ? one : rule === "many" ? many : few;
}

export function pluralEn(n: number, one: string, other: string): string {
  return RULES.en.select(n) === "one" ? one : other;
}

/** With the number, not to be torn apart: `countRu(5, …)` is «5 заказов». */
export function countRu(n: number, one: string, few: string, many: string): string {
  return `${NUMBERS.ru.format(n)}\u00a0${pluralRu(n, one, few, many)}`;
}

export function countEn(n: number, one: string, other: string): string {
  return `${NUMBERS.en.format(n)}\u00a0${pluralEn(n, one, other)}`;
}
