import { Button, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect } from "react";

import { api, ok } from "@/api/client";
import type { Webhook } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useFormat } from "@/ui/useFormat";

import { reasonIn } from "./reasons";
import { messages } from "./webhook-messages";

/** Sends an event now, and says what the receiver answered. */
export function WebhookTest({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/webhooks/{id}/test", { params: { path: { id: webhook.id } } })),
    retry: false,
  });
  useEffect(() => mutate(), [mutate]);
  return (
    <Modal opened onClose={onClose} title={text.testing(webhook.name)} closeButtonProps={{ "aria-label": text.close }}>
      <Stack gap="md">
        <Text size="sm" className="outbox__to">{webhook.url}</Text>
        <div role="status">
          {isPending && <Group gap="sm"><Loader size="xs" /><Text size="sm">{text.testWait}</Text></Group>}
          {!isPending && data && (
            <Stack gap={4}>
              <Text fw={550} c={data.delivered ? "var(--good)" : "var(--bad)"}><Icon name={data.delivered ? "check-circle" : "x-circle"} size={16} /> {data.delivered ? text.testOk : text.testBad}</Text>
              <Text size="sm">{data.status ? text.answer(data.status) : text.noAnswer}, {text.took(format.number(data.millis))}</Text>
              {data.error && <Text size="sm" c="var(--bad)" className="outbox__to">{reasonIn(data.error, format.language)}</Text>}
            </Stack>
          )}
        </div>
        {!isPending && <ProblemAlert error={error} />}
        <Text size="xs" c="dimmed">{text.testHint}</Text>
        <Group justify="flex-end">
          <Button variant="default" loading={isPending} onClick={() => mutate()}>{text.again}</Button>
          <Button data-autofocus onClick={onClose}>{text.close}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
