// What is sold: search, the archive, and a row that opens its drawer.
import { Button, Table, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";

import { type Product, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";
import { Icon } from "@/ui/Icon";
import { SearchedList } from "@/ui/SearchedList";
import { EmptyState } from "@/ui/states";
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
  const mayCreate = useMay("product", "create");
  const list = useInfiniteQuery({ ...listQuery({ q, archived }), placeholderData: keepPreviousData });
  return (
    <SearchedList list={list} search={text.search} q={q} onSearch={(next) => onFilter({ q: next, archived: archived || undefined })} focus={{ label: text.focusSearch, group: text.group }}
      choice={{
        label: text.which, value: archived ? "archive" : "current", options: [{ value: "current", label: text.current }, { value: "archive", label: text.archive }],
        onChange: (value) => onFilter({ q, archived: value === "archive" || undefined }),
      }}
      empty={<Nothing q={q} archived={archived} onClear={() => onFilter({ archived: archived || undefined })} onCreate={mayCreate ? onCreate : undefined} />}>
      {(rows, waiting) => <Rows rows={rows} waiting={waiting} onOpen={onOpen} />}
    </SearchedList>
  );
}

function Nothing({ q, archived, onClear, onCreate }: { q: string | undefined; archived: boolean; onClear: () => void; onCreate?: () => void }) {
  const text = useMessages(messages);
  if (q) return <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={onClear}>{text.clear}</Button>}>{text.nothingHint(q)}</EmptyState>;
  if (archived) return <EmptyState icon="box" title={text.archiveEmpty}>{text.archiveEmptyHint}</EmptyState>;
  return (
    <EmptyState icon="box" title={text.empty} action={onCreate && <Button leftSection={<Icon name="plus" size={16} />} onClick={onCreate}>{text.create}</Button>}>
      {text.emptyHint} {!onCreate && text.emptyReader}
    </EmptyState>
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
