import type { Catalogue } from "@/lib/i18n";

const ru = {
  title: "Комментарии",
  write: "Комментарий",
  placeholder: "Написать коллегам… @ — упомянуть",
  mentions: "Кого упомянуть",
  send: "Отправить",
  save: "Сохранить",
  cancel: "Отмена",
  edit: "Изменить комментарий",
  remove: "Удалить комментарий",
  removeTitle: "Удалить комментарий?",
  removeText: "Текст исчезнет, останется только отметка.",
  removed: "Комментарий удалён",
  editedAt: "изменено",
};

export const messages: Catalogue<typeof ru> = {
  ru,
  en: {
    title: "Comments",
    write: "Comment",
    placeholder: "Write to your colleagues… @ mentions one",
    mentions: "Whom to mention",
    send: "Send",
    save: "Save",
    cancel: "Cancel",
    edit: "Edit the comment",
    remove: "Delete the comment",
    removeTitle: "Delete the comment?",
    removeText: "The text disappears; only a mark remains.",
    removed: "The comment was deleted",
    editedAt: "edited",
  },
};
