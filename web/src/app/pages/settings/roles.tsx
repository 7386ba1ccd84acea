import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";

import { useRoles } from "@/api/queries";
import { messages } from "@/features/people/role-messages";
import { Roles } from "@/features/people/Roles";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/roles");

export default function RolesPage() {
  const text = useMessages(messages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const opened = useRoles().data?.find((one) => one.id === search.open);
  const title = search.open === "new" ? text.add : opened?.name ?? text.title;
  return (
    <Page title={title} crumbs={search.open ? [{ label: text.title, link: { to: "/settings/roles" } }] : []}
      actions={search.open
        ? opened && <Button variant="default" leftSection={<Icon name="copy" size={16} />} onClick={() => void navigate({ search: { open: "new", from: opened.id } })}>{text.copy}</Button>
        : <AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Roles search={search} onSearch={(next) => void navigate({ search: next, replace: next.open === search.open })} />
    </Page>
  );
}
