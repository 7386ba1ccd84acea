import { dayOf } from "@/lib/format";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { useFormat, useNow } from "@/ui/useFormat";

import { messages } from "./messages";
import { daysOn, isOverdue, type Task } from "./model";

/** «сегодня, 18:00», «1 декабря, 10:00», in the time zone of the company. */
export function useMomentText(): (time: string) => string {
  const { day: words } = useMessages(messages);
  const format = useFormat();
  const now = useNow();
  const today = dayOf(now, format.timeZone);
  return (time) => {
    const day = dayOf(time, format.timeZone);
    const word = day === today ? words.today : day === daysOn(today, 1) ? words.tomorrow : day === daysOn(today, -1) ? words.yesterday : format.day(time, now);
    return `${word}, ${format.time(time)}`;
  };
}

/** When a task is due, or when it was done. Nothing if it has no date. */
export function DueText({ task, grouped = false }: { task: Task; grouped?: boolean }) {
  const text = useMessages(messages);
  const format = useFormat();
  const now = useNow();
  const said = useMomentText();
  if (task.done_at) return <time className="task__due" dateTime={task.done_at} title={format.dateTime(task.done_at)}>{text.doneAt(said(task.done_at))}</time>;
  if (!task.due_at) return null;
  const late = isOverdue(task, now);
  return (
    <time className="task__due" data-late={late || undefined} dateTime={task.due_at} title={format.dateTime(task.due_at)}>
      {late && <Icon name="alert" size={14} />}
      {late && !grouped && `${text.overdue}: `}{late && grouped && <span className="unseen">{text.overdue}: </span>}{said(task.due_at)}
    </time>
  );
}
