// The filters of the board and the list: in a row, or on a phone behind one button.
import { Button, Drawer, Indicator, Stack } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { type ReactNode, useRef } from "react";

import { type DocumentKind, useStatusesOf } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { Icon } from "@/ui/Icon";
import { isPlanned, useNouns } from "@/ui/kinds";
import { SearchField } from "@/ui/SearchField";

import { FILTER_NAMES, isFiltered, noFilter, type OrderFilter } from "./filter";
import "./filters.css";
import { messages } from "./messages";
import { ChannelPill, CounterpartyPill, MomentPill, OwnerPill, PlannedPill, StatusPill, TogglePill } from "./pills";

export const PHONE = "(max-width: 48em)";
export const usePhone = () => useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;

interface Props {
  kind: DocumentKind;
  filter: OrderFilter;
  /** With the names that change; `undefined` takes one away. */
  onChange: (patch: OrderFilter) => void;
  /** How many are left, for the button that closes the filters on a phone. */
  found?: number;
  /** More at the end of the row. */
  children?: ReactNode;
}

function Search({ kind, filter, onChange }: Props) {
  const text = useMessages(messages);
  const nouns = useNouns();
  const label = text.search(nouns[kind].many);
  const field = useRef<HTMLInputElement>(null);
  useShortcuts([{ keys: "KeyF", label, group: text.filters, run: () => field.current?.focus() }]);
  return (
    <SearchField remote ref={field} className="filters__search" w={undefined} maw={undefined} label={label} placeholder={text.searchHint} aria-keyshortcuts="F"
      value={filter.q} onChange={(q) => onChange({ q })}
      onKeyDown={(event) => { if (event.key === "Escape" && event.currentTarget.value === "") field.current?.blur(); }} />
  );
}

function Pills({ kind, ...props }: Props) {
  const text = useMessages(messages);
  const { data: statuses } = useStatusesOf(kind);
  return (
    <>
      <TogglePill {...props} name="mine" label={text.mine} />
      {isPlanned(kind) && <TogglePill {...props} name="overdue" label={text.overdue} />}
      {(statuses === undefined || statuses.length > 0) && <StatusPill {...props} kind={kind} />}
      <ChannelPill {...props} />
      <OwnerPill {...props} />
      <CounterpartyPill {...props} />
      {isPlanned(kind) && <PlannedPill {...props} />}
      <MomentPill {...props} />
    </>
  );
}

export function FilterBar(props: Props) {
  const text = useMessages(messages);
  const phone = usePhone();
  const [opened, { open, close }] = useDisclosure(false);
  const { kind, filter, onChange, found, children } = props;
  const nouns = useNouns();
  const reset = isFiltered(filter) && (
    <Button size="compact-sm" variant="subtle" onClick={() => onChange(noFilter())}>{text.reset}</Button>
  );
  if (!phone) {
    return (
      <div className="filters" role="search" aria-label={text.filters}>
        <Search {...props} /><Pills {...props} />{reset}{children}
      </div>
    );
  }
  const chosen = FILTER_NAMES.filter((name) => name !== "q" && filter[name] !== undefined).length;
  return (
    <div className="filters" role="search" aria-label={text.filters}>
      <Search {...props} />
      <Indicator label={chosen} disabled={chosen === 0} size={18} offset={4}>
        <Button variant="default" px="sm" leftSection={<Icon name="filter" size={16} />} onClick={open}>{text.filters}</Button>
      </Indicator>
      {children}
      <Drawer opened={opened} onClose={close} position="bottom" size="auto" title={text.filters} styles={{ content: { height: "auto", flex: "none" } }} closeButtonProps={{ "aria-label": text.done }}>
        <Stack gap="lg">
          <div className="filters filters--all"><Pills {...props} /></div>
          <Button size="md" onClick={close}>{found === undefined ? text.done : text.shown(found, nouns[kind])}</Button>
          {chosen > 0 && <Button variant="subtle" onClick={() => onChange(noFilter())}>{text.resetAll}</Button>}
        </Stack>
      </Drawer>
    </div>
  );
}
