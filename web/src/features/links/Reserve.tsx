// Goods that an order keeps in stock for itself.
import { Button, Group, Menu, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, asProblem, ok } from "@/api/client";
import { keys, type OrderPage, type Schemas } from "@/api/queries";
import { useCommands } from "@/lib/commands";
import { useMessages } from "@/lib/i18n";
import { Icon, type IconName } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";

type Mode = Schemas["ReserveMode"];

export function Reserve({ order }: { order: OrderPage }) {
  const text = useMessages(messages).reserve;
  const format = useFormat();
  const client = useQueryClient();
  const reserving = useMutation({
    retry: false,
    mutationFn: (mode: Mode) => ok(api.POST("/api/v1/documents/{kind}/{id}/reserve", { params: { path: { kind: order.kind, id: order.id } }, body: { version: order.version, mode } })),
    onSuccess: (_, mode) => toast.done(text.done[mode]),
    // Also after a refusal: somebody may have been quicker, here or in the warehouse.
    onSettled: () => client.invalidateQueries({ queryKey: keys.orders }),
  });
  const may = order.edit.allowed && !order.deleted_at && order.position_count > 0;
  const modes: { mode: Mode; icon: IconName }[] = [
    { mode: "all", icon: "lock" }, { mode: "available", icon: "box" },
    ...(order.positions?.some((one) => one.reserve > 0) ? [{ mode: "none" as const, icon: "restore" as const }] : []),
  ];
  useCommands(may ? modes.map(({ mode }) => ({ id: `order-reserve-${mode}`, label: text[mode], group: format.no(order.number), run: () => reserving.mutate(mode) })) : []);
  if (!may) return null;
  return (
    <Stack gap="xs">
      <Group>
        <Menu position="bottom-start" width={300}>
          <Menu.Target><Button size="compact-md" variant="default" loading={reserving.isPending} leftSection={<Icon name="box" size={16} />} rightSection={<Icon name="chevron-down" size={14} />}>{text.menu}</Button></Menu.Target>
          <Menu.Dropdown aria-label={text.menu}>
            {modes.map(({ mode, icon }) => (
              <Menu.Item key={mode} leftSection={<Icon name={icon} size={16} />} onClick={() => reserving.mutate(mode)}>
                {text[mode]}<Text size="xs" c="dimmed">{text[`${mode}Hint`]}</Text>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      <ProblemAlert error={reserving.error ? asProblem(reserving.error) : undefined} onClose={reserving.reset} />
    </Stack>
  );
}
