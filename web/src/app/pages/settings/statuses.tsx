import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/settings/status-messages";
import { Statuses } from "@/features/settings/Statuses";
import { useKindMessages } from "@/ui/kinds";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/statuses");

export default function StatusesPage() {
  const search = route.useSearch();
  const text = useKindMessages(messages, search.kind ?? "customer_order");
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Statuses search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
