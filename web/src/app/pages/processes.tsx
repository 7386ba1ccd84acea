import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "./messages";

export default function ProcessesPage() {
  const text = useMessages(messages).processes;
  return (
    <Page title={text.title}>
      <EmptyState icon="process" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
