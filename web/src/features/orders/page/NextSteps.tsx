// What can be done next, as buttons; what cannot, with every reason and what to do about it.
import { Button, Group, Paper, Stack, Text, Textarea, Title, UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { type OrderPage, type Status, useById, useStatuses } from "@/api/queries";
import { useCommands } from "@/lib/commands";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useKindMessages } from "@/ui/kinds";
import { ReasonList } from "@/ui/ReasonList";
import { StatusById } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";

import { FillIn } from "../move/dialogs";
import { MoveMenu } from "../move/MoveMenu";
import { messages as moveMessages } from "../move/messages";
import { sortMoves, wantsComment } from "../move/rules";
import { useMoveOrder } from "../move/useMoveOrder";
import { type MoveInfo, orderQuery } from "../queries";
import { type OrderButton, usePress } from "./buttons";
import { messages } from "./messages";

/** Ways on first, then ways back, then the unhappy ends. */
export function inOrder(moves: readonly MoveInfo[], statuses: ReadonlyMap<string, Status>, current: string | null | undefined): MoveInfo[] {
  const here = statuses.get(current ?? "")?.position ?? -1;
  const rank = (move: MoveInfo) => {
    const status = statuses.get(move.status);
    if (!status) return 1;
    return status.status_type === "unsuccessful" ? 3 : status.position < here ? 2 : 0;
  };
  return [...moves].sort((a, b) => rank(a) - rank(b));
}

interface Props {
  order: OrderPage;
  /** Saves what is edited first; the version to move, or nothing if that failed. */
  prepare: () => Promise<number | undefined>;
  edited: boolean;
  /** What scenarios offer on this order. */
  buttons: readonly OrderButton[];
}

export function NextSteps({ order, prepare, edited, buttons: offers }: Props) {
  const { steps: text, order: noun } = useKindMessages(messages, order.kind);
  const group = `${noun} ${useFormat().no(order.number)}`;
  const statuses = useById(useStatuses().data);
  const steps = useSteps(order, prepare, edited);
  const press = usePress(order, prepare, edited);
  const { open, closed } = sortMoves(order.moves, order.status);
  const offered = inOrder(open, statuses, order.status);
  const phone = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false }) ?? false;
  const final = statuses.get(order.status ?? "")?.status_type ?? "regular";
  const menu = <MoveMenu order={order} moves={order.moves} onOptimistic={steps.show} onRevert={steps.show}
    target={phone ? <IconButton icon="more" label={text.more} variant="default" size={42} /> : <Button variant="subtle" color="gray" rightSection={<Icon name="chevron-down" size={16} />}>{text.more}</Button>} />;
  // In the palette too: «move this order».
  useCommands(order.deleted_at ? [] : [
    ...offered.map((move) => ({ id: `order-move-${move.status}`, label: steps.label(move), group, run: () => steps.take(move) })),
    ...offers.map((one) => ({ id: `order-button-${one.scenario}`, label: one.label, group, run: () => press.run(one) })),
  ]);
  // A kind without statuses goes nowhere.
  if (order.deleted_at || (order.kind !== "customer_order" && order.moves.length + offers.length === 0)) return null;
  const unhappy = (move: MoveInfo) => statuses.get(move.status)?.status_type === "unsuccessful";
  const buttons = (most: number) => offered.slice(0, most).map((move, i) => (
    <Button key={move.status} className="steps__button" size={phone ? "md" : "sm"} variant={i === 0 && !unhappy(move) ? "filled" : "default"}
      leftSection={<span className="steps__dot" style={{ background: statuses.get(move.status)?.color }} />} loading={steps.busy === move.status} disabled={steps.busy !== undefined && steps.busy !== move.status}
      aria-label={`${steps.label(move)}${wantsComment(move) ? ` (${text.withComment})` : ""}`} onClick={() => steps.take(move)}>{move.name}</Button>
  ));
  const extras = offers.length > 0 && (
    <Group gap="sm" role="group" aria-label={text.buttons}>
      {offers.map((one) => (
        <Button key={one.scenario} variant="light" c="var(--mantine-color-text)" size={phone ? "md" : "sm"} leftSection={<Icon name="scenario" size={16} />} loading={press.busy === one.scenario}
          disabled={press.busy !== undefined && press.busy !== one.scenario} className="steps__button" onClick={() => press.run(one)}>{one.label}</Button>
      ))}
    </Group>
  );
  const asked = steps.asked && <CommentForm key={steps.asked.status} kind={order.kind} move={steps.asked} busy={steps.busy !== undefined} onSubmit={(comment) => steps.go(steps.asked as MoveInfo, comment)} onCancel={steps.cancel} />;
  return (
    <>
      {(!phone || closed.length > 0 || offered.length === 0 || offers.length > 0) && <Paper p="md" component="section" aria-labelledby="steps-title">
        <Stack gap="sm">
          <Group justify="space-between" gap="sm"><Title order={2} id="steps-title" fz="h3">{phone && offered.length > 0 && closed.length > 0 ? text.closed : text.title}</Title>{(!phone || offered.length === 0) && menu}</Group>
          {offered.length === 0 && <Text size="sm" c="dimmed">{closed.length === 0 && final !== "regular" ? text.final : text.none}</Text>}
          {!phone && offered.length > 0 && (steps.asked ? asked : <Group gap="sm">{buttons(offered.length)}</Group>)}
          {extras}
          {!phone && edited && offered.length + offers.length > 0 && <Text size="xs" c="dimmed">{text.savesFirst}</Text>}
          {closed.length > 0 && (
            <Stack gap={6} component="ul" aria-label={text.closed} className="steps__closed">
              {closed.map((move) => (
                <li key={move.status}>
                  <UnstyledButton className="steps__refused" onClick={() => steps.take(move)} aria-label={`${steps.label(move)}. ${text.closed}`}>
                    <Icon name="lock" size={14} /><span style={{ filter: "grayscale(1)", minWidth: 0 }}><StatusById id={move.status} name={move.name} /></span>
                  </UnstyledButton>
                  <div className="steps__why"><ReasonList reasons={move.reasons} action={(reason) => <FillIn of={order} reason={reason} />} /></div>
                </li>
              ))}
            </Stack>
          )}
        </Stack>
      </Paper>}
      {phone && offered.length > 0 && (
        <div className="steps__bar" role="group" aria-label={text.bar}>
          {steps.asked ? asked : <>{buttons(2)}{menu}</>}
        </div>
      )}
    </>
  );
}

