// From whom some lines are ordered this time.
import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { useMessages } from "@/lib/i18n";
import { CounterpartyPicker } from "@/ui/finders";
import { ProblemAlert } from "@/ui/ProblemAlert";

import { messages } from "./messages";
import type { Supplier } from "./model";

interface Props {
  /** What the dialog is about: a product, or so many lines. */
  of: string;
  onChoose: (supplier: Supplier | null) => void;
  onClose: () => void;
}

export function SupplierDialog({ of, onChoose, onClose }: Props) {
  const text = useMessages(messages);
  const [id, setId] = useState<string | null>(null);
  const apply = useMutation({
    mutationFn: (chosen: string) => ok(api.GET("/api/v1/counterparties/{id}", { params: { path: { id: chosen } } })),
    onSuccess: (one) => onChoose({ id: one.id, name: one.name }),
  });
  return (
    <Modal opened onClose={onClose} title={text.changeSupplier} closeButtonProps={{ "aria-label": text.cancel }}>
      <Stack gap="md">
        <Text size="sm" fw={550}>{of}</Text>
        <CounterpartyPicker label={text.supplier} description={text.supplierHint} value={id} onChange={setId} data-autofocus />
        {apply.error && <ProblemAlert error={apply.error} />}
        <Group justify="space-between">
          <Button variant="default" onClick={() => onChoose(null)}>{text.clearSupplier}</Button>
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>{text.cancel}</Button>
            <Button disabled={!id} loading={apply.isPending} onClick={() => id && apply.mutate(id)}>{text.apply}</Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
