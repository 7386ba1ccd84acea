import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { Quantity } from "@/ui/values";

import { messages } from "./messages";

/** What is free; said in words, not by the colour alone, where more is promised than there is. */
export function Free({ value, unit }: { value: number; unit?: string }) {
  const text = useMessages(messages);
  if (value >= 0) return <Quantity value={value} unit={unit} />;
  return <span className="stock__short"><Icon name="alert" size={14} /><span><Quantity value={value} unit={unit} /> <small>{text.short}</small></span></span>;
}
