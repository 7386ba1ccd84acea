// «… то»: what the scenario does, in its order.
import { Button, Group, Menu, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { webhooksQuery } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { MoveItems } from "@/ui/sortable/MoveItems";
import { SortableList } from "@/ui/sortable/SortableList";

import { editor } from "../messages/editor";
import { type Action, type ActionKind, ACTIONS, MAX_ACTIONS, newAction } from "../model";
import { ActionFields } from "./ActionFields";
import { anchorOf, useFlaws } from "./context";
import { useKeys } from "./useKeys";

interface Props {
  value: readonly Action[];
  onChange: (actions: Action[]) => void;
  id: string | undefined;
}

export function ActionsBlock({ value, onChange, id }: Props) {
  const text = useMessages(editor);
  const flaw = useFlaws()("actions");
  const keyed = useKeys(value, onChange);
  const nameOf = (index: number) => text.numbered(index + 1, text.actions[value[index]?.kind ?? "wait"]);
  return (
    <Stack gap="sm">
      {value.length === 0 && <Text size="sm" c={flaw ? "var(--bad)" : "dimmed"}>{text.noActions}</Text>}
      {value.length > 0 && (
        <SortableList label={text.actionsList} rows={keyed.rows} name={(row) => nameOf(row.index)} onMove={keyed.move}>
          {(row, i) => (
            <div className="rule-action" id={anchorOf(`actions/${i}`)}>
              <Group justify="space-between" wrap="nowrap" mb={6}>
                <Text fw={550}>{nameOf(i)}</Text>
                <Menu position="bottom-end">
                  <Menu.Target><IconButton icon="more" size="sm" label={text.actionMenu(nameOf(i))} /></Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item leftSection={<Icon name="copy" size={16} />} disabled={value.length >= MAX_ACTIONS} onClick={() => keyed.insert(i + 1, row.value)}>{text.duplicate}</Menu.Item>
                    <MoveItems place={i} places={value.length} onMove={(to) => keyed.move(row.id, to)} />
                    <Menu.Divider />
                    <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => keyed.remove(i)}>{text.removeAction}</Menu.Item>
                  </Menu.Dropdown>
                </Menu>
              </Group>
              <ActionFields value={row.value} onChange={(action) => keyed.set(i, action)} path={`actions/${i}`} id={id} />
            </div>
          )}
        </SortableList>
      )}
      {value.length < MAX_ACTIONS && <AddAction onAdd={(kind) => keyed.insert(value.length, newAction(kind))} />}
    </Stack>
  );
}

function AddAction({ onAdd }: { onAdd: (kind: ActionKind) => void }) {
  const text = useMessages(editor);
  const { data: webhooks = [] } = useQuery(webhooksQuery);
  // Without a receiver there is nobody to call.
  const offered = (kind: ActionKind) => kind !== "webhook" || webhooks.length > 0;
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target><Button variant="default" leftSection={<Icon name="plus" size={16} />} style={{ alignSelf: "flex-start" }}>{text.addAction}</Button></Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
        {ACTIONS.map(([group, kinds]) => (
          <div key={group}>
            <Menu.Label>{text.actionGroups[group]}</Menu.Label>
            {kinds.filter(offered).map((kind) => <Menu.Item key={kind} onClick={() => onAdd(kind)}>{text.actions[kind]}</Menu.Item>)}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
