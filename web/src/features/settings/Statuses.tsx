import { Button, Menu, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { type DocumentKind, documentCountsQuery, keys, type Status, useProcesses, useStatusesOf } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { documentsLink, useKindMessages } from "@/ui/kinds";
import { KindPicker } from "@/ui/pickers";
import { processesNaming, ProcessLinks } from "@/ui/RemoveDialog";
import { SearchField } from "@/ui/SearchField";
import { MoveItems } from "@/ui/sortable/MoveItems";
import { SortableList } from "@/ui/sortable/SortableList";
import { useOrder } from "@/ui/sortable/useOrder";
import { EmptyState, QueryView, TableSkeleton } from "@/ui/states";
import { StatusBadge } from "@/ui/StatusBadge";

import { MANY, matches, type SectionProps, type SectionSearch } from "@/lib/section";
import { messages } from "./messages";
import "./rows.css";
import { messages as statusMessages } from "./status-messages";
import { StatusForm } from "./StatusForm";
import { StatusRemoval } from "./StatusRemoval";

export interface StatusesSearch extends SectionSearch {
  kind?: DocumentKind;
}

export function Statuses(props: SectionProps<StatusesSearch>) {
  const kind = props.search.kind ?? "customer_order";
  const words = useKindMessages(statusMessages, kind);
  const query = useStatusesOf(kind);
  return (
    <Stack gap="sm">
      <KindPicker label={words.kind} maw={320} value={kind} onChange={(next) => props.onSearch({ kind: next === "customer_order" ? undefined : next })} />
      <QueryView query={query} skeleton={<TableSkeleton />}>{(all) => <StatusList key={kind} {...props} kind={kind} all={all} />}</QueryView>
    </Stack>
  );
}

function StatusList({ kind, all, search, onSearch }: SectionProps<StatusesSearch> & { kind: DocumentKind; all: readonly Status[] }) {
  const text = useMessages(messages);
  const words = useKindMessages(statusMessages, kind);
  const [removed, setRemoved] = useState<Status>();
  const order = useOrder({
    records: all, queryKey: keys.statuses, done: (one) => text.order.done(one.name),
    place: (one, position) => ok(api.PATCH("/api/v1/statuses/{id}", { params: { path: { id: one.id } }, body: { version: one.version, position } })),
  });
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const found = order.shown.filter((one) => matches(search.q, one.name, one.guidance));
  const add = <Button leftSection={<Icon name="plus" size={16} />} onClick={() => open("new")}>{words.add}</Button>;

  return (
    <>
      {all.length === 0 ? <EmptyState icon="tag" title={words.empty} action={add}>{words.emptyHint}</EmptyState> : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed" maw={720}>{words.lead}</Text>
          {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} description={search.q ? text.order.fixed : undefined} />}
          {found.length === 0 ? (
            <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={() => onSearch({ ...search, q: undefined })}>{text.clearSearch}</Button>}>{text.nothingHint}</EmptyState>
          ) : (
            <div onKeyDown={rowKeys}>
              <SortableList label={words.list} rows={found} name={(one) => one.name} onMove={order.move} fixed={Boolean(search.q)}>
                {(one, i) => <StatusRow status={one} onOpen={() => open(one.id)} onRemove={() => setRemoved(one)} place={i} places={all.length} onMove={search.q ? undefined : (to) => order.move(one.id, to)} />}
              </SortableList>
            </div>
          )}
          <Text size="xs" c="dimmed" role="status" mih={18}>{order.saving ? text.order.saving : ""}</Text>
        </Stack>
      )}
      {search.open === "new" && <StatusForm kind={kind} onClose={() => open(undefined)} />}
      {opened && <StatusForm key={opened.id} kind={kind} status={opened} onClose={() => open(undefined)} onDelete={() => { open(undefined); setRemoved(opened); }} />}
      {removed && <StatusRemoval status={removed} onClose={() => setRemoved(undefined)} onDone={() => setRemoved(undefined)} />}
    </>
  );
}

interface RowProps {
  status: Status;
  onOpen: () => void;
  onRemove: () => void;
  place: number;
  places: number;
  onMove?: (to: number) => void;
}

function StatusRow({ status, onOpen, onRemove, place, places, onMove }: RowProps) {
  const text = useMessages(messages);
  const words = useKindMessages(statusMessages, status.kind);
  const counts = useQuery(documentCountsQuery(status.kind));
  const standing = counts.data?.find((one) => one.status === status.id)?.orders ?? 0;
  const processes = processesNaming(useProcesses().data, status.id);
  return (
    <div className="setting-row">
      <span style={{ minWidth: 0 }}>
        <button type="button" className="setting-row__name" data-row onClick={onOpen}><StatusBadge status={status} /></button>
        <span className="setting-row__note setting-row__cut" title={status.guidance || undefined}>{status.guidance || words.noGuidance}</span>
      </span>
      <span className="setting-row__note">{words[status.status_type]}</span>
      <span className="setting-row__note">{processes.length > 0 ? <ProcessLinks processes={processes} /> : words.nowhere}</span>
      <span className="numbers setting-row__count">{standing > 0 && <Link {...documentsLink(status.kind)} search={{ status: status.id }}>{words.orders(standing)}</Link>}</span>
      <Menu position="bottom-end">
        <Menu.Target><IconButton icon="more" label={text.actionsFor(status.name)} /></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={onOpen}>{text.edit}</Menu.Item>
          {standing > 0 && <Menu.Item leftSection={<Icon name="list" size={16} />} renderRoot={(root) => <Link {...documentsLink(status.kind)} search={{ status: status.id }} {...root} />}>{words.showOrders}</Menu.Item>}
          {onMove && <MoveItems place={place} places={places} onMove={onMove} />}
          <Menu.Divider />
          <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={onRemove}>{text.removeDots}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
