// The designer of one process: one draft, looked at as a table, as a graph, as settings, and back in time.
import { Alert, Badge, Button, Group, Menu, Skeleton, Tabs, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useBlocker, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";

import { type DocumentKind, type Process, useProcesses } from "@/api/queries";
import { useCommands } from "@/lib/commands";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useNouns } from "@/ui/kinds";
import { numbersAreRight } from "@/ui/numbers";
import { Page } from "@/ui/Page";
import { ErrorState, FormSkeleton, TableSkeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { RelativeTime } from "@/ui/values";

import { CheckBar } from "./CheckBar";
import { Conflict } from "./Conflict";
import { DesignerProvider, useDesigner } from "./context";
import { messages } from "./messages";
import { draftOf, emptyDraft } from "./model";
import "./processes.css";
import { PublishDialog } from "./PublishDialog";
import { processQuery } from "./queries";
import { RuleDrawer } from "./RuleDrawer";
import { SettingsView } from "./SettingsView";
import { TableView } from "./TableView";
import { newDraftName, useDraft } from "./useDraft";
import { VersionsView } from "./VersionsView";

const GraphView = lazy(() => import("./graph/GraphView"));

export const VIEWS = ["table", "graph", "settings", "versions"] as const;
export type View = typeof VIEWS[number];

export interface Address {
  view?: View;
  matrix?: true;
}

interface Props extends Address {
  onAddress: (address: Address) => void;
}

/** A process that is there. */
export function ProcessDesigner({ id, ...rest }: Props & { id: string }) {
  const text = useMessages(messages);
  const query = useQuery({ ...processQuery(id), refetchInterval: 30_000 });
  const crumbs = [{ label: text.list.title, link: { to: "/processes" as const } }];
  if (query.data) return <Loaded key={id} process={query.data} {...rest} />;
  if (query.error) return <Page title={text.process} crumbs={crumbs}><ErrorState error={query.error} retry={() => void query.refetch()} /></Page>;
  return <Page title={text.process} crumbs={crumbs} heading={<Skeleton height={28} width={260} />}><TableSkeleton /></Page>;
}

function Loaded({ process, ...rest }: Props & { process: Process }) {
  const state = useDraft(process.id, process.version, draftOf(process));
  return (
    <DesignerProvider kind={process.kind} id={process.id} state={state}>
      <DesignerPage {...rest} theirs={process.version > state.version && state.dirty ? process : undefined} />
    </DesignerProvider>
  );
}

/** A process that will be there when its first version is published; a copy of another one, if `from` says so. */
export function NewProcessDesigner({ kind, from, name, ...rest }: Props & { kind: DocumentKind; from?: string; name?: string }) {
  const text = useMessages(messages);
  const query = useProcesses();
  const crumbs = [{ label: text.list.title, link: { to: "/processes" as const } }];
  if (query.error) return <Page title={text.newProcess} crumbs={crumbs}><ErrorState error={query.error} retry={() => void query.refetch()} /></Page>;
  if (!query.data) return <Page title={text.newProcess} crumbs={crumbs}><FormSkeleton /></Page>;
  return <New kind={kind} processes={query.data} from={from} name={name} {...rest} />;
}

function New({ kind, processes, from, name, ...rest }: Props & { kind: DocumentKind; processes: Process[]; from?: string; name?: string }) {
  const text = useMessages(messages);
  const model = processes.find((one) => one.id === from);
  const [base] = useState(() => emptyDraft());
  const [start] = useState(() => {
    if (!model) return emptyDraft(name ?? text.newName);
    const copy = draftOf(model);
    // Its channels are taken by the model; the copy gets its own in the settings.
    return { ...copy, name: name ?? text.copyOf(copy.name), active: true, definition: { ...copy.definition, channels: [] } };
  });
  const state = useDraft(newDraftName(kind), 0, base, start);
  return <DesignerProvider kind={kind} id={undefined} state={state}><DesignerPage {...rest} theirs={undefined} /></DesignerProvider>;
}

function DesignerPage({ view = "table", matrix, onAddress, theirs }: Props & { theirs: Process | undefined }) {
  const text = useMessages(messages);
  const { kind, id, state } = useDesigner();
  const nouns = useNouns();
  const navigate = useNavigate();
  const confirm = useConfirm();
  const [publishing, dialog] = useDisclosure(false);
  const { draft, dirty } = state;
  const name = draft.name.trim() || text.unnamed;
  const openPublish = () => { if (numbersAreRight()) dialog.open(); };
  const show = (next: View) => onAddress({ view: next === "table" ? undefined : next });

  useBlocker({
    enableBeforeUnload: dirty,
    shouldBlockFn: async ({ current, next }) => {
      if (!dirty || current.pathname === next.pathname) return false;
      return !await confirm({ title: text.leave.title, message: text.leave.message, confirm: text.leave.go, cancel: text.leave.stay });
    },
  });
  useShortcuts([
    { keys: "mod+KeyZ", label: text.undo, group: text.process, run: state.undo },
    { keys: "mod+shift+KeyZ", label: text.redo, group: text.process, run: state.redo },
    { keys: "mod+Enter", label: text.publish.open, group: text.process, run: () => dirty && openPublish() },
  ]);
  useCommands([
    ...(dirty ? [{ id: "process-publish", label: text.publish.open, group: text.process, description: name, run: openPublish }] : []),
    ...VIEWS.map((one) => ({ id: `process-${one}`, label: text.views[one], group: text.process, description: name, run: () => show(one) })),
  ]);

  const published = (process: Process) => {
    dialog.close();
    toast.done(text.publish.done(process.name, process.version));
    if (id) return state.restart(process.version, draftOf(process));
    state.forget();
    void navigate({ to: "/processes/$id", params: { id: process.id }, ignoreBlocker: true, replace: true });
  };
  const discard = async () => {
    if (!id) {
      if (!await confirm({ title: text.discard.titleNew, message: text.discard.messageNew, confirm: text.discard.confirm, danger: true })) return;
      state.forget();
      return void navigate({ to: "/processes", ignoreBlocker: true });
    }
    state.discard();
    toast.undo(text.discard.done, () => state.edit(() => draft));
  };

  return (
    <Page title={name} documentTitle={`${text.process} ${name}`} crumbs={[{ label: text.list.title, link: { to: "/processes" as const } }]}
      heading={<Group gap="sm" component="span"><span>{name}</span>
        {kind !== "customer_order" && <Badge component="span" variant="light" color="gray" c="var(--mantine-color-text)" tt="none">{nouns[kind].titles}</Badge>}
        <Badge component="span" variant="light" color={draft.active ? "green" : "gray"} c={draft.active ? "var(--good)" : "var(--muted)"}>{draft.active ? text.active : text.inactive}</Badge>
        <Text span size="sm" c="dimmed" fw={400}>{id ? text.versions.version(state.version) : text.notPublished}{id && dirty ? ` · ${text.draftIs}` : ""}</Text>
      </Group>}
      actions={<>
        <Group gap={4}>
          <IconButton icon="restore" label={text.undo} disabled={!state.canUndo} onClick={state.undo} />
          <IconButton icon="restore" label={text.redo} disabled={!state.canRedo} onClick={state.redo} className="mirrored" />
          <Menu position="bottom-end">
            <Menu.Target><IconButton icon="more" label={text.more} /></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<Icon name="close" size={16} />} disabled={!dirty} onClick={() => void discard()}>{text.discard.action}</Menu.Item>
              {id && <Menu.Item leftSection={<Icon name="copy" size={16} />} onClick={() => void navigate({ to: "/processes", search: { create: id } })}>{text.list.copy}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </Group>
        <Button disabled={!dirty} onClick={openPublish}>{text.publish.open}</Button>
      </>}>
      {state.restoredAt && dirty && <Restored at={state.restoredAt} onDiscard={() => void discard()} />}
      {theirs && !publishing && (
        <Alert color="yellow" variant="light" role="alert" icon={<Icon name="alert" />} title={text.conflict.title}
          styles={{ title: { color: "var(--warn)" }, icon: { color: "var(--warn)" }, message: { color: "var(--mantine-color-text)" } }}>
          <Conflict theirs={theirs} />
        </Alert>
      )}
      <CheckBar onSettings={() => show("settings")} />
      <Tabs value={view} onChange={(next) => next && show(next as View)} className="designer__tabs">
        <Tabs.List aria-label={text.process}>
          {VIEWS.map((one) => <Tabs.Tab key={one} value={one}>{text.views[one]}</Tabs.Tab>)}
        </Tabs.List>
        <Tabs.Panel value="table" pt="md"><TableView matrix={matrix ?? false} onMatrix={(on) => onAddress({ matrix: on ? true : undefined })} /></Tabs.Panel>
        <Tabs.Panel value="graph" pt="md"><Suspense fallback={<TableSkeleton rows={6} />}><GraphView /></Suspense></Tabs.Panel>
        <Tabs.Panel value="settings" pt="md"><SettingsView /></Tabs.Panel>
        <Tabs.Panel value="versions" pt="md"><VersionsView onBack={() => show("table")} /></Tabs.Panel>
      </Tabs>
      <RuleDrawer />
      {publishing && <PublishDialog theirs={theirs} onClose={dialog.close} onPublished={published} />}
    </Page>
  );
}

function Restored({ at, onDiscard }: { at: string; onDiscard: () => void }) {
  const text = useMessages(messages);
  return (
    <Alert variant="light" color="indigo" icon={<Icon name="history" />} p="xs" styles={{ message: { color: "var(--mantine-color-text)" } }}>
      <Group justify="space-between" gap="xs">
        <Text size="sm">{text.restored} <RelativeTime value={at} />.</Text>
        <Button size="compact-sm" variant="default" onClick={onDiscard}>{text.discard.action}</Button>
      </Group>
    </Alert>
  );
}
