// What can be done with the order, or another document, as a whole.
import { Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { api, ok } from "@/api/client";
import { keys, type Order, type OrderPage, useMay } from "@/api/queries";
import { useCommands } from "@/lib/commands";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { documentLink, documentPath, useKindMessages } from "@/ui/kinds";
import { messages as paperMessages } from "@/ui/papers/messages";
import { PaperItems } from "@/ui/papers/PaperItems";
import { usePapers } from "@/ui/papers/usePapers";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { pathOf } from "../queries";
import { messages } from "./messages";

/** Copying to the clipboard works over plain HTTP too. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard && window.isSecureContext) return await navigator.clipboard.writeText(text);
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

export function useRestore(order: Order) {
  const text = useKindMessages(messages, order.kind);
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => ok(api.POST("/api/v1/documents/{kind}/{id}/restore", pathOf(order))),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.orders });
      toast.done(text.restored(order.number));
    },
    onError: (error) => toast.problem(error),
  });
}

export function OrderActions({ order }: { order: OrderPage }) {
  const text = useKindMessages(messages, order.kind);
  const client = useQueryClient();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const format = useFormat();
  const mayCreate = useMay(order.kind, "create");
  const restore = useRestore(order);
  const papers = usePapers(order.kind, order.id);
  const { print } = useMessages(paperMessages);
  const path = pathOf(order);

  const copy = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/documents/{kind}/{id}/copy", path)),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: keys.orderLists });
      toast.done(text.copied(made.number));
      void navigate(documentLink(made));
    },
    onError: (error) => toast.problem(error),
  });
  const bin = useMutation({
    mutationFn: () => ok(api.DELETE("/api/v1/documents/{kind}/{id}", { ...path, body: { version: order.version } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.orders });
      toast.undo(text.binned(order.number), () => restore.mutateAsync());
    },
    onError: (error) => {
      void client.invalidateQueries({ queryKey: keys.order(order.id) });
      toast.problem(error);
    },
  });
  const askBin = async () => {
    const sure = await confirm({
      title: text.binTitle(order.number), message: text.binText(order.counterparty_name ?? "—", format.money(order.sums.sum, order.currency)), confirm: text.bin, danger: true,
    });
    if (sure) bin.mutate();
  };
  const link = () => void copyText(`${location.origin}${documentPath(order)}`).then(() => toast.done(text.linkCopied), (error: unknown) => toast.problem(error));

  const group = `${text.order} ${format.no(order.number)}`;
  useCommands([
    ...(mayCreate ? [{ id: "order-copy", label: text.copy, group, run: () => copy.mutate() }] : []),
    { id: "order-link", label: text.link, group, run: link },
    ...papers.all.map((paper) => ({ id: `order-print-${paper.form}`, label: `${print}: ${paper.label}`, group, run: paper.print })),
    ...(order.delete.allowed ? [{ id: "order-bin", label: text.bin, group, run: () => void askBin() }] : []),
  ]);

  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target><IconButton icon="more" label={text.actions} variant="default" size={36} loading={copy.isPending || bin.isPending || papers.pending} /></Menu.Target>
      <Menu.Dropdown>
        {mayCreate && <Menu.Item leftSection={<Icon name="copy" />} onClick={() => copy.mutate()}>{text.copy}</Menu.Item>}
        <Menu.Item leftSection={<Icon name="link" />} onClick={link}>{text.link}</Menu.Item>
        <PaperItems papers={papers} />
        {!order.deleted_at && <>
          <Menu.Divider />
          {order.delete.allowed
            ? <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" />} onClick={() => void askBin()}>{text.bin}</Menu.Item>
            : (
              <Menu.Item aria-disabled closeMenuOnClick={false} leftSection={<Icon name="trash" />} c="dimmed">
                {text.bin}<span style={{ display: "block", fontSize: "var(--mantine-font-size-xs)" }}>{order.delete.reasons.map((reason) => reason.text).join(" ")}</span>
              </Menu.Item>
            )}
        </>}
      </Menu.Dropdown>
    </Menu>
  );
}
