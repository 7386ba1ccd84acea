// The way to connect statuses without a mouse: from, to, add.
import { Button, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { useDesigner } from "../context";
import { messages } from "../messages";
import { transitionOf } from "../model";
import { StatusSelect } from "./StatusSelect";

export function ConnectForm({ onConnect }: { onConnect: (from: string, to: string) => void }) {
  const text = useMessages(messages).graph;
  const { definition } = useDesigner();
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const there = from !== null && to !== null && transitionOf(definition, from === "none" ? null : from, to) !== undefined;
  return (
    <form onSubmit={(event) => {
      event.preventDefault();
      if (from === null || to === null || from === to || there) return;
      onConnect(from, to);
      // The next way most often begins where this one ended.
      setFrom(to);
      setTo(null);
    }}>
      <Title order={3} mb={8}>{text.connect}</Title>
      <Stack gap="xs">
        <StatusSelect label={text.from} none value={from} onChange={setFrom} />
        <StatusSelect label={text.to} except={from} value={to} onChange={setTo} />
        {there && <Text size="sm" c="dimmed">{text.there}</Text>}
        <Button type="submit" variant="default" leftSection={<Icon name="plus" size={16} />} disabled={from === null || to === null || from === to || there}>{text.add}</Button>
      </Stack>
    </form>
  );
}
