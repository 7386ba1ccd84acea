// One task in a list: done or not, what, for whom, about what, by when; its checklist below, if it is opened.
import { Checkbox, Tooltip } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, memo, useId } from "react";

import { useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { DocumentNumber } from "@/ui/DocumentNumber";
import { Icon } from "@/ui/Icon";
import { documentLink } from "@/ui/kinds";
import { Person } from "@/ui/Person";
import { StatusBadge } from "@/ui/StatusBadge";

import { useTick } from "./actions";
import { DueText } from "./DueText";
import { messages } from "./messages";
import { mayWorkOn, type Task, tickedOf } from "./model";

interface Props {
  task: Task;
  /** The heading above says already that it is overdue. */
  grouped?: boolean;
  /** Whose names are worth the room. */
  people?: "author" | "assignee" | "both";
  /** On the page of its order nobody needs to be told of which. */
  hideOrder?: boolean;
  expanded: boolean;
  onExpand: (id: string, expanded: boolean) => void;
  onDone: (task: Task, done: boolean) => void;
  onOpen: (task: Task) => void;
}

export const TaskRow = memo(function TaskRow({ task, grouped = false, people = "both", hideOrder = false, expanded, onExpand, onDone, onOpen }: Props) {
  const text = useMessages(messages);
  const me = useMe();
  const list = useId();
  const done = task.done_at != null;
  const may = mayWorkOn(task, me);
  const author = task.author_name ?? text.nobody;
  const items = task.checklist.length;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.code === "Space") {
      // The row is a button; space does the task, Enter opens it.
      event.preventDefault();
      if (!event.repeat && may) onDone(task, !done);
    } else if (items > 0 && (event.code === "ArrowRight" || event.code === "ArrowLeft")) {
      event.preventDefault();
      onExpand(task.id, event.code === "ArrowRight");
    }
  };

  return (
    <li className="task" data-done={done || undefined}>
      <Tooltip label={text.mayNotFinish(task.assignee_name, author)} disabled={may}>
        <div className="task__check">
          <Checkbox checked={done} disabled={!may} size="md" aria-label={text.markDone(task.text)} onChange={(event) => onDone(task, event.currentTarget.checked)} />
        </div>
      </Tooltip>
      <div className="task__body">
        <button type="button" className="task__text" data-row onClick={() => onOpen(task)}
          onKeyDown={onKeyDown} onKeyUp={(event) => { if (event.code === "Space") event.preventDefault(); }}>{task.text}</button>
        <div className="task__facts">
          {task.type_name && <span className="task__type"><span className="unseen">{text.type}: </span><StatusBadge status={{ name: task.type_name, color: task.color ?? undefined }} /></span>}
          <DueText task={task} grouped={grouped} />
          {items > 0 && (
            <button type="button" className="task__progress" aria-expanded={expanded} aria-controls={expanded ? list : undefined}
              aria-label={text.progressLabel(tickedOf(task.checklist), items)} onClick={() => onExpand(task.id, !expanded)}>
              <Icon name={expanded ? "chevron-down" : "chevron-right"} size={14} />
              <span className="task__bar" aria-hidden><span style={{ width: `${tickedOf(task.checklist) / items * 100}%` }} /></span>
              {text.progress(tickedOf(task.checklist), items)}
            </button>
          )}
          {!hideOrder && task.order && (
            <Link {...documentLink({ kind: task.document_kind ?? "customer_order", id: task.order })} className="task__link"><Icon name="list" size={14} />{task.order_number ? <DocumentNumber kind={task.document_kind} number={task.order_number} /> : text.order}</Link>
          )}
          {task.counterparty && (
            <Link to="/counterparties/$id" params={{ id: task.counterparty }} className="task__link"><Icon name="people" size={14} /><span className="task__name">{task.counterparty_name ?? text.counterparty}</span></Link>
          )}
          {people !== "author" && <span className="task__person" title={text.toWhom(task.assignee_name)}><span className="unseen">{text.assignee}: </span><Person name={task.assignee_name} size={20} /></span>}
          {people !== "assignee" && task.author !== task.assignee && (
            <span className="task__person" title={text.fromWhom(author)}><span className="task__from">{text.author}:</span><span className="task__name">{author}</span></span>
          )}
        </div>
        {expanded && items > 0 && <Checklist id={list} task={task} may={may} />}
      </div>
    </li>
  );
});

/** Items to tick; each shows at once. */
export function Checklist({ id, task, may }: { id?: string; task: Task; may: boolean }) {
  const text = useMessages(messages);
  const tick = useTick();
  return (
    <ul className="task__items" id={id} aria-label={text.checklist}>
      {task.checklist.map((item) => (
        <li key={item.id}>
          <Checkbox size="sm" label={item.text} checked={item.ticked} disabled={!may} onChange={(event) => tick(task, item.id, event.currentTarget.checked)}
            classNames={{ label: item.ticked ? "task__ticked" : "task__item" }} />
        </li>
      ))}
    </ul>
  );
}
