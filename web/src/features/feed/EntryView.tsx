import { Badge, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import { api, ok } from "@/api/client";
import { type DocumentRef, keys, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { CommentActions } from "@/ui/comments/CommentActions";
import { CommentForm } from "@/ui/comments/CommentForm";
import { CommentText } from "@/ui/comments/CommentText";
import { messages as commentMessages } from "@/ui/comments/messages";
import { fileAddress } from "@/ui/files/model";
import { Icon, type IconName } from "@/ui/Icon";
import { documentLink, useKindMessages } from "@/ui/kinds";
import { Person } from "@/ui/Person";
import { StatusById } from "@/ui/StatusBadge";
import { toast } from "@/ui/toast";
import { Money, RelativeTime } from "@/ui/values";

import { FieldDiff, PositionDiff } from "./Diff";
import { changedOf, createdOf, type Entry as EntryType, fileOf, type Ground, messageOf, movedOf, taskOf } from "./entry";
import { messages } from "./messages";
import { TradeContent } from "./TradeContent";

const ICONS: Record<string, IconName> = { created: "plus", changed: "edit", moved: "arrow-right", deleted: "trash", restored: "restore", comment: "comment", task_set: "check-circle", task_done: "check-circle", task_reopened: "restore", task_deleted: "trash", task_comment: "comment", file_added: "plus", file_deleted: "trash", message_sent: "mail", message_failed: "alert", posted: "check-circle", unposted: "restore", linked: "link", spread: "scales", reserved: "box", approved: "shield", approval_voided: "alert" };

interface Props {
  order: DocumentRef;
  entry: EntryType;
  /** Product id → name, as far as they are known. */
  products: ReadonlyMap<string, string>;
  /** Kinds that other features know. */
  other?: OtherKinds;
}

/** An entry of a kind that the feed itself does not know: what happened in words, and what there is to read below. */
export type OtherKinds = (entry: EntryType) => { said: string; content?: ReactNode; icon?: IconName } | undefined;

export function Entry({ order, entry, products, other }: Props) {
  const text = useKindMessages(messages, order.kind);
  const [editing, setEditing] = useState(false);
  const known = other?.(entry);
  const said = { created: createdOf(entry.body).copiedFrom ? text.copied : text.created, moved: text.moved, changed: text.changed, deleted: text.deleted, restored: text.restored, comment: text.commented, file_added: text.attached, file_deleted: text.detached, message_sent: text.messageSent, message_failed: text.messageFailed, posted: text.posted, unposted: text.unposted, linked: text.linkedSaid, spread: text.spread, reserved: text.reserved, approved: text.approved, approval_voided: text.voided }[entry.kind] ?? known?.said ?? text.other;
  return (
    <li className="feed__entry" data-kind={entry.kind}>
      <span className="feed__icon"><Icon name={ICONS[entry.kind] ?? known?.icon ?? "info"} size={14} /></span>
      <div className="feed__body">
        <div className="feed__head">
          {entry.actor_name ? <Person name={entry.actor_name} size={20} /> : <b>{text.system}</b>}
          <span className="feed__said">{said}</span>
          <span className="feed__time"><RelativeTime value={entry.at} /></span>
          {entry.source !== "person" && <Badge size="sm" variant="light" color="gray" c="var(--mantine-color-text)">{text.sources[entry.source]}</Badge>}
          <OwnComment order={order} entry={entry} onEdit={() => setEditing(true)} />
        </div>
        <Content order={order} entry={entry} products={products} editing={editing} onEdited={() => setEditing(false)} />
        {known?.content}
      </div>
    </li>
  );
}

function Content({ order, entry, products, editing, onEdited }: Props & { editing: boolean; onEdited: () => void }): ReactNode {
  const text = useKindMessages(messages, order.kind);
  switch (entry.kind) {
    case "created": {
      const { status, copiedFrom, ground, reason } = createdOf(entry.body);
      return (
        <Group gap={8}>
          {(order.kind === "customer_order" || status) && <><span className="feed__word">{text.in}</span><StatusById id={status} /><GroundOf kind={order.kind} ground={ground} reason={reason} /></>}
          {copiedFrom && <Link {...documentLink({ kind: order.kind, id: copiedFrom })} className="feed__link">{text.original}</Link>}
        </Group>
      );
    }
    case "moved": {
      const { from, to, comment, ground, reason } = movedOf(entry.body);
      return (
        <>
          <Group gap={8}><StatusById id={from} /><Icon name="arrow-right" size={14} /><StatusById id={to} /><GroundOf kind={order.kind} ground={ground} reason={reason} /></Group>
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
      return editing && entry.comment && !entry.comment.deleted_at ? <EditComment order={order} entry={entry} onDone={onEdited} /> : <CommentText comment={entry.comment} />;
    case "task_comment": return <><CommentText comment={entry.comment} /><ToTask order={order} entry={entry} /></>;
    case "task_set":
    case "task_done":
    case "task_reopened": return <ToTask order={order} entry={entry} />;
    case "file_added":
    case "file_deleted": {
      const { file, name, task } = fileOf(entry.body);
      if (entry.kind === "file_deleted") return <span className="feed__word">{name}</span>;
      const at = fileAddress(task ? { kind: "task", id: task } : order, file);
      return <a className="feed__link" href={at} download={name}><Icon name="download" size={14} /> {name}</a>;
    }
    case "message_sent":
    case "message_failed": {
      const { channel, to, subject } = messageOf(entry.body);
      return <span><b>{subject}</b> <span className="feed__word">{[channel && text.ways[channel], channel === "email" && to].filter(Boolean).join(", ")}</span></span>;
    }
    case "linked":
    case "spread":
    case "reserved":
    case "approved":
    case "approval_voided": return <TradeContent order={order} entry={entry} products={products} />;
    default: return null;
  }
}

/** The task beside the order, as if it was opened from the list of its tasks. */
function ToTask({ order, entry }: { order: DocumentRef; entry: EntryType }) {
  const text = useKindMessages(messages, order.kind);
  const task = taskOf(entry.body);
  if (!task) return null;
  const hash = entry.kind === "task_comment" ? "comments" : undefined;
  return <span><Link {...documentLink(order)} search={(before: object) => ({ ...before, task })} hash={hash} resetScroll={false} className="feed__link">{text.toTask}</Link></span>;
}

function GroundOf({ kind, ground, reason }: { kind: DocumentRef["kind"]; ground: Ground | undefined; reason: string | undefined }) {
  const text = useKindMessages(messages, kind);
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

function OwnComment({ order, entry, onEdit }: { order: DocumentRef; entry: EntryType; onEdit: () => void }) {
  const me = useMe();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => ok(api.DELETE("/api/v1/documents/{kind}/{id}/comments/{comment}", { params: { path: { ...order, comment: entry.id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.order(order.id, "feed") }),
    onError: (error) => toast.problem(error),
  });
  if (entry.kind !== "comment" || entry.actor !== me.employee || !entry.comment || entry.comment.deleted_at) return null;
  return <span className="feed__actions"><CommentActions onEdit={onEdit} removing={remove.isPending} onRemove={() => remove.mutate()} /></span>;
}

function EditComment({ order, entry, onDone }: { order: DocumentRef; entry: EntryType; onDone: () => void }) {
  const text = useMessages(commentMessages);
  const client = useQueryClient();
  const [value, setValue] = useState(entry.comment?.text ?? "");
  const save = useMutation({
    mutationFn: () => ok(api.PATCH("/api/v1/documents/{kind}/{id}/comments/{comment}", { params: { path: { ...order, comment: entry.id } }, body: { text: value.trim() } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.order(order.id, "feed") });
      onDone();
    },
  });
  return <CommentForm value={value} onChange={setValue} submit={text.save} busy={save.isPending} error={save.error} autoFocus onSubmit={() => save.mutate()} onCancel={onDone} />;
}
