// What there is of every product: searched and paged by the server, a row opens the balances per warehouse.
import { Alert, Button, Group } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery, type UseInfiniteQueryResult, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCallback, useMemo, useRef } from "react";

import { keys } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { LongList } from "@/ui/LongList";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, ErrorState, TableSkeleton } from "@/ui/states";
import { Quantity } from "@/ui/values";
import { WarehousePicker } from "@/ui/warehouses";

import { Free } from "./Free";
import { messages } from "./messages";
import { type StockLine, stockQuery } from "./queries";
import "./stock.css";

interface Filter {
  q?: string;
  warehouse?: string;
}

interface Props extends Filter {
  onFilter: (filter: Filter) => void;
  onOpen: (line: StockLine) => void;
}

export function StockList({ q, warehouse, onFilter, onOpen }: Props) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const list = useInfiniteQuery({ ...stockQuery({ q, warehouse }), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows), [list.data]);
  useShortcuts([{ keys: "KeyF", label: text.focusSearch, group: text.group, run: () => field.current?.focus() }]);
  return (
    <>
      <Group gap="sm" className="filters">
        <SearchField remote ref={field} label={text.search} value={q} onChange={(next) => onFilter({ q: next, warehouse })} maw={480} style={{ flex: "1 1 260px" }} />
        <WarehousePicker placeholder={text.allWarehouses} value={warehouse} onChange={(next) => onFilter({ q, warehouse: next })} />
        <IconButton icon="refresh" label={text.refresh} variant="default" size={36} onClick={() => void client.resetQueries({ queryKey: keys.stock })} />
      </Group>
      {rows === undefined ? (list.error ? <ErrorState error={list.error} retry={() => void list.refetch()} /> : <TableSkeleton rows={12} />)
        : rows.length === 0 ? <Nothing q={q} onClear={() => onFilter({ warehouse })} />
          : <Rows list={list} rows={rows} found={q !== undefined} onOpen={onOpen} />}
    </>
  );
}

function Nothing({ q, onClear }: { q: string | undefined; onClear: () => void }) {
  const text = useMessages(messages);
  if (q) return <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={onClear}>{text.clear}</Button>}>{text.nothingHint(q)}</EmptyState>;
  return (
    <EmptyState icon="box" title={text.empty} action={<Button renderRoot={(props) => <Link to="/products" {...props} />}>{text.toProducts}</Button>}>{text.emptyHint}</EmptyState>
  );
}

interface RowsProps {
  list: Pick<UseInfiniteQueryResult, "hasNextPage" | "isFetching" | "isFetchingNextPage" | "isPlaceholderData" | "error" | "fetchNextPage">;
  rows: readonly StockLine[];
  found: boolean;
  onOpen: (line: StockLine) => void;
}

function Rows({ list, rows, found, onOpen }: RowsProps) {
  const text = useMessages(messages);
  const { hasNextPage, isFetching, error, fetchNextPage } = list;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const allZero = !found && !hasNextPage && rows.every((one) => one.on_hand === 0 && one.reserved === 0);
  return (
    <>
      {allZero && <Alert variant="light" icon={<Icon name="info" />}>{text.allZero}</Alert>}
      <LongList className="stock" label={text.title} count={rows.length} total={hasNextPage ? undefined : rows.length} busy={list.isPlaceholderData}
        rowKey={(index) => rows[index]?.product ?? String(index)} onNearEnd={onNearEnd}
        header={<>
          <span role="columnheader">{text.product}</span>
          <span role="columnheader" className="long__end">{text.onHand}</span>
          <span role="columnheader" className="long__end">{text.reserved}</span>
          <span role="columnheader" className="long__end">{text.free}</span>
        </>}
        foot={error ? <ProblemAlert error={error} retry={() => void fetchNextPage()} />
          : list.isFetchingNextPage ? <span role="status">{text.loadingMore}</span>
            : hasNextPage ? <Button variant="default" size="sm" onClick={() => void fetchNextPage()}>{text.more}</Button> : text.end}>
        {(index) => {
          const one = rows[index];
          return one && <Cells line={one} onOpen={onOpen} />;
        }}
      </LongList>
    </>
  );
}

function Cells({ line, onOpen }: { line: StockLine; onOpen: (line: StockLine) => void }) {
  const text = useMessages(messages);
  return (
    <>
      <div role="cell" className="stock__name">
        <button type="button" className="sheet__link" data-row onClick={() => onOpen(line)}>{line.name}</button>
        <div className="long__small">{[line.code, line.unit].filter(Boolean).join(" · ")}</div>
      </div>
      <div role="cell" className="long__end" data-label={text.onHand}><Quantity value={line.on_hand} /></div>
      <div role="cell" className="long__end" data-label={text.reserved}><Quantity value={line.reserved} /></div>
      <div role="cell" className="long__end" data-label={text.free}><Free value={line.free} /></div>
    </>
  );
}
