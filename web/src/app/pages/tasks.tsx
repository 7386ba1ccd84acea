import { Button } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { messages as taskMessages } from "@/features/tasks/messages";
import TaskDrawer, { type TaskTarget } from "@/features/tasks/TaskDrawer";
import { type InboxView, TaskInbox } from "@/features/tasks/TaskInbox";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";

import type { TasksSearch } from "./tasks.search";

const route = getRouteApi("/shell/tasks");

export default function TasksPage() {
  const text = useMessages(taskMessages);
  const search = route.useSearch();
  const navigate = useNavigate();
  const view: InboxView = { of: search.of ?? "mine", type: search.type, done: search.done ?? false, overdue: search.overdue ?? false };
  const listed = ({ of, type, done, overdue }: InboxView): TasksSearch => ({
    ...(of !== "mine" && { of }), ...(type && { type }), ...(done && { done: true as const }), ...(overdue && { overdue: true as const }),
  });
  const go = (beside: Pick<TasksSearch, "task" | "new">) => void navigate({ to: "/tasks", search: { ...listed(view), ...beside }, resetScroll: false });
  const target: TaskTarget | undefined = search.task ? { kind: "task", id: search.task } : search.new ? { kind: "new" } : undefined;
  const onNew = () => go({ new: true });

  return (
    <Page title={text.title} narrow actions={<Button leftSection={<Icon name="plus" size={16} />} aria-keyshortcuts="N" onClick={onNew}>{text.newTask}</Button>}>
      <TaskInbox view={view} onView={(next) => void navigate({ to: "/tasks", search: listed(next), replace: true })} onOpen={(task) => go({ task: task.id })} onNew={onNew} />
      <TaskDrawer target={target} onClose={() => go({})} />
    </Page>
  );
}
