import { getRouteApi } from "@tanstack/react-router";

import { Audit } from "@/features/settings/Audit";
import { messages } from "@/features/settings/audit-messages";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

const route = getRouteApi("/shell/settings/administrators/audit");

export default function AuditPage() {
  const text = useMessages(messages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title}>
      <Audit search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
