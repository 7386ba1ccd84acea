import { Alert, Button, Group, Menu } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { type Counterparty, useMay, useMe } from "@/api/queries";
import { CounterpartyCard } from "@/features/counterparties/CounterpartyCard";
import { CounterpartyDrawer } from "@/features/counterparties/CounterpartyDrawer";
import { messages } from "@/features/counterparties/messages";
import { oneQuery, remove, restore } from "@/features/counterparties/queries";
import { Tags } from "@/features/counterparties/Tags";
import { useCommands } from "@/lib/commands";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { rememberRecent } from "@/lib/recent";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { Page } from "@/ui/Page";
import { FormSkeleton, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

const route = getRouteApi("/shell/counterparties/$id");

export default function CounterpartyPage() {
  const text = useMessages(messages);
  const { id } = route.useParams();
  const query = useQuery(oneQuery(id));
  if (!query.data) return <Page title={text.one} crumbs={[{ label: text.title, link: { to: "/counterparties" } }]}><QueryView query={query} skeleton={<FormSkeleton />}>{() => null}</QueryView></Page>;
  return <One key={id} record={query.data} />;
}

function One({ record }: { record: Counterparty }) {
  const text = useMessages(messages);
  const format = useFormat();
  const me = useMe();
  const client = useQueryClient();
  const navigate = route.useNavigate();
  const [editing, setEditing] = useState(false);
  const mayUpdate = useMay("counterparty", "update");
  const mayDelete = useMay("counterparty", "delete");
  const mayOrders = useMay("customer_order", "view");
  const mayOrder = useMay("customer_order", "create");
  const removing = useMutation({ mutationFn: () => remove(client, record), onError: (error) => toast.problem(error) });
  const restoring = useMutation({ mutationFn: () => restore(client, record.id), onError: (error) => toast.problem(error) });
  const living = !record.deleted_at;

  useEffect(() => {
    if (me.employee) rememberRecent(me.employee, { to: "/counterparties/$id", id: record.id, label: record.name });
  }, [me.employee, record.id, record.name]);
  useShortcuts(living && mayUpdate ? [{ keys: "KeyE", label: text.edit, group: text.group, run: () => setEditing(true) }] : []);
  useCommands([
    ...(living && mayOrder ? [{ id: "order-for", label: text.newOrder, description: record.name, group: text.one, run: () => void navigate({ to: "/orders/new", search: { counterparty: record.id } }) }] : []),
    ...(living && mayUpdate ? [{ id: "edit", label: text.edit, description: record.name, group: text.one, run: () => setEditing(true) }] : []),
    ...(living && mayDelete ? [{ id: "remove", label: text.remove, description: record.name, group: text.one, run: () => removing.mutate() }] : []),
    ...(!living && mayDelete ? [{ id: "restore", label: text.restore, description: record.name, group: text.one, run: () => restoring.mutate() }] : []),
  ]);

  return (
    <Page title={record.name} crumbs={[{ label: text.title, link: { to: "/counterparties" } }]} heading={<>{record.name} <Tags tags={record.tags} /></>}
      actions={living && <>
        {mayUpdate && <Button variant="default" leftSection={<Icon name="edit" size={16} />} onClick={() => setEditing(true)}>{text.edit}</Button>}
        {mayOrder && <Button variant="default" leftSection={<Icon name="plus" size={16} />} renderRoot={(props) => <Link to="/orders/new" search={{ counterparty: record.id }} {...props} />}>{text.newOrder}</Button>}
        {mayDelete && (
          <Menu position="bottom-end">
            <Menu.Target><IconButton icon="more" label={text.actions} size={36} variant="default" loading={removing.isPending} /></Menu.Target>
            <Menu.Dropdown><Menu.Item leftSection={<Icon name="trash" size={16} />} onClick={() => removing.mutate()}>{text.remove}</Menu.Item></Menu.Dropdown>
          </Menu>
        )}
      </>}>
      {record.deleted_at && (
        <Alert variant="default" icon={<Icon name="trash" />}>
          <Group justify="space-between">
            {text.inBin(format.date(record.deleted_at))}
            {mayDelete && <Button size="compact-md" variant="default" loading={restoring.isPending} onClick={() => restoring.mutate()}>{text.restore}</Button>}
          </Group>
        </Alert>
      )}
      <CounterpartyCard record={record} mayOrders={mayOrders} />
      {editing && <CounterpartyDrawer record={record} onClose={() => setEditing(false)} onSaved={() => {
        setEditing(false);
        toast.done(text.saved);
      }} />}
    </Page>
  );
}
