import { Button, Group, Modal, Stack, Text } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { CopyButton } from "@/ui/CopyButton";
import { messages as kit } from "@/ui/messages";

import { messages } from "./messages";

export interface AccessData {
  name: string;
  login: string;
  password: string;
}

/** What a new employee needs to log in, once. */
export function Access({ data, onClose }: { data: AccessData; onClose: () => void }) {
  const words = useMessages(messages).employees;
  const shared = useMessages(kit);
  const lines = [[words.accessAddress, location.origin], [words.login, data.login], [words.password, data.password]] as const;
  return (
    <Modal opened onClose={onClose} title={`${words.access}: ${data.name}`} closeOnClickOutside={false} closeButtonProps={{ "aria-label": shared.close }}>
      <Stack gap="md">
        <dl className="access">
          {lines.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}
        </dl>
        <Text size="sm" c="dimmed">{words.accessHint}</Text>
        <Group justify="flex-end">
          <CopyButton value={lines.map(([label, value]) => `${label}: ${value}`).join("\n")} label={words.accessCopy} />
          <Button onClick={onClose} data-autofocus>{words.accessDone}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
