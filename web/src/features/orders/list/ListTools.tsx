// Which columns the list has, and what can be taken away from it.
import { Button, Checkbox, Group, Menu, Popover, Stack, Text } from "@mantine/core";

import { type DocumentKind, useAttributes, useStatusesOf } from "@/api/queries";
import { remember, remembered } from "@/lib/storage";
import { Icon } from "@/ui/Icon";
import { useKindMessages } from "@/ui/kinds";

import type { PagesQuery } from "../data/pages";
import { idsIn } from "../filters/filter";
import { columnNames, defaultColumns } from "./columns";
import { messages } from "./messages";
import type { ListSearch } from "./useList";

const memoryOf = (kind: DocumentKind) => kind === "customer_order" ? "list.columns" : `list.columns.${kind}`;
const XLSX_MOST = 100_000;

/** As the address says, else as it was last time, else as usual for the kind. */
export function useChosenColumns(kind: DocumentKind, search: ListSearch): { chosen: readonly string[]; usual: readonly string[] } {
  const { data: statuses } = useStatusesOf(kind);
  const usual = defaultColumns(kind, statuses?.length !== 0);
  const said = idsIn(search.columns ?? remembered(memoryOf(kind)));
  return { chosen: said.length > 0 ? said : usual, usual };
}

interface Props {
  kind: DocumentKind;
  search: ListSearch;
  onSearch: (patch: ListSearch) => void;
}

export function ColumnsMenu({ kind, search, onSearch }: Props) {
  const text = useKindMessages(messages, kind);
  const attributes = (useAttributes().data ?? []).filter((one) => one.kind === kind);
  const { chosen, usual: usualColumns } = useChosenColumns(kind, search);
  const all = [...columnNames(kind, text), ...attributes.map((one) => [one.id, one.name] as const)];
  const change = (ids: readonly string[]) => {
    // In the order of the table, whatever the order they were ticked in. The number is what opens an order.
    const columns = all.map(([id]) => id).filter((id) => id === "number" || ids.includes(id)).join(",");
    const usual = columns === usualColumns.join(",");
    remember(memoryOf(kind), usual ? undefined : columns);
    onSearch({ columns: usual ? undefined : columns });
  };
  return (
    <Popover position="bottom-end" shadow="md" width={260} trapFocus returnFocus>
      <Popover.Target><Button variant="default" size="sm" className="tool" leftSection={<Icon name="columns" size={16} />}><span className="tool__text">{text.columns}</span></Button></Popover.Target>
      <Popover.Dropdown aria-label={text.columns}>
        <Stack gap="xs">
          <Text size="sm" c="dimmed">{text.columnsHint}</Text>
          <Stack gap={2} mah="50vh" style={{ overflowY: "auto" }}>
            {all.map(([id, label]) => (
              <Checkbox key={id} className="choice" size="sm" label={label} checked={chosen.includes(id)} disabled={id === "number"}
                onChange={(event) => change(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))} />
            ))}
          </Stack>
          <Group justify="flex-end"><Button size="compact-sm" variant="subtle" onClick={() => change(usualColumns)}>{text.byDefault}</Button></Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

export function ExportMenu({ query, total }: { query: PagesQuery | undefined; total: number | undefined }) {
  const text = useKindMessages(messages, "customer_order");
  const address = (format: string) => `/api/v1/orders/export?${new URLSearchParams([
    ["format", format], ...Object.entries(query ?? {}).filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]),
  ]).toString()}`;
  const tooMany = total !== undefined && total > XLSX_MOST;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target><Button variant="default" size="sm" className="tool" leftSection={<Icon name="download" size={16} />} disabled={!query}><span className="tool__text">{text.export}</span></Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={address("xlsx")} download leftSection={<Icon name="table" size={16} />} disabled={tooMany}>{text.exportXlsx}</Menu.Item>
        <Menu.Item component="a" href={address("csv")} download leftSection={<Icon name="download" size={16} />}>{text.exportCsv}</Menu.Item>
        <Text size="xs" c="dimmed" px="sm" py={6}>{tooMany ? text.exportTooMany : text.exportHint}</Text>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="print" size={16} />} onClick={() => setTimeout(() => window.print(), 200)}>{text.print}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
