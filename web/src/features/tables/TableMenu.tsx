// Taking a list away as a file, and bringing one in.
import { Button, Menu, Text } from "@mantine/core";

import { useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { messages } from "./messages";
import { exportAddress, type TableNoun } from "./model";
import "./tables.css";

interface Props {
  noun: TableNoun;
  /** As the list is filtered now. */
  filter: Readonly<Record<string, string | boolean | undefined>>;
  onImport: () => void;
}

export function TableMenu({ noun, filter, onImport }: Props) {
  const text = useMessages(messages);
  const entity = ({ products: "product", counterparties: "counterparty", stock: "receipt" } as const)[noun];
  const mayCreate = useMay(entity, "create");
  const mayUpdate = useMay(entity, "update");
  const goods = noun === "stock";
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="table" size={16} />} aria-label={text.menu} className="table-menu"><span className="table-menu__text">{text.menu}</span></Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text.export}</Menu.Label>
        <Menu.Item component="a" href={exportAddress(noun, "xlsx", filter)} download leftSection={<Icon name="table" size={16} />}>{text.xlsx}</Menu.Item>
        <Menu.Item component="a" href={exportAddress(noun, "csv", filter)} download leftSection={<Icon name="download" size={16} />}>{text.csv}</Menu.Item>
        <Text size="xs" c="dimmed" px="sm" py={6}>{goods ? text.exportHintOfGoods : text.exportHint}</Text>
        {(mayCreate || (mayUpdate && !goods)) && <>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="upload" size={16} />} onClick={onImport}>{goods ? text.receiveAction : text.importAction}</Menu.Item>
        </>}
      </Menu.Dropdown>
    </Menu>
  );
}
