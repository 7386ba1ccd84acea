// Other programs that are told of what happens.
import { Anchor, Button, Group, Menu, Stack, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type CSSProperties, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { keys, type Webhook, webhooksQuery } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import type { SectionProps } from "@/lib/section";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { RecordTable } from "@/ui/RecordTable";
import { RemoveDialog } from "@/ui/RemoveDialog";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import "./outbox.css";
import { messages } from "./webhook-messages";
import { WebhookForm, WebhookSecret } from "./WebhookForm";
import { WebhookTest } from "./WebhookTest";

export function Webhooks(props: SectionProps) {
  const [made, setMade] = useState<{ name: string; secret: string }>();
  const { search, onSearch } = props;
  return (
    <>
      <QueryView query={useQuery(webhooksQuery)}>{(all) => <List {...props} all={all} />}</QueryView>
      {search.open === "new" && <WebhookForm onClose={() => onSearch({ ...search, open: undefined })} onMade={setMade} />}
      {made && <WebhookSecret made={made} onClose={() => setMade(undefined)} />}
    </>
  );
}

function useSwitch() {
  const text = useMessages(messages);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (webhook: Webhook) => ok(api.PATCH("/api/v1/webhooks/{id}", { params: { path: { id: webhook.id } }, body: { version: webhook.version, active: !webhook.active } })),
    onSuccess: (saved) => toast.done((saved.active ? text.turnedOn : text.turnedOff)(saved.name)),
    onError: (error) => toast.problem(error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.webhooks }),
  });
}

function List({ all, search, onSearch }: SectionProps & { all: readonly Webhook[] }) {
  const text = useMessages(messages);
  const switching = useSwitch();
  const [removed, setRemoved] = useState<Webhook>();
  const [tested, setTested] = useState<Webhook>();
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const actions = (one: Webhook) => (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Button size="compact-sm" variant="default" aria-label={`${text.test}: ${one.name}`} onClick={() => setTested(one)}>{text.test}</Button>
      <Menu position="bottom-end">
        <Menu.Target><IconButton icon="more" label={text.actionsFor(one.name)} /></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open(one.id)}>{text.edit}</Menu.Item>
          <Menu.Divider />
          <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => setRemoved(one)}>{text.removeDots}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
  const docs = <Anchor href="/api" target="_blank" rel="noreferrer" size="sm" underline="always">{text.docs}</Anchor>;
  return (
    <>
      {all.length === 0
        ? <EmptyState icon="link" title={text.empty} action={<Button leftSection={<Icon name="plus" size={16} />} onClick={() => open("new")}>{text.add}</Button>}>{text.emptyHint}</EmptyState>
        : (
          <Stack gap="sm">
            <Text size="sm" c="dimmed" maw={720}>{text.lead} {docs}</Text>
            <div style={{ "--actions": "170px", "--name": "22%" } as CSSProperties}>
              <RecordTable label={text.title} rows={all} nameHeader={text.name} name={(one) => one.name} onOpen={(one) => open(one.id)} actions={actions} faded={(one) => !one.active}
                columns={[
                  { key: "url", header: text.url, cell: (one) => <span className="outbox__to">{one.url}</span> },
                  { key: "events", header: text.events, wideOnly: true, cell: (one) => <span title={one.events.map((event) => text.eventNames[event]).join("\n")}>{text.count(one.events.length)}</span> },
                  { key: "state", header: text.state, cell: (one) => (
                    <span>
                      <Switch size="sm" checked={one.active} label={one.active ? text.on : text.off} aria-label={text.switchLabel(one.name)} disabled={switching.isPending && switching.variables.id === one.id} onChange={() => switching.mutate(one)} />
                      {one.switched_off && !one.active && <span className="outbox__why">{text.switchedOff(one.switched_off)}</span>}
                    </span>
                  ) },
                ]} />
            </div>
          </Stack>
        )}
      {opened && <WebhookForm key={opened.id} webhook={opened} onClose={() => open(undefined)} onDelete={() => { open(undefined); setRemoved(opened); }} />}
      {tested && <WebhookTest key={tested.id} webhook={tested} onClose={() => setTested(undefined)} />}
      {removed && <Removal webhook={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}

function Removal({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  return (
    <RemoveDialog title={text.removing(webhook.name)} confirm={text.remove} onClose={onClose}
      run={() => ok(api.DELETE("/api/v1/webhooks/{id}", { params: { path: { id: webhook.id } } })).catch((error: unknown) => {
        // Somebody else was faster: gone is what was wanted.
        if (asProblem(error).status !== 404) throw error;
      })}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.webhooks });
        void client.invalidateQueries({ queryKey: keys.messages });
        toast.done(text.deleted(webhook.name));
        onClose();
      }}>{text.removeHint}</RemoveDialog>
  );
}
