// A list that the server searches, a page at a time: the search and a choice above it, the next page below.
import { Button, Group, SegmentedControl } from "@mantine/core";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { type ReactNode, useRef } from "react";

import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";

import { messages } from "./messages";
import { SearchField } from "./SearchField";
import { ErrorState, TableSkeleton } from "./states";

interface Choice<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
}

interface Props<T, V extends string> {
  /** Keeps what it has while another search is on its way. */
  list: UseInfiniteQueryResult<InfiniteData<{ rows: T[] }>>;
  /** What is searched, for everybody who does not see the placeholder. */
  search: string;
  q: string | undefined;
  onSearch: (q: string | undefined) => void;
  choice: Choice<V>;
  /** What `F` does, and where the help names it. */
  focus: { label: string; group: string };
  /** In place of rows, where there are none. */
  empty: ReactNode;
  children: (rows: readonly T[], waiting: boolean) => ReactNode;
}

export function SearchedList<T, V extends string>({ list, search, q, onSearch, choice, focus, empty, children }: Props<T, V>) {
  const text = useMessages(messages);
  const field = useRef<HTMLInputElement>(null);
  const rows = list.data?.pages.flatMap((page) => page.rows);
  useShortcuts([{ keys: "KeyF", label: focus.label, group: focus.group, run: () => field.current?.focus() }]);
  return (
    <>
      <Group gap="sm" className="filters">
        <SearchField remote ref={field} label={search} value={q} onChange={onSearch} maw={480} style={{ flex: "1 1 260px" }} />
        <SegmentedControl aria-label={choice.label} value={choice.value} onChange={(value) => choice.onChange(value)} data={[...choice.options]} />
      </Group>
      {rows === undefined ? (list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <TableSkeleton rows={10} />)
        : rows.length === 0 ? empty : children(rows, list.isPlaceholderData)}
      {list.hasNextPage && <Group justify="center"><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{text.more}</Button></Group>}
    </>
  );
}
