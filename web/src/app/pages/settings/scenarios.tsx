import { Button } from "@mantine/core";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";

import { messages } from "@/features/scenarios/messages/list";
import { ScenarioList } from "@/features/scenarios/ScenarioList";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/scenarios");

export default function ScenariosPage() {
  const text = useMessages(messages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  return (
    <Page title={text.title} actions={<>
      <Button variant="default" leftSection={<Icon name="history" size={16} />} renderRoot={(root) => <Link to="/settings/scenarios/log" {...root} />}>{text.log}</Button>
      <Button variant="default" onClick={() => void navigate({ search: { ...search, template: "all" } })}>{text.templates}</Button>
      <AddButton label={text.add} onClick={() => void go({ to: "/settings/scenarios/$id", params: { id: "new" } })} />
    </>}>
      <ScenarioList search={search} onSearch={(next) => void navigate({ search: next, replace: next.template === search.template })} />
    </Page>
  );
}
