import type { Catalogue } from "@/lib/i18n";

const ru = {
  title: "Новый заказ",
  noChannel: "Без канала",
  status: "Статус",
  statusOnly: "Заказ начнётся в статусе",
  statusFree: "Процесса нет: любой",
  statusNone: "Процесс этого канала не разрешает вам создавать заказы. Выберите другой канал или обратитесь к администратору.",
  more: "Ещё поля",
  less: "Скрыть поля",
  create: "Создать заказ",
  created: (number: string) => `Заказ № ${number} создан`,
  restored: "Продолжаем с того, что вы не успели сохранить.",
  startOver: "Начать заново",
  startOverTitle: "Начать заново?",
  startOverText: "Всё, что введено в этот заказ, пропадёт.",
  total: "Итог посчитает сервер при создании",
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    title: "New order",
    noChannel: "No channel",
    status: "Status",
    statusOnly: "The order begins in",
    statusFree: "No process: any",
    statusNone: "The process of this channel does not let you create orders. Choose another channel, or ask the administrator.",
    more: "More fields",
    less: "Fewer fields",
    create: "Create the order",
    created: (number) => `Order № ${number} is created`,
    restored: "Going on with what you had not saved.",
    startOver: "Start over",
    startOverTitle: "Start over?",
    startOverText: "Everything entered into this order will be lost.",
    total: "The server counts the total when it creates the order",
  },
};
