import { messages } from "@/features/trade/messages";
import { TradeRules } from "@/features/trade/TradeRules";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

export default function TradePage() {
  const text = useMessages(messages).trade;
  return <Page title={text.title}><TradeRules /></Page>;
}
