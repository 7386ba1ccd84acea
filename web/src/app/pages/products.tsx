import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";

import { useMay } from "@/api/queries";
import { messages } from "@/features/products/messages";
import { ProductDrawer } from "@/features/products/ProductDrawer";
import { ProductList } from "@/features/products/ProductList";
import { ImportDrawer } from "@/features/tables/ImportDrawer";
import { TableMenu } from "@/features/tables/TableMenu";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";

const route = getRouteApi("/shell/products");

export default function ProductsPage() {
  const text = useMessages(messages);
  const navigate = route.useNavigate();
  const { q, archived, open, new: creating, import: bringing } = route.useSearch();
  const mayCreate = useMay("product", "create");
  const create = () => void navigate({ search: (was) => ({ ...was, open: undefined, new: true }) });
  const close = () => void navigate({ search: (was) => ({ ...was, open: undefined, new: undefined }), replace: true });
  useShortcuts(mayCreate ? [{ keys: "KeyN", label: text.create, group: text.group, run: create }] : []);
  return (
    <Page title={text.title} actions={<>
      <TableMenu noun="products" filter={{ q, archived }} onImport={() => void navigate({ search: (was) => ({ ...was, open: undefined, new: undefined, import: true }) })} />
      {mayCreate && <Button leftSection={<Icon name="plus" size={16} />} onClick={create}>{text.create}</Button>}
    </>}>
      <ProductList q={q} archived={archived ?? false} onCreate={create}
        onOpen={(id) => void navigate({ search: (was) => ({ ...was, open: id }) })}
        onFilter={(filter) => void navigate({ search: (was) => ({ ...was, q: filter.q, archived: filter.archived }), replace: true })} />
      {bringing && <ImportDrawer noun="products" onClose={() => void navigate({ search: (was) => ({ ...was, import: undefined }), replace: true })} />}
      {(open || (creating && mayCreate)) && <ProductDrawer key={open ?? "new"} id={open} onClose={close} />}
    </Page>
  );
}
