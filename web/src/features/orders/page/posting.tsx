// What a document brings about: posting it and taking that back, and making the next document of it.
import { Button, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api, asProblem, ok, type Problem } from "@/api/client";
import { type DocumentKind, keys, type OrderPage } from "@/api/queries";
import { useCommands } from "@/lib/commands";
import { Icon } from "@/ui/Icon";
import { documentLink, isPostable, KIND_ICONS, madeOf, useKindMessages, useKinds, useNouns } from "@/ui/kinds";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { orderQuery, pathOf } from "../queries";
import { messages } from "./messages";

interface Props {
  order: OrderPage;
  /** Saves what is edited first; the version that then stands, or nothing if that failed. */
  prepare: () => Promise<number | undefined>;
  edited: boolean;
}

/** What was tried last and refused, to be told beside the head of the page. */
export interface Tried {
  problem: Problem | undefined;
  forget: () => void;
}

export function usePosting({ order, prepare, edited }: Props) {
  const text = useKindMessages(messages, order.kind);
  const client = useQueryClient();
  const posting = useMutation({
    retry: false,
    mutationFn: async (posted: boolean) => {
      const version = edited ? await prepare() : order.version;
      if (version === undefined) return undefined;
      const call = { ...pathOf(order), body: { version } };
      return await ok(posted ? api.POST("/api/v1/documents/{kind}/{id}/post", call) : api.DELETE("/api/v1/documents/{kind}/{id}/post", call));
    },
    onSuccess: (after, posted) => {
      if (!after) return;
      client.setQueryData(orderQuery(order).queryKey, (old) => old && { ...old, ...after });
      toast.done(posted ? text.posting.done(order.number) : text.posting.undone(order.number));
    },
    // Sums of what it rests on, stock, and whoever waits for it: all of it may be different.
    onSettled: () => client.invalidateQueries({ queryKey: keys.orders }),
  });
  return posting;
}

export function PostButton({ order, posting }: { order: OrderPage; posting: ReturnType<typeof usePosting> }) {
  const text = useKindMessages(messages, order.kind).posting;
  const format = useFormat();
  const may = isPostable(order.kind) && !order.deleted_at && order.post.allowed;
  const label = order.posted ? text.unpost : text.post;
  useCommands(may ? [{ id: "document-post", label, group: format.no(order.number), run: () => posting.mutate(!order.posted) }] : []);
  if (!may) return null;
  return (
    <Button className="order__post" variant={order.posted ? "default" : "filled"} leftSection={<Icon name={order.posted ? "restore" : "check-circle"} size={16} />} loading={posting.isPending}
      onClick={() => posting.mutate(!order.posted)}>{label}</Button>
  );
}

export function useMaking({ order, prepare, edited }: Props) {
  const text = useKindMessages(messages, order.kind);
  const nouns = useNouns();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    retry: false,
    mutationFn: async (kind: DocumentKind) => {
      if (edited && await prepare() === undefined) return undefined;
      return await ok(api.POST("/api/v1/documents/{kind}/{id}/linked", { ...pathOf(order), body: { kind } }));
    },
    onSuccess: async (made) => {
      if (!made) return;
      toast.done(text.making.done(nouns[made.kind].title, made.number));
      await navigate(documentLink(made));
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.orders }),
  });
}

export function MakeMenu({ order, making }: { order: OrderPage; making: ReturnType<typeof useMaking> }) {
  const text = useKindMessages(messages, order.kind).making;
  const nouns = useNouns();
  const format = useFormat();
  const may = useKinds("create");
  const kinds = order.deleted_at ? [] : madeOf(order.kind).filter((kind) => may.includes(kind));
  useCommands(kinds.map((kind) => ({ id: `document-make-${kind}`, label: text.one(nouns[kind].title), group: format.no(order.number), run: () => making.mutate(kind) })));
  if (kinds.length === 0) return null;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target><Button variant="default" loading={making.isPending} leftSection={<Icon name="plus" size={16} />} rightSection={<Icon name="chevron-down" size={16} />} className="order__make"><span className="order__make-text">{text.menu}</span></Button></Menu.Target>
      <Menu.Dropdown aria-label={text.menu}>
        <Menu.Label>{text.hint}</Menu.Label>
        {kinds.map((kind) => <Menu.Item key={kind} leftSection={<Icon name={KIND_ICONS[kind]} size={16} />} onClick={() => making.mutate(kind)}>{nouns[kind].title}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What either of the two was refused with. */
export function refusedOf(posting: ReturnType<typeof usePosting>, making: ReturnType<typeof useMaking>): Tried {
  const error = posting.error ?? making.error;
  return {
    problem: error ? asProblem(error) : undefined,
    forget: () => {
      posting.reset();
      making.reset();
    },
  };
}
