import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback } from "react";

import { FilterBar } from "@/features/orders/filters/FilterBar";
import { ViewSwitch } from "@/features/orders/filters/ViewSwitch";
import { ColumnsMenu, ExportMenu } from "@/features/orders/list/ListTools";
import { ListTotal, OrdersList } from "@/features/orders/list/OrdersList";
import { useList } from "@/features/orders/list/useList";
import { ViewMenu } from "@/features/orders/views/ViewMenu";
import { useMessages } from "@/lib/i18n";
import { compact } from "@/lib/search";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";

import { messages } from "./messages";
import { type OrdersSearch, ordersSearch } from "./orders.search";

const route = getRouteApi("/shell/orders");

export default function OrdersPage() {
  const text = useMessages(messages).orders;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList("customer_order", search);
  const bin = search.deleted ?? false;
  const onSearch = useCallback((patch: OrdersSearch) => void navigate({ replace: true, search: (before) => compact({ ...before, ...patch }) }), [navigate]);
  return (
    <Page title={bin ? text.bin : text.title} fill actions={
      <>
        <ViewMenu screen="orders" search={search} onOpen={(next) => void navigate({ search: ordersSearch(next) })} />
        <ColumnsMenu kind="customer_order" search={search} onSearch={onSearch} />
        <ExportMenu query={list.query} total={list.total?.orders} />
        <Button variant={bin ? "light" : "default"} size="sm" className="tool" aria-pressed={bin} leftSection={<Icon name="trash" size={16} />}
          onClick={() => void navigate({ search: bin ? {} : { deleted: true } })}><span className="tool__text">{text.bin}</span></Button>
        <ViewSwitch search={search} />
      </>
    }>
      <FilterBar kind="customer_order" filter={search} onChange={onSearch} found={list.total?.orders}><ListTotal list={list} bin={bin} /></FilterBar>
      <OrdersList key={JSON.stringify(list.query)} list={list} search={search} onSearch={onSearch} />
    </Page>
  );
}
