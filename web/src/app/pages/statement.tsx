import { messages } from "@/features/payments/messages";
import { StatementImport } from "@/features/payments/StatementImport";
import { useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { NotFoundPage } from "../errors";

export default function StatementPage() {
  const text = useMessages(messages);
  const may = useMay("payment_in", "create");
  if (!may) return <NotFoundPage />;
  return <Page title={text.title} fill><StatementImport /></Page>;
}
