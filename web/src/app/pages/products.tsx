import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "./messages";

export default function ProductsPage() {
  const text = useMessages(messages).products;
  return (
    <Page title={text.title}>
      <EmptyState icon="box" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
