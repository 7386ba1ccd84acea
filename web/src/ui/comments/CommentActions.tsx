import { useConfirm } from "../confirm";
import { IconButton } from "../IconButton";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";

/** What its author may do with a comment; taking it away is asked about. */
export function CommentActions({ onEdit, onRemove, removing }: { onEdit: () => void; onRemove: () => void; removing: boolean }) {
  const text = useMessages(messages);
  const confirm = useConfirm();
  return (
    <>
      <IconButton icon="edit" size="sm" label={text.edit} onClick={onEdit} />
      <IconButton icon="trash" size="sm" label={text.remove} loading={removing} onClick={async () => {
        if (await confirm({ title: text.removeTitle, message: text.removeText, confirm: text.remove, danger: true })) onRemove();
      }} />
    </>
  );
}
