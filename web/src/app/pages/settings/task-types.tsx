import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/settings/task-type-messages";
import { TaskTypes } from "@/features/settings/TaskTypes";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/task-types");

export default function TaskTypesPage() {
  const text = useMessages(messages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <TaskTypes search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
