import { Badge, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";

import { api, ok } from "@/api/client";
import { keys, useEmployees, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon, type IconName } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Person } from "@/ui/Person";
import { StatusById } from "@/ui/StatusBadge";
import { toast } from "@/ui/toast";
import { Money, RelativeTime } from "@/ui/values";

import { CommentForm } from "./CommentForm";
import { FieldDiff, PositionDiff } from "./Diff";
import { changedOf, createdOf, type Entry as EntryType, fileOf, type Ground, movedOf } from "./entry";
import { partsOf } from "./mention";
import { messages } from "./messages";

const ICONS: Record<string, IconName> = { created: "plus", changed: "edit", moved: "arrow-right", deleted: "trash", restored: "restore", comment: "comment", task_set: "check-circle", task_done: "check-circle", task_reopened: "restore", task_deleted: "trash", task_comment: "comment", file_added: "plus", file_deleted: "trash" };

interface Props {
  order: string;
  entry: EntryType;
  /** Product id → name, as far as they are known. */
  products: ReadonlyMap<string, string>;
  /** Words for kinds that other features know. */
  say?: (entry: EntryType) => string | undefined;
}

export function Entry({ order, entry, products, say }: Props) {
  const text = useMessages(messages);
  const [editing, setEditing] = useState(false);
  const said = { created: createdOf(entry.body).copiedFrom ? text.copied : text.created, moved: text.moved, changed: text.changed, deleted: text.deleted, restored: text.restored, comment: text.commented, file_added: text.attached, file_deleted: text.detached }[entry.kind] ?? say?.(entry) ?? text.other;
  return (
    <li className="feed__entry" data-kind={entry.kind}>
      <span className="feed__icon"><Icon name={ICONS[entry.kind] ?? "info"} size={14} /></span>
      <div className="feed__body">
        <div className="feed__head">
          {entry.actor_name ? <Person name={entry.actor_name} size={20} /> : <b>{text.system}</b>}
          <span className="feed__said">{said}</span>
          <span className="feed__time"><RelativeTime value={entry.at} /></span>
          {entry.source !== "person" && <Badge size="sm" variant="light" color="gray" c="var(--mantine-color-text)">{text.sources[entry.source]}</Badge>}
          <CommentActions order={order} entry={entry} onEdit={() => setEditing(true)} />
        </div>
        <Content order={order} entry={entry} products={products} editing={editing} onEdited={() => setEditing(false)} />
      </div>
    </li>
  );
}

function Content({ order, entry, products, editing, onEdited }: Props & { editing: boolean; onEdited: () => void }): ReactNode {
  const text = useMessages(messages);
  switch (entry.kind) {
    case "created": {
      const { status, copiedFrom, ground, reason } = createdOf(entry.body);
      return (
        <Group gap={8}>
          <span className="feed__word">{text.in}</span><StatusById id={status} /><GroundOf ground={ground} reason={reason} />
          {copiedFrom && <Link to="/orders/$id" params={{ id: copiedFrom }} className="feed__link">{text.original}</Link>}
        </Group>
      );
    }
    case "moved": {
      const { from, to, comment, ground, reason } = movedOf(entry.body);
      return (
        <>
          <Group gap={8}><StatusById id={from} /><Icon name="arrow-right" size={14} /><StatusById id={to} /><GroundOf ground={ground} reason={reason} /></Group>
          {comment && <blockquote className="feed__text">{comment}</blockquote>}
        </>
      );
    }
    case "changed": {
      const { fields, positions, sum } = changedOf(entry.body);
      return (
        <ul className="feed__diff">
          {fields.map((change, i) => <FieldDiff key={i} change={change} />)}
          {positions.map((change, i) => <PositionDiff key={i} change={change} names={products} />)}
          {positions.length > 0 && sum !== undefined && <li className="feed__word">{text.sum}: <Money value={sum} /></li>}
        </ul>
      );
    }
    case "comment":
      if (!entry.comment || entry.comment.deleted_at) return <Text size="sm" c="dimmed" fs="italic">{text.removed}</Text>;
      if (editing) return <EditComment order={order} entry={entry} onDone={onEdited} />;
      return <blockquote className="feed__text"><Words text={entry.comment.text} />{entry.comment.edited_at && <span className="feed__word"> ({text.editedAt} <RelativeTime value={entry.comment.edited_at} />)</span>}</blockquote>;
    case "task_comment":
      if (!entry.comment || entry.comment.deleted_at) return <Text size="sm" c="dimmed" fs="italic">{text.removed}</Text>;
      return <blockquote className="feed__text"><Words text={entry.comment.text} />{entry.comment.edited_at && <span className="feed__word"> ({text.editedAt} <RelativeTime value={entry.comment.edited_at} />)</span>}</blockquote>;
    case "file_added":
    case "file_deleted": {
      const { file, name, task } = fileOf(entry.body);
      if (entry.kind === "file_deleted") return <span className="feed__word">{name}</span>;
      const at = task ? `/api/v1/tasks/${task}/files/${file}` : `/api/v1/orders/${order}/files/${file}`;
      return <a className="feed__link" href={at} download={name}>{name}</a>;
    }
    default: return null;
  }
}

