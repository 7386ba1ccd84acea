import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { useLive } from "@/api/live";
import { type Order, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";
import { Icon } from "@/ui/Icon";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { StatusById } from "@/ui/StatusBadge";
import { DateText, Money, OrderNumber } from "@/ui/values";

import { messages } from "./messages";
import { countsQuery, ordersQuery } from "./queries";

export function CounterpartyOrders({ id, living }: { id: string; living: boolean }) {
  const text = useMessages(messages);
  const orders = useInfiniteQuery(ordersQuery(id));
  const rows = orders.data?.pages.flatMap((page) => page.rows);
  const counts = useQuery(countsQuery(id));
  const mayCreate = useMay("customer_order", "create") && living;
  useLive(({ changed, gone }) => {
    // Only what is shown here, and what may be new here.
    const shown = new Set(rows?.map((row) => row.id));
    if (gone.some((one) => shown.has(one)) || changed.some((one) => shown.has(one.id) || one.from === null)) {
      void orders.refetch();
      void counts.refetch();
    }
  });
  return (
    <Stack gap="sm" style={{ minWidth: 0 }}>
      <Group justify="space-between">
        <Title order={2}>{text.orders}</Title>
        {rows && rows.length > 0 && <Anchor size="sm" renderRoot={(props) => <Link to="/orders" search={{ counterparty: id }} {...props} />}>{text.allOrders}</Anchor>}
      </Group>
      <Totals counts={counts.data} />
      {rows === undefined ? (orders.error ? <ErrorState error={orders.error} retry={() => void orders.refetch()} /> : <TableSkeleton rows={5} />)
        : rows.length > 0 ? <Rows rows={rows} /> : (
          <Paper>
            <EmptyState icon="list" title={text.noOrders} order={3}
              action={mayCreate && <Button leftSection={<Icon name="plus" size={16} />} renderRoot={(props) => <Link to="/orders/new" search={{ counterparty: id }} {...props} />}>{text.newOrder}</Button>}>
              {text.noOrdersHint}
            </EmptyState>
          </Paper>
        )}
      {orders.hasNextPage && <Group justify="center"><Button variant="default" loading={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>{text.more}</Button></Group>}
    </Stack>
  );
}

/** How many and for how much, altogether and per status. */
function Totals({ counts }: { counts: { rows: { status?: string | null; status_name?: string | null; orders: number; sum: number }[]; complete: boolean } | undefined }) {
  const text = useMessages(messages);
  if (!counts || counts.rows.length === 0) return null;
  const orders = counts.rows.reduce((all, row) => all + row.orders, 0);
  const sum = counts.rows.reduce((all, row) => all + row.sum, 0);
  return (
    <Group gap="sm">
      <Text fw={550}>{counts.complete ? text.ordersOf(orders) : text.atLeast(orders)} · <Money value={sum} /></Text>
      <Group gap={6}>
        {counts.rows.map((row) => (
          <Group key={row.status ?? ""} gap={4} wrap="nowrap"><StatusById id={row.status} name={row.status_name} /><Text size="sm" c="dimmed" className="numbers">{row.orders}</Text></Group>
        ))}
      </Group>
    </Group>
  );
}

function Rows({ rows }: { rows: readonly Order[] }) {
  const text = useMessages(messages);
  return (
    <div className="sheet">
      <Table highlightOnHover onKeyDown={rowKeys}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.number}</Table.Th>
            <Table.Th visibleFrom="sm" w={120}>{text.date}</Table.Th>
            <Table.Th>{text.status}</Table.Th>
            <Table.Th ta="right" w={150}>{text.sum}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((one) => (
            <Table.Tr key={one.id}>
              <Table.Td><Link to="/orders/$id" params={{ id: one.id }} className="sheet__link" data-row><OrderNumber number={one.number} /></Link></Table.Td>
              <Table.Td visibleFrom="sm"><DateText value={one.moment} /></Table.Td>
              <Table.Td maw={0} w="50%"><StatusById id={one.status} name={one.status_name} /></Table.Td>
              <Table.Td ta="right"><Money value={one.sums.sum} currency={one.currency} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
