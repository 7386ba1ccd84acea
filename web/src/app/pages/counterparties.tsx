import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";

import { useMay } from "@/api/queries";
import { CounterpartyDrawer } from "@/features/counterparties/CounterpartyDrawer";
import { CounterpartyList } from "@/features/counterparties/CounterpartyList";
import { messages } from "@/features/counterparties/messages";
import { ImportDrawer } from "@/features/tables/ImportDrawer";
import { TableMenu } from "@/features/tables/TableMenu";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";
import { toast } from "@/ui/toast";

const route = getRouteApi("/shell/counterparties");

export default function CounterpartiesPage() {
  const text = useMessages(messages);
  const navigate = route.useNavigate();
  const { q, deleted, new: creating, import: bringing } = route.useSearch();
  const mayCreate = useMay("counterparty", "create");
  const open = () => void navigate({ search: (was) => ({ ...was, new: true }) });
  const close = () => void navigate({ search: (was) => ({ ...was, new: undefined }), replace: true });
  useShortcuts(mayCreate ? [{ keys: "KeyN", label: text.create, group: text.group, run: open }] : []);
  return (
    <Page title={text.title} actions={<>
      <TableMenu noun="counterparties" filter={{ q, deleted }} onImport={() => void navigate({ search: (was) => ({ ...was, new: undefined, import: true }) })} />
      {mayCreate && <Button leftSection={<Icon name="plus" size={16} />} onClick={open}>{text.create}</Button>}
    </>}>
      <CounterpartyList q={q} deleted={deleted ?? false} onCreate={open}
        onFilter={(filter) => void navigate({ search: (was) => ({ ...was, ...filter, q: filter.q, deleted: filter.deleted }), replace: true })} />
      {bringing && <ImportDrawer noun="counterparties" onClose={() => void navigate({ search: (was) => ({ ...was, import: undefined }), replace: true })} />}
      {creating && mayCreate && (
        <CounterpartyDrawer onClose={close} onSaved={(record) => {
          toast.done(text.addedOne(record.name));
          void navigate({ to: "/counterparties/$id", params: { id: record.id }, replace: true });
        }} />
      )}
    </Page>
  );
}
