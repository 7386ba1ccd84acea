import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "./messages";

export default function ProcessPage() {
  const text = useMessages(messages).process;
  return (
    <Page title={text.title}>
      <EmptyState icon="graph" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
