import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/outbox/webhook-messages";
import { Webhooks } from "@/features/outbox/Webhooks";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/webhooks");

export default function WebhooksPage() {
  const text = useMessages(messages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Webhooks search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
