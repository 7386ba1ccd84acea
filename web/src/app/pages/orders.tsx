import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "./messages";

export default function OrdersPage() {
  const text = useMessages(messages).orders;
  return (
    <Page title={text.title}>
      <EmptyState icon="list" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
