// What every list of records says alike: found or not, made, changed, taken away, put in order.
import type { Catalogue } from "@/lib/i18n";

const ru = {
  search: "Найти",
  nothing: "Ничего не найдено",
  nothingHint: "Попробуйте другое слово.",
  clearSearch: "Очистить поиск",
  edit: "Изменить",
  remove: "Удалить",
  removeDots: "Удалить…",
  create: "Создать",
  save: "Сохранить",
  saved: "Сохранено",
  actionsFor: (name: string) => `Действия: ${name}`,
  name: "Название",
  order: {
    handle: (name: string, place: number, all: number) => `Переставить «${name}», место ${place} из ${all}`,
    hint: "Перетащите, или нажимайте ↑ и ↓",
    moved: (name: string, place: number, all: number) => `«${name}»: место ${place} из ${all}`,
    up: "Выше",
    down: "Ниже",
    first: "В начало",
    last: "В конец",
    done: (name: string) => `«${name}» переставлен`,
    saving: "Сохраняем порядок…",
    fixed: "Чтобы переставлять, очистите поиск.",
  },
};

export const recordWords: Catalogue<typeof ru> = {
  ru,
  en: {
    search: "Find",
    nothing: "Nothing found",
    nothingHint: "Try another word.",
    clearSearch: "Clear the search",
    edit: "Edit",
    remove: "Delete",
    removeDots: "Delete…",
    create: "Create",
    save: "Save",
    saved: "Saved",
    actionsFor: (name) => `Actions: ${name}`,
    name: "Name",
    order: {
      handle: (name, place, all) => `Move “${name}”, place ${place} of ${all}`,
      hint: "Drag, or press ↑ and ↓",
      moved: (name, place, all) => `“${name}”: place ${place} of ${all}`,
      up: "Up",
      down: "Down",
      first: "To the start",
      last: "To the end",
      done: (name) => `“${name}” has been moved`,
      saving: "Saving the order…",
      fixed: "Clear the search to change the order.",
    },
  },
};
