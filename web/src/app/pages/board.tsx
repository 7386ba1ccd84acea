import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";

import { Board } from "@/features/orders/board/Board";
import { ChooseSwitch, ColumnsMenu, ProcessSelect } from "@/features/orders/board/BoardTools";
import { useChoice } from "@/features/orders/board/useChoice";
import { useColumns } from "@/features/orders/board/useColumns";
import { FilterBar } from "@/features/orders/filters/FilterBar";
import { ViewSwitch } from "@/features/orders/filters/ViewSwitch";
import { ViewMenu } from "@/features/orders/views/ViewMenu";
import { useMessages } from "@/lib/i18n";
import { compact } from "@/lib/search";
import { Page } from "@/ui/Page";

import { type BoardSearch, boardSearch } from "./board.search";
import { messages } from "./messages";

const route = getRouteApi("/shell/board");

export default function BoardPage() {
  const text = useMessages(messages).board;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const board = useColumns(search);
  const choice = useChoice(board);
  const onSearch = useCallback((patch: BoardSearch) => void navigate({
    replace: true,
    // Other channels may have another process.
    search: (before) => compact({ ...before, ...("channel" in patch && !("process" in patch) ? { process: undefined, hide: undefined, open: undefined } : {}), ...patch }),
  }), [navigate]);
  return (
    <Page title={text.title} fill actions={
      <>
        <ProcessSelect board={board} onSearch={onSearch} />
        <ViewMenu screen="board" search={search} onOpen={(next) => void navigate({ search: boardSearch(next) })} />
        <ChooseSwitch choice={choice} />
        <ColumnsMenu board={board} onSearch={onSearch} />
        <ViewSwitch search={search} />
      </>
    }>
      <FilterBar kind="customer_order" filter={search} onChange={onSearch} found={board.found} />
      <Board key={board.process?.id ?? "all"} board={board} choice={choice} search={search} onSearch={onSearch} />
    </Page>
  );
}
