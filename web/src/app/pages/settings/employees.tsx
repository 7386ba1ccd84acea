import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/people/messages";
import { Employees } from "@/features/people/Employees";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/employees");

export default function EmployeesPage() {
  const text = useMessages(messages).employees;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Employees search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