function GroundOf({ ground, reason }: { ground: Ground | undefined; reason: string | undefined }) {
  const text = useMessages(messages);
  if (!ground) return null;
  if (ground === "allowed") return <span className="feed__word">{text.grounds.allowed}</span>;
  const grave = ground === "forced" || ground === "flagged";
  return (
    <>
      <span className="feed__ground" data-grave={grave || undefined}>{grave && <Icon name="alert" size={13} />}{text.grounds[ground]}</span>
      {reason && <blockquote className="feed__text">{reason}</blockquote>}
    </>
  );
}

/** A comment's words; mentions by the name of the one they mean. */
function Words({ text }: { text: string }) {
  const { data } = useEmployees();
  const byLogin = useMemo(() => new Map(data?.map((one) => [one.login.toLowerCase(), one.name])), [data]);
  return <>{partsOf(text, (login) => byLogin.has(login)).map((part, i) => "text" in part
    ? <span key={i}>{part.text}</span>
    : <span key={i} className="feed__mention" title={`@${part.login}`}>@{byLogin.get(part.login)}</span>)}</>;
}

function CommentActions({ order, entry, onEdit }: { order: string; entry: EntryType; onEdit: () => void }) {
  const text = useMessages(messages);
  const me = useMe();
  const client = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation({
    mutationFn: () => ok(api.DELETE("/api/v1/orders/{id}/comments/{comment}", { params: { path: { id: order, comment: entry.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.order(order, "feed") }),
    onError: (error) => toast.problem(error),
  });
  if (entry.kind !== "comment" || entry.actor !== me.employee || !entry.comment || entry.comment.deleted_at) return null;
  return (
    <span className="feed__actions">
      <IconButton icon="edit" size="sm" label={text.edit} onClick={onEdit} />
      <IconButton icon="trash" size="sm" label={text.remove} loading={remove.isPending} onClick={async () => {
        if (await confirm({ title: text.removeTitle, message: text.removeText, confirm: text.remove, danger: true })) remove.mutate();
      }} />
    </span>
  );
}

function EditComment({ order, entry, onDone }: { order: string; entry: EntryType; onDone: () => void }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const [value, setValue] = useState(entry.comment?.text ?? "");
  const save = useMutation({
    mutationFn: () => ok(api.PATCH("/api/v1/orders/{id}/comments/{comment}", { params: { path: { id: order, comment: entry.id } }, body: { text: value.trim() } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.order(order, "feed") });
      onDone();
    },
  });
  return <CommentForm value={value} onChange={setValue} submit={text.save} busy={save.isPending} error={save.error} autoFocus onSubmit={() => save.mutate()} onCancel={onDone} />;
}
