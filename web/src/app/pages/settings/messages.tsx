import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/outbox/messages";
import { MessageList } from "@/features/outbox/MessageList";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

const route = getRouteApi("/shell/settings/administrators/messages");

export default function MessagesPage() {
  const text = useMessages(messages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title}>
      <MessageList state={search.state ?? "dead"} onState={(state) => void navigate({ search: state === "dead" ? {} : { state }, replace: true })} />
    </Page>
  );
}
