import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "../messages";

export default function AuditPage() {
  const text = useMessages(messages).audit;
  return (
    <Page title={text.title}>
      <EmptyState icon="history" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
