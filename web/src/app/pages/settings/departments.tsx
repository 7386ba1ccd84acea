import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";

import { messages } from "../messages";

export default function DepartmentsPage() {
  const text = useMessages(messages).departments;
  return (
    <Page title={text.title}>
      <EmptyState icon="building" title={text.empty}>{text.hint}</EmptyState>
    </Page>
  );
}
