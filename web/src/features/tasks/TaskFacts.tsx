// What is fixed about a task: its people, what it is about, whether it is done, and who may do what with it.
import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useById, useEmployees, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { documentLink, useNouns } from "@/ui/kinds";
import { Person } from "@/ui/Person";
import { StatusBadge } from "@/ui/StatusBadge";
import { OrderNumber } from "@/ui/values";

import { DueText, useMomentText } from "./DueText";
import { messages } from "./messages";
import type { Task } from "./model";

/** `all`: also what the form has fields for. */
export function TaskFacts({ task, all = false }: { task: Task; all?: boolean }) {
  const text = useMessages(messages);
  const nouns = useNouns();
  const kind = task.document_kind ?? "customer_order";
  const said = useMomentText();
  const people = useById(useEmployees().data);
  return (
    <dl className="task-facts">
      {all && task.type_name && <><dt>{text.type}</dt><dd><StatusBadge status={{ name: task.type_name, color: task.color ?? undefined }} /></dd></>}
      {all && <><dt>{text.assignee}</dt><dd><Person name={task.assignee_name} size={22} /></dd></>}
      {all && <><dt>{text.due}</dt><dd>{task.done_at || !task.due_at ? (task.due_at ? said(task.due_at) : text.noDue) : <DueText task={task} />}</dd></>}
      {all && task.remind_at && !task.done_at && <><dt>{text.reminder.label}</dt><dd>{said(task.remind_at)}</dd></>}
      <dt>{text.author}</dt><dd>{task.author_name ? <Person name={task.author_name} size={22} /> : text.nobody}</dd>
      {task.order && <><dt>{nouns[kind].title}</dt><dd><Anchor size="sm" renderRoot={(props) => <Link {...documentLink({ kind, id: task.order ?? "" })} {...props} />}>{task.order_number ? <OrderNumber number={task.order_number} /> : text.open}</Anchor></dd></>}
      {task.counterparty && <><dt>{text.counterparty}</dt><dd><Anchor size="sm" renderRoot={(props) => <Link to="/counterparties/$id" params={{ id: task.counterparty ?? "" }} {...props} />}>{task.counterparty_name}</Anchor></dd></>}
      {task.done_at && <><dt>{text.state}</dt><dd>{text.doneBy(people.get(task.done_by ?? "")?.name ?? text.nobody, said(task.done_at))}</dd></>}
    </dl>
  );
}

export function TaskRules({ task }: { task: Task }) {
  const { rules, nobody } = useMessages(messages);
  const me = useMe();
  const author = task.author_name ?? nobody;
  const said = task.author != null && task.author === me.employee ? rules.author
    : me.administrator ? rules.administrator
      : task.assignee === me.employee ? rules.assignee(author) : rules.other(author, task.assignee_name);
  return <Text size="xs" c="dimmed">{said}</Text>;
}
