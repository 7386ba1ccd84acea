// Screens of the list and the designer; the rules themselves are said in words.messages.ts.
import { designer } from "./messages/designer";
import { list } from "./messages/list";
import { rules } from "./messages/rules";
import { views } from "./messages/views";

export const messages = {
  ru: { ...designer.ru, ...list.ru, ...rules.ru, ...views.ru },
  en: { ...designer.en, ...list.en, ...rules.en, ...views.en },
};
