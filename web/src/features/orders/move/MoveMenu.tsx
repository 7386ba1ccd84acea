import { Button, Menu, type MenuProps, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";

import { Icon } from "@/ui/Icon";
import { type DocumentRef, useKindMessages } from "@/ui/kinds";
import { ErrorState } from "@/ui/states";
import { StatusById } from "@/ui/StatusBadge";

import { movesQuery, type MoveInfo } from "../queries";
import { messages } from "./messages";
import { sortMoves } from "./rules";
import { type MoveRequest, useMoveOrder } from "./useMoveOrder";

export interface MoveMenuProps extends Pick<MoveRequest, "onOptimistic" | "onRevert" | "onDone"> {
  order: DocumentRef & { number: string; version: number; status?: string | null };
  /** If they are known; otherwise they are fetched when the menu opens. */
  moves?: readonly MoveInfo[];
  /** The button that opens it; «Перевести» if none is given. */
  target?: ReactElement;
  menu?: Partial<MenuProps>;
  /** For one menu that serves many cards: it is open from the first, and says when it has closed. */
  initiallyOpened?: boolean;
  onClosed?: () => void;
}

/** Every status the order could go to: open steps as items, the others greyed, each with its reasons. */
export function MoveMenu({ order, moves, target, menu, initiallyOpened = false, onClosed, ...callbacks }: MoveMenuProps) {
  const text = useKindMessages(messages, order.kind);
  const move = useMoveOrder();
  const [opened, setOpened] = useState(initiallyOpened);
  const query = useQuery({ ...movesQuery(order), enabled: opened && !moves });
  const known = moves ?? query.data;
  const take = (moveInfo: MoveInfo) => void move({
    kind: order.kind, id: order.id, number: order.number, version: order.version, from: order.status ?? null, to: moveInfo.status, moveInfo, ...callbacks,
  });
  return (
    <Menu position="bottom-end" width={320} {...menu} opened={opened} onChange={setOpened} onClose={onClosed}>
      <Menu.Target>{target ?? <Button variant="default" rightSection={<Icon name="chevron-down" size={16} />}>{text.move}</Button>}</Menu.Target>
      <Menu.Dropdown aria-label={text.menu(order.number)}>
        {/* What scrolls must be reachable by keys, and in a menu only a group may be. */}
        <div role="group" tabIndex={0} aria-label={text.menu(order.number)} style={{ maxHeight: "min(60vh, 480px)", overflowY: "auto", outlineOffset: -2 }}>
          {known ? <Items kind={order.kind} moves={known} current={order.status} onTake={take} />
            : query.error ? <ErrorState error={query.error} retry={() => void query.refetch()} />
              : <Stack gap="xs" p="xs">{[1, 2, 3].map((i) => <Skeleton key={i} height={28} />)}</Stack>}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({ kind, moves, current, onTake }: { kind: DocumentRef["kind"]; moves: readonly MoveInfo[]; current: string | null | undefined; onTake: (move: MoveInfo) => void }) {
  const text = useKindMessages(messages, kind);
  const { open, closed, absent } = sortMoves(moves, current);
  return (
    <>
      <Menu.Label>{open.length > 0 ? text.open : text.none}</Menu.Label>
      {open.map((move) => <Menu.Item key={move.status} onClick={() => onTake(move)}><StatusById id={move.status} name={move.name} /></Menu.Item>)}
      {closed.length > 0 && <Menu.Label>{text.closed}</Menu.Label>}
      {closed.map((move) => <Refused key={move.status} move={move} why={move.reasons.map((reason) => reason.text).join(" ")} onTake={onTake} />)}
      {absent.length > 0 && <Menu.Label>{text.absent}</Menu.Label>}
      {absent.map((move) => <Refused key={move.status} move={move} why={text.absentShort} unseen onTake={onTake} />)}
    </>
  );
}

/** Not `disabled`: keys and screen readers must reach it, and taking it shows all reasons and what to do. */
function Refused({ move, why, unseen = false, onTake }: { move: MoveInfo; why: string; unseen?: boolean; onTake: (move: MoveInfo) => void }) {
  return (
    <Menu.Item aria-disabled onClick={() => onTake(move)}>
      <span style={{ filter: "grayscale(1)" }}><StatusById id={move.status} name={move.name} /></span>
      <Text size="xs" c="dimmed" mt={2} className={unseen ? "unseen" : undefined}>{why}</Text>
    </Menu.Item>
  );
}
