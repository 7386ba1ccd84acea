// What one product comes to in each warehouse.
import { Drawer, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { useById, useWarehouses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { EmptyState, QueryView } from "@/ui/states";
import { Quantity } from "@/ui/values";

import { Free } from "./Free";
import { messages } from "./messages";
import { balancesQuery, type StockLine } from "./queries";

export function BalancesDrawer({ line, onClose }: { line: Pick<StockLine, "product" | "name" | "code" | "unit">; onClose: () => void }) {
  const text = useMessages(messages);
  const balances = useQuery(balancesQuery(line.product));
  const warehouses = useById(useWarehouses().data);
  return (
    <Drawer opened onClose={onClose} position="right" size={520} title={text.byWarehouse(line.name)} closeButtonProps={{ "aria-label": text.close }}>
      <QueryView query={balances}>
        {(all) => {
          const rows = all.filter((one) => one.on_hand !== 0 || one.reserved !== 0)
            .map((one) => ({ ...one, name: warehouses.get(one.warehouse)?.name ?? text.otherWarehouse }))
            .sort((a, b) => a.name.localeCompare(b.name));
          if (rows.length === 0) return <EmptyState icon="box" title={text.total + ": 0"} order={3}>{text.nowhere}</EmptyState>;
          const sum = (of: "on_hand" | "reserved" | "free") => rows.reduce((so, one) => so + one[of], 0);
          return (
            <Stack gap="sm">
              <Text size="sm" c="dimmed">{[line.code, line.unit].filter(Boolean).join(" · ")}</Text>
              <Table aria-label={text.byWarehouse(line.name)}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{text.warehouse}</Table.Th>
                    <Table.Th scope="col" ta="right">{text.onHand}</Table.Th>
                    <Table.Th scope="col" ta="right">{text.reserved}</Table.Th>
                    <Table.Th scope="col" ta="right">{text.free}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.map((one) => (
                    <Table.Tr key={one.warehouse}>
                      <Table.Th scope="row" fw={400}>{one.name}</Table.Th>
                      <Table.Td ta="right"><Quantity value={one.on_hand} /></Table.Td>
                      <Table.Td ta="right"><Quantity value={one.reserved} /></Table.Td>
                      <Table.Td ta="right"><Free value={one.free} /></Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
                {rows.length > 1 && (
                  <Table.Tfoot>
                    <Table.Tr>
                      <Table.Th scope="row">{text.total}</Table.Th>
                      <Table.Th ta="right"><Quantity value={sum("on_hand")} /></Table.Th>
                      <Table.Th ta="right"><Quantity value={sum("reserved")} /></Table.Th>
                      <Table.Th ta="right"><Free value={sum("free")} /></Table.Th>
                    </Table.Tr>
                  </Table.Tfoot>
                )}
              </Table>
              <Text size="sm" c="dimmed">{text.explained}</Text>
            </Stack>
          );
        }}
      </QueryView>
    </Drawer>
  );
}
