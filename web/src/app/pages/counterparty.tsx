import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "./messages";

export default function CounterpartyPage() {
  const text = useMessages(messages).counterparty;
  return (
    <Page title={text.title}>
      <EmptyState icon="people" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
