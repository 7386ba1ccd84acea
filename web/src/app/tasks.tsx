// What the shell knows of tasks: the entry in its navigation, and a new one from anywhere.
import { lazy, Suspense, useState } from "react";

import { messages } from "@/features/tasks/messages";
import { useFreshTasks, useTaskCount } from "@/features/tasks/queries";
import type { TaskTarget } from "@/features/tasks/TaskDrawer";
import { useCommands } from "@/lib/commands";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { useFormat } from "@/ui/useFormat";

const TaskDrawer = lazy(() => import("@/features/tasks/TaskDrawer"));

/** «Задачи» with my open ones, and in words how many of them are late. */
export function useTasksEntry() {
  const text = useMessages(messages);
  const format = useFormat();
  const counts = useTaskCount("mine");
  const said = ({ n, more }: { n: number; more: boolean }) => `${format.number(n)}${more ? "+" : ""}`;
  return {
    to: "/tasks" as const, icon: "check-circle" as const, label: text.title,
    ...(counts && { count: said(counts.open), hint: text.navHint(said(counts.open), said(counts.overdue)) }),
  };
}

/** Keeps tasks fresh, and offers «Создать задачу» on every page: in the palette and by T. */
export function TasksEverywhere() {
  const text = useMessages(messages);
  const [target, setTarget] = useState<TaskTarget>();
  const [used, setUsed] = useState(false);
  const create = () => {
    setUsed(true);
    setTarget({ kind: "new" });
  };
  useFreshTasks();
  useCommands([{ id: "create:task", label: text.create, group: text.title, description: text.createHint, run: create }]);
  useShortcuts([{ keys: "KeyT", label: text.create, group: text.title, run: create }]);
  return <Suspense fallback={null}>{used && <TaskDrawer target={target} onClose={() => setTarget(undefined)} />}</Suspense>;
}
