import type { Catalogue } from "@/lib/i18n";

// Words of pages that compose features; a feature keeps its own.
const ru = {
  board: { title: "Доска" },
  orders: { title: "Заказы", bin: "Корзина" },
  newOrder: { forbidden: (many: string) => `Создавать ${many} вам нельзя`, forbiddenHint: "Право создавать выдаёт администратор." },
  processes: { title: "Процессы", create: "Новый процесс" },
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    board: { title: "Board" },
    orders: { title: "Orders", bin: "Bin" },
    newOrder: { forbidden: (many) => `You may not create ${many}`, forbiddenHint: "The right to create is granted by the administrator." },
    processes: { title: "Processes", create: "New process" },
  },
};
