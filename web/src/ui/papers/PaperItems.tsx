// The papers of a document in its menu.
import { Menu } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { messages } from "./messages";
import type { Papers } from "./usePapers";

export function PaperItems({ papers }: { papers: Papers }) {
  const text = useMessages(messages);
  if (papers.all.length === 0) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{text.printAs}</Menu.Label>
      {papers.all.map(({ form, label, print }) => <Menu.Item key={form} leftSection={<Icon name="print" />} onClick={print}>{label}</Menu.Item>)}
    </>
  );
}
