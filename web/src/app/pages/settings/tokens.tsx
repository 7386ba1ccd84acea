import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "../messages";

export default function TokensPage() {
  const text = useMessages(messages).tokens;
  return (
    <Page title={text.title}>
      <EmptyState icon="key" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
