// Whose columns the board has, and which of them are shown.
import { Button, Checkbox, Popover, Select, Stack, Text } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { StatusBadge } from "@/ui/StatusBadge";

import { ALL } from "./columns";
import { messages } from "./messages";
import type { Choice } from "./useChoice";
import { type BoardSearch, rememberProcess, type useColumns } from "./useColumns";

interface Props {
  board: ReturnType<typeof useColumns>;
  onSearch: (patch: BoardSearch) => void;
}

export function ProcessSelect({ board, onSearch }: Props) {
  const text = useMessages(messages);
  if (board.active.length === 0) return null;
  return (
    <Select size="sm" aria-label={text.process} leftSection={<Icon name="process" size={16} />} allowDeselect={false} className="board__process" comboboxProps={{ shadow: "md" }}
      value={board.process?.id ?? ALL} data={[...board.active.map((one) => ({ value: one.id, label: one.name })), { value: ALL, label: text.allStatuses }]}
      onChange={(id) => {
        if (!id) return;
        rememberProcess(id);
        // The columns of one process are none of the other's, and its channels are not those that were filtered.
        onSearch({ process: id, channel: undefined, hide: undefined, open: undefined, status: undefined });
      }} />
  );
}

/** Choosing without a keyboard: a tap takes a card in or out. */
export function ChooseSwitch({ choice }: { choice: Choice }) {
  const text = useMessages(messages);
  if (!choice.possible) return null;
  return (
    <Button variant={choice.byClick ? "light" : "default"} size="sm" className="tool" aria-pressed={choice.byClick} title={text.chooseHint} leftSection={<Icon name="check-circle" size={16} />}
      onClick={() => choice.setByClick(!choice.byClick)}><span className="tool__text">{text.choose}</span></Button>
  );
}

export function ColumnsMenu({ board, onSearch }: Props) {
  const text = useMessages(messages);
  const hidden = board.columns.filter((one) => board.hidden.has(one.id)).length;
  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="sm" className="tool" leftSection={<Icon name="columns" size={16} />}><span className="tool__text">{text.columns}{hidden > 0 && `, ${text.columnsHidden(hidden)}`}</span></Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.columns}>
        <Stack gap="xs">
          <Text size="sm" c="dimmed">{text.columnsHint}</Text>
          <Stack gap={2} mah="50vh" style={{ overflowY: "auto" }}>
            {board.columns.map((one) => (
              <Checkbox key={one.id} className="choice" size="sm" label={<StatusBadge status={one.status} />} checked={!board.hidden.has(one.id)}
                onChange={(event) => {
                  const next = new Set(board.hidden);
                  if (event.currentTarget.checked) next.delete(one.id);
                  else next.add(one.id);
                  onSearch(board.arrange({ hidden: next }));
                }} />
            ))}
          </Stack>
          {hidden > 0 && <Button size="compact-sm" variant="subtle" onClick={() => onSearch(board.arrange({ hidden: new Set() }))}>{text.showAll}</Button>}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
