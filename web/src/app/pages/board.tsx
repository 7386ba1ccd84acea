import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "./messages";

export default function BoardPage() {
  const text = useMessages(messages).board;
  return (
    <Page title={text.title}>
      <EmptyState icon="board" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
