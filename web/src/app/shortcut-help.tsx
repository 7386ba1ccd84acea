import { Group, Modal, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useSyncExternalStore } from "react";

import { useMessages } from "@/lib/i18n";
import { onShortcuts, type Shortcut, shortcuts } from "@/lib/keyboard";
import { KeyHint } from "@/ui/KeyHint";

import { messages } from "./messages";

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const text = useMessages(messages);
  const all = useSyncExternalStore(onShortcuts, shortcuts);
  const groups = new Map<string, Shortcut[]>();
  for (const one of all) {
    if (one.hidden) continue;
    const group = one.group ?? text.keys.common;
    const list = groups.get(group) ?? [];
    list.push(one);
    groups.set(group, list);
  }
  return (
    <Modal opened onClose={onClose} title={text.keys.title} size="lg" closeButtonProps={{ "aria-label": text.close }}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {[...groups].map(([group, list]) => (
          <Stack key={group} gap="xs">
            <Title order={3} fz="sm" c="dimmed">{group}</Title>
            {list.map((one) => (
              <Group key={one.keys + one.label} justify="space-between" wrap="nowrap"><Text size="sm">{one.label}</Text><KeyHint keys={one.keys} /></Group>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
      <Text size="sm" c="dimmed" mt="lg">{text.keys.then}</Text>
    </Modal>
  );
}
