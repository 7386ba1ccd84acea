import "./order.css";

import { Alert, Button, Group, Paper, Text } from "@mantine/core";
import { useBlocker, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";

import { useLive } from "@/api/live";
import { type OrderPage, useAttributes, useById, useEmployees, useMe, useStatuses } from "@/api/queries";
import { useShortcuts } from "@/lib/keyboard";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { hasPositions, isPostable, useKindMessages } from "@/ui/kinds";
import { KeyHint } from "@/ui/KeyHint";
import { type Crumb, Page } from "@/ui/Page";
import { PostedMark } from "@/ui/PostedMark";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { StatusById } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import { DateText, Money, OrderNumber, Percent, Since } from "@/ui/values";

import { lineOf } from "../form/draft";
import { Positions } from "../form/Positions";
import { WhoseTurn } from "../turn/WhoseTurn";
import { useButtons } from "./buttons";
import { useFieldName } from "./ConflictDialog";
import { lockOf } from "./locks";
import { useGoods } from "./goods";
import { messages } from "./messages";
import { NextSteps } from "./NextSteps";
import { OrderActions, useRestore } from "./OrderActions";
import { Mark, OrderFields } from "./OrderFields";
import { MakeMenu, PostButton, refusedOf, useMaking, usePosting } from "./posting";
import { PrintOrder } from "./PrintOrder";
import { type OrderEditor, useOrderEditor } from "./useOrderEditor";
import { Waits } from "./Waits";

interface Props {
  order: OrderPage;
  crumbs: readonly Crumb[];
  feed: ReactNode;
  tasks: ReactNode;
  files: ReactNode;
  /** What it rests on and what rests on it, with its sums. */
  linked: ReactNode;
  /** Of a payment, in place of positions: which orders and invoices it concerns. */
  parts?: ReactNode;
  /** Where it stands in the list it was opened from. */
  previous?: () => void;
  next?: () => void;
}

/** One order, or a document of another kind, with all that can be done to it. Give it the id as key: another one is another editing. */
export function OrderView({ order, crumbs, feed, tasks, files, linked, parts, previous, next }: Props) {
  const text = useKindMessages(messages, order.kind);
  const format = useFormat();
  const attributes = useOrderAttributes(order.kind);
  const editor = useOrderEditor(order, useMemo(() => attributes.map((one) => one.id), [attributes]));
  const edited = editor.edited.length > 0;
  const guidance = useById(useStatuses().data).get(order.status ?? "")?.guidance;
  const buttons = useButtons(order);
  const goods = useGoods(order);
  const posting = usePosting({ order, edited, prepare: editor.save });
  const making = useMaking({ order, edited, prepare: editor.save });
  const tried = refusedOf(posting, making);
  const locked = lockOf(order, "positions", text.lockedPosted) !== undefined;
  useLeaving(order, editor);
  useFieldOfAddress();
  useShortcuts([
    { keys: "mod+KeyS", label: text.save, group: text.order, whileTyping: true, run: () => { if (edited) void editor.save(); } },
    { keys: "mod+Enter", label: text.save, group: text.order, whileTyping: true, hidden: true, run: () => { if (edited) void editor.save(); } },
    ...(previous ? [{ keys: "BracketLeft", label: text.previous, group: text.order, run: previous }] : []),
    ...(next ? [{ keys: "BracketRight", label: text.next, group: text.order, run: next }] : []),
  ]);
  const saved = useMemo(() => ({
    lines: new Map((order.positions ?? []).map((one) => [one.id, { line: lineOf(one), sums: one.sums }])),
    sums: order.sums,
    discount: order.discount,
    changed: editor.edited.includes("positions") || editor.edited.includes("vat_mode"),
  }), [order, editor.edited.join()]);

  return (
    <Page title={`${text.order} ${format.no(order.number)}`} crumbs={crumbs}
      heading={<Heading order={order} />}
      actions={<Group gap="xs" wrap="nowrap">
        {(previous || next) && <Button.Group>
          <IconButton icon="chevron-left" label={text.previous} variant="default" size={36} disabled={!previous} onClick={previous} />
          <IconButton icon="chevron-right" label={text.next} variant="default" size={36} disabled={!next} onClick={next} />
        </Button.Group>}
        <MakeMenu order={order} making={making} />
        <PostButton order={order} posting={posting} />
        <OrderActions order={order} />
      </Group>}>
      <Summary order={order} />
      {tried.problem && <ProblemAlert error={tried.problem} onClose={tried.forget} />}
      {order.deleted_at && <InBin order={order} />}
      <OtherNotice order={order} editor={editor} />
      <div className="order">
        <div className="order__main">
          <WhoseTurn order={order} />
          <NextSteps order={order} edited={edited} prepare={editor.save} buttons={buttons} />
          {guidance && <div className="order__guidance"><b>{text.guidance}</b>{guidance}</div>}
          <OrderFields order={order} editor={editor} attributes={attributes} />
          {hasPositions(order.kind) ? <div className="order__paper">
            <Positions lines={editor.draft.positions} onChange={(lines) => editor.set("positions", lines)} vat={editor.draft.vat_mode} currency={order.currency} disabled={locked}
              saved={saved} goods={goods} errors={editor.errors} mark={editor.marked.has("positions") ? <Mark kind={order.kind} /> : undefined} />
          </div> : parts}
          {edited && <SaveBar order={order} editor={editor} />}
        </div>
        <div className="order__side">{linked}<Paper p="md">{tasks}</Paper><Paper p="md">{files}</Paper><Waits of={order} />{feed}</div>
      </div>
      <PrintOrder order={order} />
    </Page>
  );
}

function useOrderAttributes(kind: OrderPage["kind"]) {
  const { data } = useAttributes();
  return useMemo(() => (data ?? []).filter((one) => one.kind === kind), [data, kind]);
}

function Heading({ order }: { order: OrderPage }) {
  const text = useKindMessages(messages, order.kind);
  // Of a kind without statuses there is none to be said.
  const stands = order.kind === "customer_order" || order.status || order.moves.length > 0;
  return (
    <span className="order__head">
      <span>{order.kind !== "customer_order" && `${text.order} `}<OrderNumber number={order.number} /></span>
      {stands && <StatusById id={order.status} name={order.status_name} />}
      {isPostable(order.kind) && <PostedMark kind={order.kind} posted={order.posted} />}
      {stands && <span className="order__since"><Icon name="clock" size={14} /> <Since value={order.status_since} /> {text.inStatus}</span>}
    </span>
  );
}

/** What a decision needs, seen without scrolling: who, how much, at which discount, by when. */
function Summary({ order }: { order: OrderPage }) {
  const text = useKindMessages(messages, order.kind);
  return (
    <div className="order__summary">
      <span>{order.counterparty_name ?? text.noCounterparty}</span>
      <b><Money value={order.sums.sum} currency={order.currency} /></b>
      {order.discount !== 0 && <span>{text.discount} <Percent value={order.discount} /></span>}
      {order.planned_at && <span>{text.by} <DateText value={order.planned_at} /></span>}
    </div>
  );
}

function SaveBar({ order, editor }: { order: OrderPage; editor: OrderEditor }) {
  const text = useKindMessages(messages, order.kind);
  const names = useEditedNames(order, editor);
  const confirm = useConfirm();
  return (
    <div className="order__save">
      {editor.problem && <div className="order__problem"><ProblemAlert error={editor.problem} /></div>}
      <div role="status" style={{ flex: "0 1 auto", minWidth: 180 }}>
        <Text size="sm" fw={550}>{text.unsaved(editor.edited.length)}</Text>
        <Text size="xs" c="dimmed" lineClamp={2}>{names}</Text>
      </div>
      <Group gap="sm" wrap="nowrap">
        <Button variant="default" onClick={async () => {
          if (await confirm({ title: text.discardTitle, message: text.discardText(names), confirm: text.discard, danger: true })) editor.discard();
        }}>{text.discard}</Button>
        <Button loading={editor.saving} onClick={() => void editor.save()} rightSection={<span className="order__keys"><KeyHint keys="mod+KeyS" /></span>}>{text.save}</Button>
      </Group>
    </div>
  );
}

function useEditedNames(order: OrderPage, editor: OrderEditor): string {
  const name = useFieldName(order.kind);
  return editor.edited.map(name).join(", ");
}

function InBin({ order }: { order: OrderPage }) {
  const text = useKindMessages(messages, order.kind);
  const format = useFormat();
  const restore = useRestore(order);
  return (
    <Alert variant="light" color="yellow" icon={<Icon name="trash" />} title={text.inBin} styles={{ title: { color: "var(--mantine-color-text)" }, message: { color: "var(--mantine-color-text)" } }}>
      <Text size="sm" mb="sm">{text.inBinHint(order.deleted_at ? format.dateTime(order.deleted_at) : "")}</Text>
      <Button size="xs" leftSection={<Icon name="restore" size={16} />} loading={restore.isPending} onClick={() => restore.mutate()}>{text.restore}</Button>
    </Alert>
  );
}

/** Who has just changed what, for those who see and those who hear. */
function OtherNotice({ order, editor }: { order: OrderPage; editor: OrderEditor }) {
  const text = useKindMessages(messages, order.kind);
  const me = useMe();
  const name = useFieldName(order.kind);
  const employees = useById(useEmployees().data);
  const [actor, setActor] = useState<string>();
  useLive(({ changed }) => {
    const event = changed.find((one) => one.id === order.id);
    if (event?.actor && event.actor !== me.employee) setActor(event.actor);
  });
  const marked = [...editor.marked];
  const met = marked.filter((field) => editor.edited.includes(field));
  const taken = marked.filter((field) => !editor.edited.includes(field));
  return (
    <div role="status" className={marked.length > 0 ? "order__other" : "unseen"}>
      {marked.length > 0 && <><Icon name="info" size={16} /><span>
        {actor ? text.changedBy(employees.get(actor)?.name ?? "…") : text.changedNow}
        {taken.length > 0 && ` ${text.taken(taken.map(name).join(", "))}`}
        {met.length > 0 && ` ${text.met(met.map(name).join(", "))}`}
      </span></>}
    </div>
  );
}

/** Leaving with unsaved edits asks first; filters and anchors of the same page are no leaving. */
function useLeaving(order: OrderPage, editor: OrderEditor): void {
  const text = useKindMessages(messages, order.kind);
  const confirm = useConfirm();
  const names = useEditedNames(order, editor);
  const edited = editor.edited.length > 0;
  useBlocker({
    disabled: !edited,
    enableBeforeUnload: edited,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      return !await confirm({ title: text.leaveTitle, message: text.leaveText(order.number, names), confirm: text.leave, cancel: text.stay, danger: true });
    },
  });
}

/** `#field-planned_at` puts the cursor there, `#files` leads to the files: so a refusal leads to what has to be filled in. */
function useFieldOfAddress(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash.startsWith("field-") && hash !== "files") return;
    const field = document.getElementById(hash);
    field?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  }, [hash]);
}
