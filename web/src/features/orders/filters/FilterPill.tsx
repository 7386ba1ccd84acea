import { Popover } from "@mantine/core";
import { type ReactNode, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon, type IconName } from "@/ui/Icon";

import { messages } from "./messages";

interface Props {
  label: string;
  /** What is chosen, as words; nothing is chosen without it. */
  value?: string;
  icon?: IconName;
  onClear: () => void;
  width?: number;
  children: (close: () => void) => ReactNode;
}

/** One filter as a button that says what is chosen; what can be chosen opens below it. */
export function FilterPill({ label, value, icon, onClear, width = 280, children }: Props) {
  const text = useMessages(messages);
  const [opened, setOpened] = useState(false);
  return (
    <span className="pill" data-on={value !== undefined || undefined}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" shadow="md" width={width} trapFocus returnFocus withinPortal>
        <Popover.Target>
          <button type="button" className="pill__button" onClick={() => setOpened(!opened)}>
            {icon && <Icon name={icon} size={15} />}
            <span className="pill__text">{value === undefined ? label : <><span className="pill__label">{label}:</span> {value}</>}</span>
            {value === undefined && <Icon name="chevron-down" size={14} />}
          </button>
        </Popover.Target>
        <Popover.Dropdown p="xs" aria-label={label}>{children(() => setOpened(false))}</Popover.Dropdown>
      </Popover>
      {value !== undefined && (
        <button type="button" className="pill__clear" aria-label={text.remove(label)} title={text.remove(label)} onClick={onClear}><Icon name="close" size={14} /></button>
      )}
    </span>
  );
}
