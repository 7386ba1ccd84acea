// Everybody who buys or delivers: search, the bin, and the next page as it is asked for.
import { Button, Table, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { type Counterparty, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";
import { Icon } from "@/ui/Icon";
import { PersonById } from "@/ui/Person";
import { SearchedList } from "@/ui/SearchedList";
import { EmptyState } from "@/ui/states";
import { toast } from "@/ui/toast";
import { DateText } from "@/ui/values";

import "./counterparties.css";
import { messages } from "./messages";
import { listQuery, restore } from "./queries";
import { Tags } from "./Tags";

interface Props {
  q: string | undefined;
  deleted: boolean;
  onFilter: (filter: { q?: string; deleted?: true }) => void;
  onCreate: () => void;
}

export function CounterpartyList({ q, deleted, onFilter, onCreate }: Props) {
  const text = useMessages(messages);
  const list = useInfiniteQuery({ ...listQuery({ q, deleted: deleted || undefined }), placeholderData: keepPreviousData });
  const mayCreate = useMay("counterparty", "create");
  return (
    <SearchedList list={list} search={text.search} q={q} onSearch={(next) => onFilter({ q: next, deleted: deleted || undefined })} focus={{ label: text.focusSearch, group: text.group }}
      choice={{
        label: text.which, value: deleted ? "bin" : "living", options: [{ value: "living", label: text.living }, { value: "bin", label: text.bin }],
        onChange: (value) => onFilter({ q, deleted: value === "bin" || undefined }),
      }}
      empty={<Nobody q={q} deleted={deleted} onClear={() => onFilter({ deleted: deleted || undefined })} onCreate={mayCreate ? onCreate : undefined} />}>
      {(rows, waiting) => <Rows rows={rows} deleted={deleted} waiting={waiting} />}
    </SearchedList>
  );
}

function Nobody({ q, deleted, onClear, onCreate }: { q: string | undefined; deleted: boolean; onClear: () => void; onCreate?: () => void }) {
  const text = useMessages(messages);
  if (q) return <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={onClear}>{text.clear}</Button>}>{text.nothingHint(q)}</EmptyState>;
  if (deleted) return <EmptyState icon="trash" title={text.binEmpty}>{text.binEmptyHint}</EmptyState>;
  return (
    <EmptyState icon="people" title={text.empty} action={onCreate && <Button leftSection={<Icon name="plus" size={16} />} onClick={onCreate}>{text.create}</Button>}>
      {text.emptyHint}
    </EmptyState>
  );
}

function Rows({ rows, deleted, waiting }: { rows: readonly Counterparty[]; deleted: boolean; waiting: boolean }) {
  const text = useMessages(messages);
  return (
    <div className="sheet" aria-busy={waiting}>
      <Table highlightOnHover onKeyDown={rowKeys}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.name}</Table.Th>
            <Table.Th visibleFrom="sm" w={180}>{text.phone}</Table.Th>
            <Table.Th visibleFrom="xl" w={220}>{text.email}</Table.Th>
            <Table.Th visibleFrom="xl" w={150}>{text.tax}</Table.Th>
            <Table.Th visibleFrom="lg" w={210}>{text.owner}</Table.Th>
            {deleted ? <Table.Th w={130} /> : <Table.Th visibleFrom="sm" w={120}>{text.changed}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td>
                <Link to="/counterparties/$id" params={{ id: one.id }} className="sheet__link" data-row>{one.name}</Link>{" "}
                <Tags tags={one.tags} />
                <Text size="sm" c="dimmed" hiddenFrom="sm">{[one.phone, one.email].filter(Boolean).join(" · ")}</Text>
              </Table.Td>
              <Table.Td visibleFrom="sm"><span className="numbers">{one.phone}</span></Table.Td>
              <Table.Td visibleFrom="xl">{one.email}</Table.Td>
              <Table.Td visibleFrom="xl"><span className="numbers">{one.tax_number}</span></Table.Td>
              <Table.Td visibleFrom="lg">{one.owner && <PersonById id={one.owner} />}</Table.Td>
              {deleted ? <Table.Td><Restore id={one.id} /></Table.Td> : <Table.Td visibleFrom="sm"><DateText value={one.updated_at} /></Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Restore({ id }: { id: string }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const restoring = useMutation({ mutationFn: () => restore(client, id), onError: (error) => toast.problem(error) });
  return <Button size="compact-sm" variant="default" loading={restoring.isPending} leftSection={<Icon name="restore" size={14} />} onClick={() => restoring.mutate()}>{text.restore}</Button>;
}