function useSteps(order: OrderPage, prepare: Props["prepare"], edited: boolean) {
  const client = useQueryClient();
  const move = useMoveOrder();
  const moveText = useKindMessages(moveMessages, order.kind);
  const statuses = useById(useStatuses().data);
  const [asked, setAsked] = useState<MoveInfo>();
  const [busy, setBusy] = useState<string>();
  const show = (status: string | null) => {
    client.setQueryData(orderQuery(order).queryKey, (old) => old && { ...old, status, status_name: statuses.get(status ?? "")?.name ?? null });
  };
  const go = async (info: MoveInfo, comment?: string) => {
    setBusy(info.status);
    try {
      const version = edited ? await prepare() : order.version;
      if (version === undefined) return;
      // What was just saved may have opened or closed the step: then the gate is asked, not what it said before.
      const done = await move({ kind: order.kind, id: order.id, number: order.number, version, from: order.status ?? null, to: info.status, moveInfo: edited ? undefined : info, comment, onOptimistic: show, onRevert: show });
      if (done) setAsked(undefined);
    } finally {
      setBusy(undefined);
    }
  };
  const take = (info: MoveInfo) => {
    if (info.allowed && wantsComment(info)) setAsked(info);
    else void go(info);
  };
  return { asked, busy, take, go: (info: MoveInfo, comment?: string) => void go(info, comment), cancel: () => setAsked(undefined), show, label: (info: MoveInfo) => moveText.moveTo(info.name) };
}

function CommentForm({ kind, move, busy, onSubmit, onCancel }: { kind: OrderPage["kind"]; move: MoveInfo; busy: boolean; onSubmit: (comment: string) => void; onCancel: () => void }) {
  const text = useKindMessages(messages, kind).steps;
  const moveText = useKindMessages(moveMessages, kind);
  const [comment, setComment] = useState("");
  const [tried, setTried] = useState(false);
  const go = () => {
    setTried(true);
    if (comment.trim()) onSubmit(comment.trim());
  };
  return (
    <form noValidate className="steps__comment" onSubmit={(event) => { event.preventDefault(); go(); }}>
      <Stack gap="sm">
        <Textarea label={text.comment} required autoFocus autosize minRows={2} maxRows={6} maxLength={4096} value={comment} error={tried && !comment.trim() ? text.commentNeeded : undefined}
          onChange={(event) => setComment(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.code === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); event.stopPropagation(); go(); }
            if (event.code === "Escape") onCancel();
          }} />
        <Group gap="sm"><Button type="submit" loading={busy} style={{ flexShrink: 1 }}>{moveText.moveTo(move.name)}</Button><Button variant="default" onClick={onCancel}>{text.cancel}</Button></Group>
      </Stack>
    </form>
  );
}
