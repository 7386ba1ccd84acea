// What happened to an order, or another document, and what people say about it, the newest first.
import "./feed.css";

import { Button, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { type DocumentRef, keys } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { remember, remembered } from "@/lib/storage";
import { CommentForm } from "@/ui/comments/CommentForm";
import { messages as commentMessages } from "@/ui/comments/messages";
import { useKindMessages } from "@/ui/kinds";
import { ErrorState, TableSkeleton } from "@/ui/states";

import { Entry, type OtherKinds } from "./EntryView";
import type { FeedKind } from "./entry";
import { messages } from "./messages";

const KINDS = ["comment", "moved", "changed"] as const;
const PAGE = 30;

interface Props {
  order: DocumentRef;
  kind: FeedKind | undefined;
  onKind: (kind: FeedKind | undefined) => void;
  products: ReadonlyMap<string, string>;
  /** Kinds that other features know. */
  other?: OtherKinds;
}

export function OrderFeed({ order, kind, onKind, products, other }: Props) {
  const text = useKindMessages(messages, order.kind);
  const query = useInfiniteQuery({
    queryKey: keys.order(order.id, "feed", kind ?? "all"),
    queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/documents/{kind}/{id}/feed", { params: { path: order, query: { kind, cursor: pageParam, limit: PAGE } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const entries = query.data?.pages.flatMap((page) => page.rows);
  return (
    <Paper p="md" component="section" aria-labelledby="feed-title">
      <Stack gap="md">
        <Title order={2} id="feed-title" fz="h3">{text.title}</Title>
        <NewComment order={order} />
        <SegmentedControl size="xs" fullWidth aria-label={text.filter} value={kind ?? "all"} onChange={(next) => onKind(KINDS.find((one) => one === next))}
          data={[{ value: "all", label: text.kinds.all }, ...KINDS.map((one) => ({ value: one, label: text.kinds[one] }))]} />
        {entries ? (
          <>
            {entries.length === 0 && (
              <Stack gap="xs" align="flex-start">
                <Text size="sm" c="dimmed">{kind ? text.emptyKind : text.empty}</Text>
                {kind && <Button size="xs" variant="default" onClick={() => onKind(undefined)}>{text.showAll}</Button>}
              </Stack>
            )}
            <ol className="feed" aria-label={text.title}>{entries.map((entry) => <Entry key={entry.id} order={order} entry={entry} products={products} other={other} />)}</ol>
            {query.hasNextPage && <Button variant="default" size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{text.more}</Button>}
          </>
        ) : query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} order={2} /> : <TableSkeleton rows={4} />}
      </Stack>
    </Paper>
  );
}

/** What was typed is kept until it is sent, through a reload and the end of the session. */
function NewComment({ order }: { order: DocumentRef }) {
  const text = useMessages(commentMessages);
  const client = useQueryClient();
  const kept = `comment.${order.id}`;
  const [value, setValue] = useState(() => remembered(kept) ?? "");
  const write = (next: string) => {
    setValue(next);
    remember(kept, next.trim() ? next : undefined);
  };
  const send = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/documents/{kind}/{id}/comments", { params: { path: order }, body: { text: value.trim() } })),
    onSuccess: () => {
      write("");
      return client.invalidateQueries({ queryKey: keys.order(order.id, "feed") });
    },
  });
  return <CommentForm value={value} onChange={write} submit={text.send} busy={send.isPending} error={send.error} onSubmit={() => send.mutate()} />;
}
