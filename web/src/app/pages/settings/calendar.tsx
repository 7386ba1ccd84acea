import { WorkingCalendar } from "@/features/settings/Calendar";
import { messages } from "@/features/settings/calendar-messages";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

export default function CalendarPage() {
  const text = useMessages(messages);
  return <Page title={text.title}><WorkingCalendar /></Page>;
}
