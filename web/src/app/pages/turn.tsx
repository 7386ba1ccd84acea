import { MyTurn } from "@/features/orders/turn/MyTurn";
import { messages } from "@/features/orders/turn/messages";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

export default function TurnPage() {
  const text = useMessages(messages);
  return <Page title={text.title} narrow><MyTurn /></Page>;
}
