import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";

import { EditScenario, NewScenario } from "@/features/scenarios/editor/Editor";
import { editor } from "@/features/scenarios/messages/editor";
import { messages } from "@/features/scenarios/messages/list";
import { scenarioQuery } from "@/features/scenarios/queries";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

const route = getRouteApi("/shell/settings/administrators/scenarios/$id");

export default function ScenarioPage() {
  const text = useMessages(messages);
  const { newTitle } = useMessages(editor);
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const fresh = id === "new";
  const { data } = useQuery({ ...scenarioQuery(id), enabled: !fresh });
  const parts = { search, onSearch: (next: typeof search) => void navigate({ search: next, replace: true }) };
  return (
    <Page title={fresh ? newTitle : data?.name ?? text.title} crumbs={[{ label: text.title, link: { to: "/settings/scenarios" } }]}>
      {fresh ? <NewScenario {...parts} /> : <EditScenario key={id} id={id} {...parts} />}
    </Page>
  );
}
