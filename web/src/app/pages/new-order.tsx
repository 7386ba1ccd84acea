import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "./messages";

export default function NewOrderPage() {
  const text = useMessages(messages).newOrder;
  return (
    <Page title={text.title}>
      <EmptyState icon="plus" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
