import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/scenarios/messages/list";
import { log } from "@/features/scenarios/messages/log";
import { RunLog } from "@/features/scenarios/RunLog";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

const route = getRouteApi("/shell/settings/administrators/scenarios/log");

export default function ScenarioLogPage() {
  const text = useMessages(log);
  const { title } = useMessages(messages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} crumbs={[{ label: title, link: { to: "/settings/scenarios" } }]}>
      <RunLog search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
