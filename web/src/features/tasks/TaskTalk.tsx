// What belongs to a task beside its fields: its files, and what people say about it.
import { Button, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery, useIsFetching, useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useId, useRef, useState } from "react";

import { api, ok } from "@/api/client";
import { keys, type Schemas, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { remember, remembered } from "@/lib/storage";
import { CommentActions } from "@/ui/comments/CommentActions";
import { CommentForm } from "@/ui/comments/CommentForm";
import { CommentText } from "@/ui/comments/CommentText";
import { messages as commentMessages } from "@/ui/comments/messages";
import { Files } from "@/ui/files/Files";
import { Person } from "@/ui/Person";
import { ErrorState, TableSkeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { RelativeTime } from "@/ui/values";

import { messages } from "./messages";
import type { Task } from "./model";

type Comment = Schemas["TaskCommentOut"];
const PAGE = 20;
const keyOf = (task: string) => [...keys.tasks, "comments", task];

export function TaskTalk({ task, onBusy }: { task: Task; onBusy: (busy: boolean) => void }) {
  return (
    <Stack gap="lg" className="task-talk">
      <Files owner={{ kind: "task", id: task.id }} order={3} onBusy={onBusy} />
      <Comments task={task} />
    </Stack>
  );
}

/** A comment is shown in the feed of the task's order as well. */
function useRefresh(task: Task) {
  const client = useQueryClient();
  return () => {
    if (task.order) void client.invalidateQueries({ queryKey: keys.order(task.order, "feed") });
    return client.invalidateQueries({ queryKey: keyOf(task.id) });
  };
}

function Comments({ task }: { task: Task }) {
  const text = useMessages(messages);
  const heading = useId();
  const query = useInfiniteQuery({
    queryKey: keyOf(task.id),
    queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/tasks/{id}/comments", { params: { path: { id: task.id }, query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows);
  // Who was told of a comment comes to read it.
  const section = useRef<HTMLElement>(null);
  const asked = useLocation({ select: ({ hash }) => hash === "comments" });
  // Files above that come later would push it away again.
  const there = useIsFetching({ queryKey: [...keys.tasks, "files", task.id] }) === 0 && rows !== undefined;
  useEffect(() => {
    if (asked && there) section.current?.scrollIntoView({ block: "start" });
  }, [asked, there]);
  return (
    <section ref={section} aria-labelledby={heading}>
      <Stack gap="sm">
        <Title order={3} id={heading} fz="md">{text.talk}</Title>
        <NewComment task={task} />
        {rows ? (
          <>
            {rows.length === 0 && <Text size="sm" c="dimmed">{text.noTalk}</Text>}
            <ol className="task-talk__rows">{rows.map((one) => <Said key={one.id} task={task} comment={one} />)}</ol>
            {query.hasNextPage && <div><Button variant="default" size="compact-sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{text.moreTalk}</Button></div>}
          </>
        ) : query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} order={3} /> : <TableSkeleton rows={2} />}
      </Stack>
    </section>
  );
}

/** What was typed is kept until it is sent. */
function NewComment({ task }: { task: Task }) {
  const text = useMessages(commentMessages);
  const refresh = useRefresh(task);
  const kept = `comment.task.${task.id}`;
  const [value, setValue] = useState(() => remembered(kept) ?? "");
  const write = (next: string) => {
    setValue(next);
    remember(kept, next.trim() ? next : undefined);
  };
  const send = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/tasks/{id}/comments", { params: { path: { id: task.id } }, body: { text: value.trim() } })),
    onSuccess: () => {
      write("");
      return refresh();
    },
  });
  return <CommentForm value={value} onChange={write} submit={text.send} busy={send.isPending} error={send.error} onSubmit={() => send.mutate()} />;
}

function Said({ task, comment }: { task: Task; comment: Comment }) {
  const me = useMe();
  const refresh = useRefresh(task);
  const [editing, setEditing] = useState(false);
  const params = { path: { id: task.id, comment: comment.id } };
  const removal = useMutation({
    mutationFn: () => ok(api.DELETE("/api/v1/tasks/{id}/comments/{comment}", { params })),
    onError: (error) => toast.problem(error),
    onSettled: refresh,
  });
  const own = comment.author === me.employee && !comment.deleted_at;
  return (
    <li className="task-talk__said">
      <div className="task-talk__head">
        <Person name={comment.author_name ?? "…"} size={20} />
        <span className="task-talk__time"><RelativeTime value={comment.created_at} /></span>
        {own && !editing && <span className="task-talk__actions"><CommentActions onEdit={() => setEditing(true)} removing={removal.isPending} onRemove={() => removal.mutate()} /></span>}
      </div>
      {editing && own ? <EditComment task={task} comment={comment} onDone={() => setEditing(false)} /> : <CommentText comment={comment} />}
    </li>
  );
}

function EditComment({ task, comment, onDone }: { task: Task; comment: Comment; onDone: () => void }) {
  const text = useMessages(commentMessages);
  const refresh = useRefresh(task);
  const [value, setValue] = useState(comment.text);
  const save = useMutation({
    mutationFn: () => ok(api.PATCH("/api/v1/tasks/{id}/comments/{comment}", { params: { path: { id: task.id, comment: comment.id } }, body: { text: value.trim() } })),
    onSuccess: async () => {
      await refresh();
      onDone();
    },
  });
  return <CommentForm value={value} onChange={setValue} submit={text.save} busy={save.isPending} error={save.error} autoFocus onSubmit={() => save.mutate()} onCancel={onDone} />;
}
