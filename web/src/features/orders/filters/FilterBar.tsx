// The filters of the board and the list: in a row, or on a phone behind one button.
import { Button, CloseButton, Drawer, Indicator, Stack, TextInput } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useEffect, useRef, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { Icon } from "@/ui/Icon";

import { FILTER_NAMES, isFiltered, noFilter, type OrderFilter } from "./filter";
import "./filters.css";
import { messages } from "./messages";
import { ChannelPill, CounterpartyPill, MomentPill, OwnerPill, PlannedPill, StatusPill, TogglePill } from "./pills";

const SEARCH_AFTER_MS = 250;
export const PHONE = "(max-width: 48em)";
export const usePhone = () => useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;

interface Props {
  filter: OrderFilter;
  /** With the names that change; `undefined` takes one away. */
  onChange: (patch: OrderFilter) => void;
  /** How many orders are left, for the button that closes the filters on a phone. */
  found?: number;
  /** More at the end of the row. */
  children?: ReactNode;
}

function SearchField({ filter, onChange }: Props) {
  const text = useMessages(messages);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(filter.q ?? "");
  const latest = useRef(onChange);
  latest.current = onChange;
  // What comes from the address, by Back or a saved view, replaces what was typed.
  useEffect(() => setTyped((before) => before.trim() === (filter.q ?? "") ? before : filter.q ?? ""), [filter.q]);
  useEffect(() => {
    const q = typed.trim() || undefined;
    if (q === filter.q) return;
    const timer = setTimeout(() => latest.current({ q }), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useShortcuts([{ keys: "KeyF", label: text.search, group: text.filters, run: () => field.current?.focus() }]);
  return (
    <TextInput ref={field} className="filters__search" size="sm" type="search" aria-label={text.search} placeholder={text.searchHint} value={typed}
      leftSection={<Icon name="search" size={16} />} onChange={(event) => setTyped(event.currentTarget.value)} aria-keyshortcuts="F"
      rightSection={typed && <CloseButton size="sm" aria-label={text.clear} onClick={() => { setTyped(""); onChange({ q: undefined }); field.current?.focus(); }} />}
      onKeyDown={(event) => {
        if (event.key === "Escape") field.current?.blur();
        if (event.key === "Enter") onChange({ q: typed.trim() || undefined });
      }} />
  );
}

function Pills(props: Props) {
  const text = useMessages(messages);
  return (
    <>
      <TogglePill {...props} name="mine" label={text.mine} />
      <TogglePill {...props} name="overdue" label={text.overdue} />
      <StatusPill {...props} />
      <ChannelPill {...props} />
      <OwnerPill {...props} />
      <CounterpartyPill {...props} />
      <PlannedPill {...props} />
      <MomentPill {...props} />
    </>
  );
}

export function FilterBar(props: Props) {
  const text = useMessages(messages);
  const phone = usePhone();
  const [opened, { open, close }] = useDisclosure(false);
  const { filter, onChange, found, children } = props;
  const reset = isFiltered(filter) && (
    <Button size="compact-sm" variant="subtle" onClick={() => onChange(noFilter())}>{text.reset}</Button>
  );
  if (!phone) {
    return (
      <div className="filters" role="search" aria-label={text.filters}>
        <SearchField {...props} /><Pills {...props} />{reset}{children}
      </div>
    );
  }
  const chosen = FILTER_NAMES.filter((name) => name !== "q" && filter[name] !== undefined).length;
  return (
    <div className="filters" role="search" aria-label={text.filters}>
      <SearchField {...props} />
      <Indicator label={chosen} disabled={chosen === 0} size={18} offset={4}>
        <Button variant="default" px="sm" leftSection={<Icon name="filter" size={16} />} onClick={open}>{text.filters}</Button>
      </Indicator>
      {children}
      <Drawer opened={opened} onClose={close} position="bottom" size="auto" title={text.filters} styles={{ content: { height: "auto", flex: "none" } }} closeButtonProps={{ "aria-label": text.done }}>
        <Stack gap="lg">
          <div className="filters filters--all"><Pills {...props} /></div>
          <Button size="md" onClick={close}>{found === undefined ? text.done : text.shown(found)}</Button>
          {chosen > 0 && <Button variant="subtle" onClick={() => onChange(noFilter())}>{text.resetAll}</Button>}
        </Stack>
      </Drawer>
    </div>
  );
}
