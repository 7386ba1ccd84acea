import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/supply/messages";
import { SupplyAssistant } from "@/features/supply/SupplyAssistant";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

const route = getRouteApi("/shell/supply");

export default function SupplyPage() {
  const text = useMessages(messages);
  const navigate = route.useNavigate();
  const { warehouse } = route.useSearch();
  return (
    <Page title={text.title} fill>
      <SupplyAssistant key={warehouse ?? ""} warehouse={warehouse} onWarehouse={(next) => void navigate({ search: { warehouse: next }, replace: true })} />
    </Page>
  );
}
