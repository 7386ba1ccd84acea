import { type Catalogue, countEn, countRu } from "@/lib/i18n";

const ru = {
  title: "Мой ход",
  hint: "Заказы, которые по бизнес-процессу можете перевести дальше вы. Сначала самые давние.",
  count: (n: number) => n > 99 ? "Ждут вас: больше 99 заказов" : n === 0 ? "Вас не ждёт ни один заказ" : `Ждут вас: ${countRu(n, "заказ", "заказа", "заказов")}`,
  many: (n: number) => n > 99 ? "99+" : String(n),
  empty: "Ваших ходов нет",
  emptyHint: "Когда заказ дойдёт до статуса, из которого его ведёте вы, он появится здесь сам.",
  toBoard: "Открыть доску",
  more: "Показать ещё",
  since: "в статусе",
  noCounterparty: "Без контрагента",
  owner: "Владелец",
  move: (number: string) => `Перевести заказ № ${number}`,
  whose: "Чей ход:",
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    title: "My turn",
    hint: "Orders that by the process you can take on. The oldest come first.",
    count: (n) => n > 99 ? "More than 99 orders wait for you" : n === 0 ? "No order waits for you" : `${countEn(n, "order waits", "orders wait")} for you`,
    many: (n) => n > 99 ? "99+" : String(n),
    empty: "Nothing waits for you",
    emptyHint: "When an order reaches a status that you lead on from, it appears here by itself.",
    toBoard: "Open the board",
    more: "Show more",
    since: "in status",
    noCounterparty: "No counterparty",
    owner: "Owner",
    move: (number) => `Move order No. ${number}`,
    whose: "Whose turn:",
  },
};
