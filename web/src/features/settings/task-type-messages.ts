import type { Catalogue } from "@/lib/i18n";

const ru = {
  title: "Типы задач",
  lead: "Тип говорит, что за работа: звонок, доставка, оплата. По типу задачи отбирают, цвет делает его заметным в списке.",
  add: "Новый тип",
  editing: (name: string) => `Тип «${name}»`,
  empty: "Типов задач пока нет",
  emptyHint: "Пока типов нет, задачи обходятся без них. Заведите тип, когда разную работу нужно отличать с первого взгляда.",
  type: "Тип",
  open: "Задачи",
  toTasks: "Показать задачи",
  preview: "Так тип выглядит",
  created: (name: string) => `Тип «${name}» создан`,
  deleted: (name: string) => `Тип «${name}» удалён`,
  removing: (name: string) => `Удалить тип «${name}»?`,
  removeHint: "Удалить можно только тип, которого нет ни у одной задачи, открытой или выполненной.",
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    title: "Task types",
    lead: "A type says what kind of work it is: a call, a delivery, a payment. Tasks are filtered by it, and its colour makes it stand out in a list.",
    add: "New type",
    editing: (name) => `Type “${name}”`,
    empty: "No task types yet",
    emptyHint: "As long as there are none, tasks do without. Add a type when different work should be told apart at a glance.",
    type: "Type",
    open: "Tasks",
    toTasks: "Show the tasks",
    preview: "How it looks",
    created: (name) => `The type “${name}” was created`,
    deleted: (name) => `The type “${name}” was deleted`,
    removing: (name) => `Delete the type “${name}”?`,
    removeHint: "Only a type that no task is of, open or done, can be deleted.",
  },
};
