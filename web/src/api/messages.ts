import type { Catalogue } from "@/lib/i18n";

const ru = {
  noConnection: "Нет связи с сервером",
  noConnectionDetail: "Запрос не дошёл или ответ потерялся. Проверьте сеть и повторите: дважды ничего не сделается.",
  unreadable: "Сервер ответил непонятно",
  unreadableDetail: (status: number) => `Код ответа ${status}. Если это повторяется, сообщите администратору.`,
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    noConnection: "No connection to the server",
    noConnectionDetail: "The request did not arrive or its answer was lost. Check the network and try again: nothing is done twice.",
    unreadable: "The server's answer made no sense",
    unreadableDetail: (status) => `It answered ${status}. If this goes on, tell the administrator.`,
  },
};
