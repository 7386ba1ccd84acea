import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/people/messages";
import { Departments } from "@/features/people/Departments";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/departments");

export default function DepartmentsPage() {
  const text = useMessages(messages).departments;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Departments search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
