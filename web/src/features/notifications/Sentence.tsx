// A notification in words: «Ольга Смирнова перевела ваш заказ № 00012 в «Подтвержден»».
import type { ReactNode } from "react";

import { useLanguage, useMessages } from "@/lib/i18n";
import { useKindMessages } from "@/ui/kinds";
import { StatusById } from "@/ui/StatusBadge";
import { OrderNumber } from "@/ui/values";

import { messages as documentMessages } from "./document-messages";
import { genderOf } from "./gender";
import { messages } from "./messages";
import type { Notification } from "./queries";

const textOf = (body: unknown, name: string): string | undefined => {
  const value = typeof body === "object" && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === "string" ? value : undefined;
};

export function Sentence({ notification }: { notification: Notification }) {
  const text = useMessages(messages);
  const of = useKindMessages(documentMessages, notification.document_kind ?? "customer_order");
  const language = useLanguage();
  const { kind, actor_name: name, number, body } = notification;
  const gender = name ? genderOf(name) : undefined;
  const quoted = textOf(body, "text");
  // English says it of anybody.
  const spoken = name && (language === "en" || gender) ? name : undefined;
  // A task may stand alone, or be about a document that its assignee does not see.
  const order = number ? <b><OrderNumber number={number} /></b> : null;
  const said = (active: (who: typeof gender) => string, neutral: string, rest?: ReactNode) => spoken
    ? <><b>{spoken}</b> {active(gender)} {order}{rest}</>
    : <>{neutral} {order}{rest}{name && <> {text.by(name)}</>}</>;
  const ofOrder = (words: string) => number ? `${words} ${of.of}` : words;
  const task = (active: (who: typeof gender) => string, neutral: string) =>
    <>{said((who) => ofOrder(active(who)), ofOrder(neutral))}<Quote>{quoted}</Quote></>;
  switch (kind) {
    case "task_set": return task(text.taskSet, text.taskSetNeutral);
    case "task_done": return task(text.taskDone, text.taskDoneNeutral);
    case "task_reopened": return task(text.taskReopened, text.taskReopenedNeutral);
    case "task_reminder": return <>{ofOrder(text.taskReminder)} {order}<Quote>{quoted}</Quote></>;
    case "task_comment": return task(text.taskComment, text.taskCommentNeutral);
    case "moved": return said(of.moved, of.movedNeutral, <> {text.to} <StatusById id={textOf(body, "to")} /></>);
    case "assigned": return said(of.assigned, of.assignedNeutral);
    case "mentioned":
      if (notification.task) return task(text.taskMentioned, text.taskMentionedNeutral);
      return <>{said(of.mentioned, of.mentionedNeutral)}<Quote>{quoted}</Quote></>;
    case "commented": return <>{said(of.commented, of.commentedNeutral)}<Quote>{quoted}</Quote></>;
    case "task_overdue": return <>{ofOrder(text.taskOverdue)} {order}<Quote>{quoted}</Quote></>;
    case "scenario": return <>{of.fromScenario(textOf(body, "name") ?? "…")} {order}<Quote>{quoted}</Quote></>;
    case "scenario_failed": return <>{of.scenarioFailed(textOf(body, "name") ?? "…")} {order}<Quote>{textOf((body as { text?: unknown }).text, language)}</Quote></>;
    case "webhook_off": return <>{text.webhookOff}<Quote>{quoted}</Quote></>;
    default: return said(() => of.other, of.other);
  }
}

function Quote({ children }: { children: string | undefined }) {
  return children ? <span className="bell__quote">{children}</span> : null;
}
