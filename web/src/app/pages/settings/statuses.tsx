import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "../messages";

export default function StatusesPage() {
  const text = useMessages(messages).statuses;
  return (
    <Page title={text.title}>
      <EmptyState icon="tag" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
