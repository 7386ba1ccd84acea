import { Button, Checkbox, Input, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { keys, type Webhook } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { SecretDialog } from "@/ui/SecretDialog";
import { toast } from "@/ui/toast";

import { EVENTS, type EventType } from "./queries";
import { messages } from "./webhook-messages";

type Values = Pick<Webhook, "name" | "url" | "events">;
interface Made {
  name: string;
  secret: string;
}
interface Props {
  /** Absent for a new one. */
  webhook?: Webhook;
  onClose: () => void;
  onDelete?: () => void;
  onMade?: (made: Made) => void;
}

export function WebhookForm({ webhook, onClose, onDelete, onMade }: Props) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const draft = useDraft<Values>(useMemo(() => ({
    version: webhook?.version ?? 0, values: { name: webhook?.name ?? "", url: webhook?.url ?? "", events: webhook?.events ?? ["order.created", "order.moved"] },
  }), [webhook]));
  const { values, set } = draft;
  const [checked, setChecked] = useState(false);
  const saving = useMutation({
    mutationFn: async () => {
      if (webhook) await ok(api.PATCH("/api/v1/webhooks/{id}", { params: { path: { id: webhook.id } }, body: { version: draft.version, ...draft.changes } }));
      else return await ok(api.POST("/api/v1/webhooks", { body: values }));
    },
    // The secret comes with the first answer alone.
    retry: false,
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: keys.webhooks });
      onClose();
      if (!made) toast.done(text.saved);
      else if (made.secret) onMade?.({ name: made.name, secret: made.secret });
      else toast.problem(new Error(text.secretLost));
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.webhooks });
    },
  });
  const missing = { name: values.name.trim() === "", url: values.url.trim() === "", events: values.events.length === 0 };
  const submit = () => {
    setChecked(true);
    if (webhook && !draft.dirty) return onClose();
    if (!missing.name && !missing.url && !missing.events && draft.settled()) saving.mutate();
  };
  const toggle = (event: EventType, on: boolean) => set({ events: EVENTS.filter((one) => one === event ? on : values.events.includes(one)) });
  const flaw = (field: keyof Values) => flawOf(saving.error, field) ?? (checked && missing[field] ? (field === "events" ? text.noEvents : text.required) : undefined);
  return (
    <FormDrawer title={webhook ? text.editing(webhook.name) : text.add} submit={webhook ? text.save : text.create} onSubmit={submit} onClose={onClose} pending={saving.isPending} dirty={draft.dirty} error={saving.error} fields={["name", "url", "events"]}
      aside={onDelete && <Button variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{text.removeDots}</Button>}>
      <ConflictNotice draft={draft} label={(field) => text[field]} show={(field, value) => field === "events" ? (value as Values["events"]).map((one) => text.eventNames[one]).join(", ") : String(value)} />
      <TextInput label={text.name} description={text.nameHint} data-autofocus value={values.name} maxLength={200} error={flaw("name")} onChange={(event) => set({ name: event.currentTarget.value })} />
      <TextInput label={text.url} description={text.urlHint} type="url" inputMode="url" placeholder="https://" value={values.url} maxLength={2000} error={flaw("url")} onChange={(event) => set({ url: event.currentTarget.value })} />
      <Stack gap="xs" role="group" aria-label={text.events}>
        <Input.Label labelElement="div">{text.events}</Input.Label>
        <Checkbox label={text.all} checked={values.events.length === EVENTS.length} indeterminate={values.events.length > 0 && values.events.length < EVENTS.length}
          onChange={(event) => set({ events: event.currentTarget.checked ? [...EVENTS] : [] })} />
        <Stack gap={8} pl="lg">{EVENTS.map((one) => <Checkbox key={one} size="sm" label={text.eventNames[one]} checked={values.events.includes(one)} onChange={(event) => toggle(one, event.currentTarget.checked)} />)}</Stack>
        {flaw("events") && <Input.Error role="alert">{flaw("events")}</Input.Error>}
      </Stack>
    </FormDrawer>
  );
}

/** What its receiver checks signatures with, this once. */
export function WebhookSecret({ made, onClose }: { made: Made; onClose: () => void }) {
  const text = useMessages(messages);
  return (
    <SecretDialog title={text.secretTitle(made.name)} warning={text.secretWarning} label={text.secretLabel} secret={made.secret} copy={text.secretCopy} done={text.secretDone}
      leave={{ title: text.secretLeave, message: text.secretLeaveHint, confirm: text.secretLeaveDo }} onClose={onClose} />
  );
}
