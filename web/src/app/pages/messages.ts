import type { Catalogue } from "@/lib/i18n";

// Words of pages that compose features; a feature keeps its own.
const ru = {
  board: { title: "Доска" },
  orders: { title: "Заказы", bin: "Корзина" },
  newOrder: { title: "Новый заказ", forbidden: "Создавать заказы вам нельзя", forbiddenHint: "Право создавать заказы выдаёт администратор." },
  order: { title: "Заказ" },
  processes: { title: "Процессы", create: "Новый процесс" },
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    board: { title: "Board" },
    orders: { title: "Orders", bin: "Bin" },
    newOrder: { title: "New order", forbidden: "You may not create orders", forbiddenHint: "The right to create orders is granted by the administrator." },
    order: { title: "Order" },
    processes: { title: "Processes", create: "New process" },
  },
};
