import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/trade/messages";
import { Warehouses } from "@/features/trade/Warehouses";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/warehouses");

export default function WarehousesPage() {
  const text = useMessages(messages).warehouses;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Warehouses search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
