import { expect, test } from "vitest";

import { capital, documentLink, documentPath, type KindCatalogue, kindMessagesIn, KINDS, madeOf, nounsIn } from "./kinds";

test("every kind has a word in every case, and in both languages", () => {
  for (const kind of KINDS) {
    for (const language of ["ru", "en"] as const) {
      const { agree, ...forms } = nounsIn(language)[kind];
      expect(Object.values(forms).filter((form) => form === ""), `${kind} ${language}`).toEqual([]);
      expect(agree("m", "f", "n")).toMatch(/^[mfn]$/);
    }
  }
  expect(nounsIn("ru").shipment.agree("проведён", "проведена", "проведено")).toBe("проведена");
  expect(nounsIn("ru").invoice_out.with).toBe("со счётом");
});

test("texts of a kind are made once, so that what is remembered by them stays", () => {
  const catalogue: KindCatalogue<{ one: string }> = { ru: (noun) => ({ one: capital(noun.one) }), en: (noun) => ({ one: noun.one }) };
  expect(kindMessagesIn(catalogue, "receipt", "ru")).toBe(kindMessagesIn(catalogue, "receipt", "ru"));
  expect([kindMessagesIn(catalogue, "receipt", "ru").one, kindMessagesIn(catalogue, "receipt", "en").one, kindMessagesIn(catalogue, "quote", "ru").one]).toEqual(["Приёмка", "receipt", "Предложение"]);
});

test("orders keep their addresses, others stand at their kind", () => {
  expect(documentLink({ kind: "customer_order", id: "1" })).toEqual({ to: "/orders/$id", params: { id: "1" } });
  expect(documentPath({ kind: "receipt", id: "1" })).toBe("/documents/receipt/1");
});

test("what is made of an order is what it can carry", () => {
  expect(madeOf("customer_order")).toEqual(["invoice_out", "payment_in", "shipment", "purchase_order"]);
  expect(madeOf("payment_in")).toEqual([]);
});
