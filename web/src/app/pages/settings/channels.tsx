import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "../messages";

export default function ChannelsPage() {
  const text = useMessages(messages).channels;
  return (
    <Page title={text.title}>
      <EmptyState icon="store" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
