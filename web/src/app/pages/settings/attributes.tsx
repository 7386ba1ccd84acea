import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "../messages";

export default function AttributesPage() {
  const text = useMessages(messages).attributes;
  return (
    <Page title={text.title}>
      <EmptyState icon="edit" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
