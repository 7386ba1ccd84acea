import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/trade/messages";
import { Organizations } from "@/features/trade/Organizations";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/organizations");

export default function OrganizationsPage() {
  const text = useMessages(messages).organizations;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Organizations search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
