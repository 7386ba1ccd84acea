import { type Catalogue, countEn, countRu } from "@/lib/i18n";

/** Of whom it is said; unknown says it without a verb of the past. */
type Who = "female" | "male" | undefined;
const verb = (who: Who, female: string, male: string): string => who === "female" ? female : male;

const many = (n: number): string => n > 99 ? "99+" : String(n);

const ru = {
  title: "Уведомления",
  bell: (n: number) => n === 0 ? "Уведомления" : n > 99 ? "Уведомления: больше 99 непрочитанных" : `Уведомления: ${countRu(n, "непрочитанное", "непрочитанных", "непрочитанных")}`,
  count: many,
  all: "Все",
  unread: "Непрочитанные",
  which: "Какие показать",
  readAll: "Прочитать все",
  markRead: "Отметить прочитанным",
  isUnread: "не прочитано",
  more: "Показать ещё",
  close: "Закрыть",
  empty: "Уведомлений пока нет",
  emptyHint: "Здесь появится то, что касается вас: заказ, назначенный вам, шаги и слова других в ваших заказах, упоминания.",
  nothingNew: "Всё прочитано",
  nothingNewHint: "Новое появится здесь само.",
  // The parts of a sentence around the number of the order and the status.
  moved: (who: Who) => `${verb(who, "перевела", "перевёл")} ваш заказ`,
  movedNeutral: "Переведён ваш заказ",
  to: "в",
  assigned: (who: Who) => `${verb(who, "назначила", "назначил")} вам заказ`,
  assignedNeutral: "Вам назначен заказ",
  mentioned: (who: Who) => `${verb(who, "упомянула", "упомянул")} вас в заказе`,
  mentionedNeutral: "Вас упомянули в заказе",
  commented: (who: Who) => `${verb(who, "написала", "написал")} в вашем заказе`,
  commentedNeutral: "Новый комментарий в вашем заказе",
  other: "Изменение в заказе",
  by: (name: string) => `· ${name}`,
  rang: (n: number) => `Новых уведомлений: ${n}`,
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    title: "Notifications",
    bell: (n) => n === 0 ? "Notifications" : n > 99 ? "Notifications: over 99 unread" : `Notifications: ${countEn(n, "unread", "unread")}`,
    count: many,
    all: "All",
    unread: "Unread",
    which: "Which to show",
    readAll: "Mark all as read",
    markRead: "Mark as read",
    isUnread: "unread",
    more: "Show more",
    close: "Close",
    empty: "No notifications yet",
    emptyHint: "What concerns you appears here: an order given to you, what others do and say in your orders, mentions.",
    nothingNew: "All read",
    nothingNewHint: "What is new appears here by itself.",
    moved: () => "moved your order",
    movedNeutral: "Your order was moved:",
    to: "to",
    assigned: () => "gave you order",
    assignedNeutral: "You were given order",
    mentioned: () => "mentioned you in order",
    mentionedNeutral: "You were mentioned in order",
    commented: () => "commented on your order",
    commentedNeutral: "A new comment on your order",
    other: "A change in order",
    by: (name) => `· ${name}`,
    rang: (n) => `New notifications: ${n}`,
  },
};
