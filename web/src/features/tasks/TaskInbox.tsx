// «Поручено мне», «Я поручил», «Все»: what there is to do, by when it is due.
import { Anchor, Button, Chip, Group, SegmentedControl, Stack, Tabs, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { Icon } from "@/ui/Icon";
import { KeyHint } from "@/ui/KeyHint";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { useFormat, useNow } from "@/ui/useFormat";

import { useFinish } from "./actions";
import { messages } from "./messages";
import { BOXES, doneGroup, dueGroup, grouped, type Task, type TaskBox } from "./model";
import { type Count, tasksQuery, useTaskCount } from "./queries";
import "./tasks.css";
import { TaskRow } from "./TaskRow";
import { TypePicker } from "./TypePicker";

export interface InboxView {
  of: TaskBox;
  type?: string;
  done: boolean;
  overdue: boolean;
}

interface Props {
  view: InboxView;
  onView: (view: InboxView) => void;
  onOpen: (task: Task) => void;
  onNew: () => void;
}

export function useCountText(): (count: Count) => string {
  const format = useFormat();
  return ({ n, more }) => `${format.number(n)}${more ? "+" : ""}`;
}

export function TaskInbox({ view, onView, onOpen, onNew }: Props) {
  const text = useMessages(messages);
  const said = useCountText();
  const counts = useTaskCount(view.of, view.type);
  return (
    <Stack gap="md">
      <Tabs value={view.of} onChange={(of) => onView({ ...view, of: BOXES.find((one) => one === of) ?? "mine" })}>
        <Tabs.List aria-label={text.box} className="tasks__tabs">
          {BOXES.map((of) => (
            <Tabs.Tab key={of} value={of}>{text.boxes[of]}{of === view.of && counts && <span className="tasks__count">{said(counts.open)}</span>}</Tabs.Tab>
          ))}
        </Tabs.List>
        {BOXES.map((of) => <Tabs.Panel key={of} value={of} pt="md">
          <Stack gap="md">
            <Group gap="sm">
              <SegmentedControl size="sm" aria-label={text.state} value={view.done ? "done" : "active"}
                data={[{ value: "active", label: text.active }, { value: "done", label: text.done }]}
                onChange={(value) => onView({ ...view, done: value === "done", overdue: false })} />
              {!view.done && (
                <Chip size="sm" checked={view.overdue} onChange={(overdue) => onView({ ...view, overdue })} variant="outline">
                  {counts ? text.overdueCount(said(counts.overdue)) : text.onlyOverdue}
                </Chip>
              )}
              <TypePicker bare value={view.type ?? null} onChange={(type) => onView({ ...view, type: type ?? undefined })} />
            </Group>
            <TaskList view={view} onView={onView} onOpen={onOpen} onNew={onNew} />
          </Stack>
        </Tabs.Panel>)}
      </Tabs>
    </Stack>
  );
}

function TaskList({ view, onView, onOpen, onNew }: Props) {
  const text = useMessages(messages);
  const { timeZone } = useFormat();
  const now = useNow();
  const query = useInfiniteQuery(tasksQuery(view));
  const finish = useFinish();
  const latest = useRef(finish);
  latest.current = finish;
  const onDone = useCallback((task: Task, done: boolean) => latest.current(task, done), []);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const onExpand = useCallback((id: string, open: boolean) => setExpanded((was) => {
    const next = new Set(was);
    if (open) next.add(id);
    else next.delete(id);
    return next;
  }), []);

  // A task that was done between two pages may come twice.
  const rows = useMemo(() => [...new Map(query.data?.pages.flatMap((page) => page.rows).map((one) => [one.id, one])).values()], [query.data]);
  const groups = useMemo(() => view.done
    ? grouped(rows, (task) => doneGroup(task.done_at ?? task.updated_at, now, timeZone)).map(({ group, rows: all }) => ({ key: group, title: text.doneGroups[group], rows: all, late: false }))
    : grouped(rows, (task) => dueGroup(task.due_at, now, timeZone)).map(({ group, rows: all }) => ({ key: group, title: text.groups[group], rows: all, late: group === "overdue" })),
  [rows, view.done, now, timeZone, text]);
  const list = useRows(rows.map((one) => one.id).join());

  useShortcuts([{ keys: "KeyN", label: text.newTask, group: text.keys.group, run: onNew }]);

  if (query.error && !query.data) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <TableSkeleton />;
  if (rows.length === 0) return <NoTasks view={view} onView={onView} onNew={onNew} />;
  return (
    <div ref={list.ref} onFocus={list.onFocus} onKeyDown={list.onKeyDown}>
      {groups.map((group) => (
        <section key={group.key} className="tasks__group" aria-label={group.title}>
          <Title order={2} className="tasks__heading" data-late={group.late || undefined}>{group.title}</Title>
          <ul className="tasks">
            {group.rows.map((task) => (
              <TaskRow key={task.id} task={task} grouped people={view.of === "mine" ? "author" : view.of === "set_by_me" ? "assignee" : "both"}
                expanded={expanded.has(task.id)} onExpand={onExpand} onDone={onDone} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
      {query.hasNextPage && (
        <Group mt="md" gap="md">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{text.more}</Button>
          <span className="tasks__loaded">{text.loaded(rows.length)}</span>
        </Group>
      )}
      <p className="tasks__keys" aria-hidden>
        <span><KeyHint keys="ArrowUp" /> <KeyHint keys="ArrowDown" /> {text.keys.step}</span>
        <span><KeyHint keys="Space" /> {text.keys.done}</span>
        <span><KeyHint keys="Enter" /> {text.keys.open}</span>
        <span><KeyHint keys="ArrowRight" /> {text.keys.expand}</span>
        <span><KeyHint keys="KeyN" /> {text.keys.create}</span>
      </p>
    </div>
  );
}

function NoTasks({ view, onView, onNew }: Pick<Props, "view" | "onView" | "onNew">) {
  const text = useMessages(messages);
  if (view.type) {
    return <EmptyState icon="tag" title={text.empty.type.title} action={<Button variant="default" onClick={() => onView({ ...view, type: undefined })}>{text.empty.type.reset}</Button>}>{text.empty.type.text}</EmptyState>;
  }
  if (view.overdue) {
    return <EmptyState icon="check-circle" title={text.empty.overdue.title} action={<Button variant="default" onClick={() => onView({ ...view, overdue: false })}>{text.empty.overdue.reset}</Button>}>{text.empty.overdue.text}</EmptyState>;
  }
  if (view.done) {
    return <EmptyState icon="check-circle" title={text.empty.done.title} action={<Anchor component="button" type="button" onClick={() => onView({ ...view, done: false })}>{text.active}</Anchor>}>{text.empty.done.text}</EmptyState>;
  }
  const said = text.empty[view.of];
  return <EmptyState icon="check-circle" title={said.title} action={<Button leftSection={<Icon name="plus" />} onClick={onNew}>{text.create}</Button>}>{said.text}</EmptyState>;
}

/** Arrows go from task to task; when the one with the focus leaves, its neighbour gets it. */
function useRows(shown: string) {
  const ref = useRef<HTMLDivElement>(null);
  const at = useRef<number>(undefined);
  const all = () => [...ref.current?.querySelectorAll<HTMLElement>("[data-row]") ?? []];
  useEffect(() => {
    if (at.current === undefined || document.activeElement !== document.body) return;
    const rows = all();
    rows[Math.min(at.current, rows.length - 1)]?.focus();
  }, [shown]);
  const step = (by: number) => {
    const rows = all();
    const now = rows.findIndex((row) => row === document.activeElement);
    const next = rows[now < 0 ? Math.min(at.current ?? 0, rows.length - 1) : now + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const onKey = (event: Pick<KeyboardEvent, "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "preventDefault">) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const by = event.code === "ArrowDown" ? 1 : event.code === "ArrowUp" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    step(by);
  };
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    // Nothing has the focus: the arrows begin with the list. Elsewhere they belong to what has it.
    const begin = (event: globalThis.KeyboardEvent) => {
      if (document.activeElement === document.body || document.activeElement?.id === "content") latest.current(event);
    };
    window.addEventListener("keydown", begin);
    return () => window.removeEventListener("keydown", begin);
  }, []);
  return {
    ref,
    onFocus: (event: FocusEvent) => {
      const row = event.target.closest(".task")?.querySelector<HTMLElement>("[data-row]");
      at.current = row ? all().indexOf(row) : undefined;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.matches("[data-row]")) onKey(event);
    },
  };
}
