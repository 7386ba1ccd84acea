// My chat in Telegram: linked by a message to the bot, and unlinked.
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { api, ok } from "@/api/client";
import { keys, type Schemas } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { CopyButton } from "@/ui/CopyButton";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { toast } from "@/ui/toast";
import { useFormat, useNow } from "@/ui/useFormat";

import { noticesQuery } from "./settings";
import { messages } from "./settings-messages";

/** Whether the bot has been written to meanwhile is asked so often. */
const ASK_EVERY_MS = 2_000;

export function Telegram({ linked }: { linked: boolean }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const confirm = useConfirm();
  const [linking, setLinking] = useState(false);
  const unlink = useMutation({
    mutationFn: () => ok(api.DELETE("/api/v1/me/telegram")),
    onSuccess: () => toast.done(text.unlinked),
    onError: (error) => toast.problem(error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.notices }),
  });
  return (
    <Group gap="sm">
      <Text size="sm" c={linked ? undefined : "dimmed"}>{linked ? text.linked : text.notLinked}</Text>
      {linked
        ? <Button size="compact-sm" variant="default" loading={unlink.isPending} onClick={async () => {
            if (await confirm({ title: text.unlinkTitle, message: text.unlinkText, confirm: text.unlinkDo, danger: true })) unlink.mutate();
          }}>{text.unlink}</Button>
        : <Button size="compact-sm" variant="default" onClick={() => setLinking(true)}>{text.link}</Button>}
      {linking && <Linking onClose={() => setLinking(false)} />}
    </Group>
  );
}

function Linking({ onClose }: { onClose: () => void }) {
  const text = useMessages(messages);
  const { mutate, data: offer, error, isPending } = useMutation({ mutationFn: () => ok(api.POST("/api/v1/me/telegram")) });
  useEffect(() => mutate(), [mutate]);
  const { data } = useQuery({ ...noticesQuery, refetchInterval: ASK_EVERY_MS });
  const linked = data?.telegram_linked ?? false;
  useEffect(() => {
    if (!linked) return;
    toast.done(text.linkedNow);
    onClose();
  }, [linked]);
  return (
    <Modal opened onClose={onClose} title={text.linkTitle} closeButtonProps={{ "aria-label": text.close }}>
      <Stack gap="md">
        <ProblemAlert error={error} retry={() => mutate()} />
        {offer && <Offer offer={offer} onAnother={() => mutate()} pending={isPending} />}
      </Stack>
    </Modal>
  );
}

function Offer({ offer, onAnother, pending }: { offer: Schemas["TelegramOfferOut"]; onAnother: () => void; pending: boolean }) {
  const text = useMessages(messages);
  const format = useFormat();
  const expired = Date.parse(offer.expires_at) <= useNow();
  const said = `/start ${offer.code}`;
  if (expired) return <><Text size="sm" role="status">{text.expired}</Text><Group><Button loading={pending} onClick={onAnother}>{text.another}</Button></Group></>;
  return (
    <>
      <Text size="sm">{offer.link ? text.openHint : text.sendHint}</Text>
      {offer.link && <Group><Button component="a" href={offer.link} target="_blank" rel="noreferrer" leftSection={<Icon name="external" size={16} />} data-autofocus>{text.openBot}</Button></Group>}
      <Group gap="sm" align="flex-end">
        <TextInput label={offer.link ? text.codeLabel : text.codeOnly} readOnly value={said} style={{ flex: "1 1 220px" }} onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={said} />
      </Group>
      <Text size="sm" c="dimmed" role="status">{text.waiting} {text.until(format.time(offer.expires_at))}</Text>
    </>
  );
}
