import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";
import { dayOf } from "@/lib/format";
import { useMessages } from "@/lib/i18n";
import { matches } from "@/lib/section";
import { PersonPicker } from "@/ui/pickers";
import "@/ui/record-table.css";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";

import { type AuditRow, bodyOf, earlierOf, groupOf, GROUPS, isGroup } from "./audit";
import "./audit.css";
import { messages } from "./audit-messages";
import { AuditEntry, useNames } from "./AuditEntry";

const PAGE = 100;

export interface AuditSearch {
  q?: string;
  kind?: string;
  by?: string;
}

export function Audit({ search, onSearch }: { search: AuditSearch; onSearch: (search: AuditSearch) => void }) {
  const text = useMessages(messages);
  const query = useInfiniteQuery({
    queryKey: keys.audit,
    queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/audit", { params: { query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows as AuditRow[]) ?? [], [query.data]);
  if (query.error && rows.length === 0) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <TableSkeleton rows={10} />;
  if (rows.length === 0) return <EmptyState icon="history" title={text.empty}>{text.emptyHint}</EmptyState>;
  return <Entries rows={rows} search={search} onSearch={onSearch} more={query.hasNextPage} loading={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} error={query.error} />;
}

interface Props {
  rows: readonly AuditRow[];
  search: AuditSearch;
  onSearch: (search: AuditSearch) => void;
  more: boolean;
  loading: boolean;
  onMore: () => void;
  error: unknown;
}

function Entries({ rows, search, onSearch, more, loading, onMore, error }: Props) {
  const text = useMessages(messages);
  const format = useFormat();
  const names = useNames();
  const kind = isGroup(search.kind) ? search.kind : undefined;
  const filtered = Boolean(kind ?? search.by ?? search.q);
  const before = useMemo(() => earlierOf(rows), [rows]);
  const found = rows.map((row, i) => ({ row, earlier: before[i] })).filter(({ row, earlier }) => (!kind || groupOf(row.kind) === kind)
    && (!search.by || row.actor === search.by)
    && matches(search.q, names.title(row, earlier), names.person(row.actor), row.address, String(bodyOf(row)["login"] ?? "")));
  const days = new Map<string, typeof found>();
  for (const one of found) {
    const day = dayOf(one.row.at, format.timeZone);
    const entries = days.get(day);
    if (entries) entries.push(one);
    else days.set(day, [one]);
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={720}>{text.lead}</Text>
      <Group gap="sm" className="records-bar">
        <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} w={230} />
        <Select aria-label={text.kind} placeholder={text.anyKind} clearable w={250} value={kind ?? null} onChange={(value) => onSearch({ ...search, kind: value ?? undefined })}
          data={GROUPS.map((value) => ({ value, label: text.groups[value] }))} />
        <PersonPicker dismissed label={undefined} aria-label={text.by} placeholder={text.anybody} clearable w={210} value={search.by ?? null} onChange={(value) => onSearch({ ...search, by: value ?? undefined })} />
      </Group>
      {found.length === 0 && (
        <EmptyState icon="search" title={more ? text.nothing : text.nothingMore} action={<Button variant="default" onClick={() => onSearch({})}>{text.clear}</Button>} />
      )}
      <div aria-label={text.list} role="region">
        {[...days].map(([day, entries]) => (
          <section key={day} aria-label={format.day(entries[0]?.row.at ?? day)}>
            <h2 className="entries__day">{format.day(entries[0]?.row.at ?? day)}</h2>
            <ol className="entries">
              {entries.map(({ row, earlier }) => <AuditEntry key={row.seq} row={row} earlier={earlier} names={names} />)}
            </ol>
          </section>
        ))}
      </div>
      {Boolean(error) && <ErrorState error={error} retry={onMore} />}
      <Group gap="md" mt="xs">
        {more && <Button variant="default" loading={loading} onClick={onMore}>{text.more}</Button>}
        <Text size="sm" c="dimmed" role="status">{text.loaded(rows.length)}{filtered ? text.found(found.length) : ""}{more ? "" : `. ${text.all}`}.</Text>
      </Group>
    </Stack>
  );
}
