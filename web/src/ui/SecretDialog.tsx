// A secret that is shown this once: to be copied, and not closed by accident before that.
import { Alert, Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { copyText } from "@/lib/clipboard";
import { useMessages } from "@/lib/i18n";

import { useConfirm } from "./confirm";
import { Icon } from "./Icon";
import { messages } from "./messages";

interface Props {
  title: string;
  warning: string;
  label: string;
  secret: string;
  copy: string;
  done: string;
  /** Asked when it was not copied. */
  leave: { title: string; message: string; confirm: string };
  onClose: () => void;
  /** How to use it. */
  children?: ReactNode;
}

export function SecretDialog({ title, warning, label, secret, copy, done, leave, onClose, children }: Props) {
  const text = useMessages(messages);
  const confirm = useConfirm();
  const [copied, setCopied] = useState<boolean>();
  const close = async () => {
    if (copied || await confirm({ ...leave, cancel: text.stay, danger: true })) onClose();
  };
  return (
    <Modal opened onClose={() => void close()} title={title} size="lg" closeOnClickOutside={false} closeButtonProps={{ "aria-label": text.close }}>
      <Stack gap="md">
        <Alert color="yellow" icon={<Icon name="alert" />} styles={{ icon: { color: "var(--warn)" }, message: { color: "var(--mantine-color-text)" } }}>{warning}</Alert>
        <TextInput label={label} readOnly value={secret} onFocus={(event) => event.currentTarget.select()} onCopy={() => setCopied(true)}
          styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }} />
        <Group gap="sm">
          <Button data-autofocus leftSection={<Icon name={copied ? "check" : "copy"} size={16} />} onClick={() => void copyText(secret).then(setCopied)}>
            <span aria-live="polite">{copied ? text.copied : copied === false ? text.copyByHand : copy}</span>
          </Button>
        </Group>
        {children}
        <Group justify="flex-end"><Button variant="default" onClick={() => void close()}>{done}</Button></Group>
      </Stack>
    </Modal>
  );
}
