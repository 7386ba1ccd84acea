// Scenarios in the feed of an order.
import type { Catalogue } from "@/lib/i18n";

const ru = {
  scenario: (name: string) => `сценарий «${name}»`,
  note: "запись сценария",
  button: (label: string) => `нажата кнопка «${label}»`,
  overdue: (text: string) => `просрочена задача «${text}»`,
};

export const feed: Catalogue<typeof ru> = {
  ru,
  en: {
    scenario: (name) => `scenario “${name}”`,
    note: "note of a scenario",
    button: (label) => `pressed the button “${label}”`,
    overdue: (text) => `the task “${text}” is overdue`,
  },
};
