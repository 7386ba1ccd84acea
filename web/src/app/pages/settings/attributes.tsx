import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/settings/messages";
import { Attributes } from "@/features/settings/Attributes";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/attributes");

export default function AttributesPage() {
  const text = useMessages(messages).attributes;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Attributes search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
