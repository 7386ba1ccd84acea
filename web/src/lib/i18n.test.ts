import { expect, test } from "vitest";

import { type Catalogue, countEn, countRu, messagesIn, pluralRu, preferredLanguage } from "./i18n";

test("russian_plurals", () => {
  const said = [0, 1, 2, 5, 11, 21, 22, 25, 111, 1.5].map((n) => pluralRu(n, "заказ", "заказа", "заказов"));
  expect(said).toEqual(["заказов", "заказ", "заказа", "заказов", "заказов", "заказ", "заказа", "заказов", "заказов", "заказа"]);
  expect(countRu(1234, "заказ", "заказа", "заказов").replace(/[\u00a0\u202f]/g, " ")).toBe("1 234 заказа");
});

test("english_plurals", () => {
  expect(countEn(1, "order", "orders")).toBe("1\u00a0order");
  expect(countEn(1234, "order", "orders")).toBe("1,234\u00a0orders");
});

test("language_is_the_chosen_one_then_that_of_the_browser_then_russian", () => {
  expect(preferredLanguage("en", ["ru-RU"])).toBe("en");
  expect(preferredLanguage(undefined, ["de-DE", "en-GB", "ru"])).toBe("en");
  expect(preferredLanguage("fr", ["de-DE"])).toBe("ru");
});

test("english_must_say_all_that_russian_says", () => {
  const ru = { title: "Доска", count: (n: number) => String(n) };
  const whole: Catalogue<typeof ru> = { ru, en: { title: "Board", count: (n) => String(n) } };
  // @ts-expect-error a missing key does not pass the type check
  const torn: Catalogue<typeof ru> = { ru, en: { title: "Board" } };
  expect(messagesIn(whole, "en").title).toBe("Board");
  expect(torn.en.count).toBeUndefined();
});
