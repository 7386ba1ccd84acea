// What somebody wrote: mentions by the name of the one they mean, and whether it was edited or taken away.
import { Text } from "@mantine/core";
import { useMemo } from "react";

import { useEmployees } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { RelativeTime } from "../values";
import "./comments.css";
import { partsOf } from "./mention";
import { messages } from "./messages";

interface Said {
  text: string;
  edited_at?: string | null;
  deleted_at?: string | null;
}

export function CommentText({ comment }: { comment: Said | null | undefined }) {
  const text = useMessages(messages);
  if (!comment || comment.deleted_at) return <Text size="sm" c="dimmed" fs="italic">{text.removed}</Text>;
  return (
    <blockquote className="comment__text">
      <Words text={comment.text} />{comment.edited_at && <span className="comment__edited"> ({text.editedAt} <RelativeTime value={comment.edited_at} />)</span>}
    </blockquote>
  );
}

function Words({ text }: { text: string }) {
  const { data } = useEmployees();
  const byLogin = useMemo(() => new Map(data?.map((one) => [one.login.toLowerCase(), one.name])), [data]);
  return <>{partsOf(text, (login) => byLogin.has(login)).map((part, i) => "text" in part
    ? <span key={i}>{part.text}</span>
    : <span key={i} className="comment__mention" title={`@${part.login}`}>@{byLogin.get(part.login)}</span>)}</>;
}
