import { Button } from "@mantine/core";

import { useCommands } from "@/lib/commands";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { Icon } from "@/ui/Icon";

import { messages } from "../../messages";

/** Adds a record to the section: by button, by `N`, by the palette. */
export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  const { settings, search } = useMessages(messages);
  useShortcuts([{ keys: "KeyN", label: settings.add, group: settings.group, run: onClick }]);
  useCommands([{ id: "settings-add", label, group: search.create, run: onClick }]);
  return <Button leftSection={<Icon name="plus" size={16} />} onClick={onClick} aria-keyshortcuts="n">{label}</Button>;
}
