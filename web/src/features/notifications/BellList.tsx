import { Button, Group, SegmentedControl, Text, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { documentLink, type DocumentRef } from "@/ui/kinds";
import { rowKeys } from "@/lib/rows";
import { IconButton } from "@/ui/IconButton";
import { initials } from "@/ui/Person";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { RelativeTime } from "@/ui/values";

import { messages } from "./messages";
import { bellQuery, type Notification, useRead } from "./queries";
import { Sentence } from "./Sentence";

export function BellList({ onLeave }: { onLeave: () => void }) {
  const text = useMessages(messages);
  const [onlyUnread, setOnlyUnread] = useState(false);
  const bell = useInfiniteQuery(bellQuery(onlyUnread));
  const markRead = useRead();
  const rows = bell.data?.pages.flatMap((page) => page.rows);
  const unread = bell.data?.pages[0]?.unread ?? 0;
  return (
    <div className="bell__panel">
      <Group justify="space-between" wrap="nowrap" gap="xs" p="sm" className="bell__head">
        <Title order={2} fz="md" visibleFrom="sm">{text.title}</Title>
        <SegmentedControl size="xs" aria-label={text.which} value={onlyUnread ? "unread" : "all"} onChange={(value) => setOnlyUnread(value === "unread")}
          data={[{ value: "all", label: text.all }, { value: "unread", label: text.unread }]} />
        <Group gap={4} wrap="nowrap">
          <Button size="compact-sm" variant="subtle" disabled={unread === 0} onClick={() => markRead()}>{text.readAll}</Button>
          <IconButton icon="settings" size="md" label={text.settings} onClick={onLeave} renderRoot={(props: object) => <Link to="/profile" hash="notifications" {...props} />} />
        </Group>
      </Group>
      {rows === undefined ? (bell.error ? <ErrorState error={bell.error} retry={() => void bell.refetch()} order={3} /> : <div className="bell__wait"><TableSkeleton rows={5} /></div>)
        : rows.length === 0 ? (
          <EmptyState icon={onlyUnread ? "check-circle" : "bell"} title={onlyUnread ? text.nothingNew : text.empty} order={3}>{onlyUnread ? text.nothingNewHint : text.emptyHint}</EmptyState>
        ) : (
          <ul className="bell__rows" onKeyDown={rowKeys}>
            {rows.map((one) => <Row key={one.id} notification={one} onRead={() => markRead([one.id])} onLeave={onLeave} />)}
            {bell.hasNextPage && <li className="bell__more"><Button size="compact-sm" variant="default" loading={bell.isFetchingNextPage} onClick={() => void bell.fetchNextPage()}>{text.more}</Button></li>}
          </ul>
        )}
    </div>
  );
}

function Row({ notification, onRead, onLeave }: { notification: Notification; onRead: () => void; onLeave: () => void }) {
  const text = useMessages(messages);
  const { kind, order, document_kind: of, task, read, at, actor_name: name } = notification;
  return (
    <li className="bell__row" data-unread={!read || undefined}>
      <span className="bell__face" aria-hidden>{name ? initials(name) : "·"}</span>
      <Subject order={task || !order ? null : { kind: of ?? "customer_order", id: order }} task={task} kind={kind} onClick={() => {
        if (!read) onRead();
        onLeave();
      }}>
        <Sentence notification={notification} />
        <Text component="span" size="xs" c="dimmed" display="block" mt={2}><RelativeTime value={at} />{!read && <span className="unseen">, {text.isUnread}</span>}</Text>
      </Subject>
      {read ? <span className="bell__mark" /> : <IconButton icon="check" label={text.markRead} size="md" className="bell__mark" onClick={onRead} />}
    </li>
  );
}

/** Leads to the order or task it is about (to what was said of the task, if that is it), or to the settings for what is about neither. */
function Subject({ kind, order, task, onClick, children }: { kind: string; order?: DocumentRef | null; task?: string | null; onClick: () => void; children: ReactNode }) {
  const talk = kind === "task_comment" || kind === "mentioned";
  if (order) return <Link {...documentLink(order)} className="bell__link" data-row onClick={onClick}>{children}</Link>;
  if (task) return <Link to="/tasks" search={{ task }} hash={talk ? "comments" : undefined} className="bell__link" data-row onClick={onClick}>{children}</Link>;
  return <Link to={kind === "webhook_off" ? "/settings/webhooks" : "/settings"} className="bell__link" data-row onClick={onClick}>{children}</Link>;
}
