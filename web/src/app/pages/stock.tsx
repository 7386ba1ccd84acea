import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { BalancesDrawer } from "@/features/stock/BalancesDrawer";
import { messages } from "@/features/stock/messages";
import type { StockLine } from "@/features/stock/queries";
import { StockList } from "@/features/stock/StockList";
import { ImportDrawer } from "@/features/tables/ImportDrawer";
import { TableMenu } from "@/features/tables/TableMenu";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

const route = getRouteApi("/shell/stock");

export default function StockPage() {
  const text = useMessages(messages);
  const navigate = route.useNavigate();
  const { q, warehouse, import: bringing } = route.useSearch();
  const [opened, setOpened] = useState<StockLine>();
  return (
    <Page title={text.title} fill actions={<TableMenu noun="stock" filter={{ q, warehouse }} onImport={() => void navigate({ search: (was) => ({ ...was, import: true }) })} />}>
      <StockList q={q} warehouse={warehouse} onOpen={setOpened} onFilter={(filter) => void navigate({ search: filter, replace: true })} />
      {bringing && <ImportDrawer noun="stock" warehouse={warehouse} onClose={() => void navigate({ search: (was) => ({ ...was, import: undefined }), replace: true })} />}
      {opened && <BalancesDrawer line={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  );
}
