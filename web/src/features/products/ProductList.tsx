// What is sold: search, the archive, and a row that opens its drawer.
import { Button, Group, SegmentedControl, Table, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";

import { type Product, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { rowKeys } from "@/lib/rows";
import { Icon } from "@/ui/Icon";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { Money } from "@/ui/values";

import { messages } from "./messages";
import { listQuery } from "./queries";

interface Props {
  q: string | undefined;
  archived: boolean;
  onFilter: (filter: { q?: string; archived?: true }) => void;
  onOpen: (id: string) => void;
  onCreate: () => void;
}

export function ProductList({ q, archived, onFilter, onOpen, onCreate }: Props) {
  const text = useMessages(messages);
  const search = useRef<HTMLInputElement>(null);
  const mayCreate = useMay("product", "create");
  const list = useInfiniteQuery({ ...listQuery({ q, archived }), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.rows);
  useShortcuts([{ keys: "KeyF", label: text.focusSearch, group: text.group, run: () => search.current?.focus() }]);

  return (
    <>
      <Group gap="sm" className="filters">
        <SearchField remote ref={search} label={text.search} value={q} onChange={(next) => onFilter({ q: next, archived: archived || undefined })} maw={480} style={{ flex: "1 1 260px" }} />
        <SegmentedControl aria-label={text.which} value={archived ? "archive" : "current"} onChange={(value) => onFilter({ q, archived: value === "archive" || undefined })}
          data={[{ value: "current", label: text.current }, { value: "archive", label: text.archive }]} />
      </Group>
      {rows === undefined ? (list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <TableSkeleton rows={10} />)
        : rows.length > 0 ? <Rows rows={rows} waiting={list.isPlaceholderData} onOpen={onOpen} />
          : q ? <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={() => onFilter({ archived: archived || undefined })}>{text.clear}</Button>}>{text.nothingHint(q)}</EmptyState>
            : archived ? <EmptyState icon="box" title={text.archiveEmpty}>{text.archiveEmptyHint}</EmptyState> : (
              <EmptyState icon="box" title={text.empty} action={mayCreate && <Button leftSection={<Icon name="plus" size={16} />} onClick={onCreate}>{text.create}</Button>}>
                {text.emptyHint} {!mayCreate && text.emptyReader}
              </EmptyState>
            )}
      {list.hasNextPage && <Group justify="center"><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{text.more}</Button></Group>}
    </>
  );
}

function Rows({ rows, waiting, onOpen }: { rows: readonly Product[]; waiting: boolean; onOpen: (id: string) => void }) {
  const text = useMessages(messages);
  return (
    <div className="sheet" aria-busy={waiting}>
      <Table highlightOnHover onKeyDown={rowKeys}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th visibleFrom="sm" w={150}>{text.code}</Table.Th>
            <Table.Th visibleFrom="lg" w={110}>{text.type}</Table.Th>
            <Table.Th visibleFrom="sm" w={100}>{text.unit}</Table.Th>
            <Table.Th visibleFrom="lg" w={110} ta="right">{text.vat}</Table.Th>
            <Table.Th ta="right" w={150}>{text.price}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <button type="button" className="sheet__link" data-row onClick={() => onOpen(one.id)}>{one.name}</button>
                <Text size="sm" c="dimmed" hiddenFrom="sm">{[one.code, one.unit].filter(Boolean).join(" · ")}</Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">{one.code}</Table.Td>
              <Table.Td visibleFrom="lg">{one.product_type === "service" ? text.service : text.goods}</Table.Td>
              <Table.Td visibleFrom="sm">{one.unit}</Table.Td>
              <Table.Td visibleFrom="lg" ta="right">{one.vat_rate === 0 ? <Text span size="sm" c="dimmed">{text.noVat}</Text> : <span className="numbers">{`${one.vat_rate}\u00a0%`}</span>}</Table.Td>
              <Table.Td ta="right"><Money value={one.price} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
