import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "../messages";

export default function RolesPage() {
  const text = useMessages(messages).roles;
  return (
    <Page title={text.title}>
      <EmptyState icon="shield" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
