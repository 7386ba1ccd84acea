// The list of documents of a kind; orders have theirs with what only they have.
import { Button } from "@mantine/core";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback } from "react";

import { type DocumentKind, useMay } from "@/api/queries";
import { FilterBar } from "@/features/orders/filters/FilterBar";
import { ColumnsMenu } from "@/features/orders/list/ListTools";
import { messages } from "@/features/orders/list/messages";
import { ListTotal, OrdersList } from "@/features/orders/list/OrdersList";
import { useList } from "@/features/orders/list/useList";
import { useShortcuts } from "@/lib/keyboard";
import { compact } from "@/lib/search";
import { Icon } from "@/ui/Icon";
import { isKind, newDocumentLink, useKindMessages } from "@/ui/kinds";
import { Page } from "@/ui/Page";

import { NotFoundPage } from "../errors";
import type { OrdersSearch } from "./orders.search";

const route = getRouteApi("/shell/documents/$kind");

export default function DocumentsPage() {
  const { kind } = route.useParams();
  return isKind(kind) ? <Documents key={kind} kind={kind} /> : <NotFoundPage />;
}

function Documents({ kind }: { kind: DocumentKind }) {
  const text = useKindMessages(messages, kind);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList(kind, search);
  const mayView = useMay(kind, "view");
  const mayCreate = useMay(kind, "create");
  const bin = search.deleted ?? false;
  const onSearch = useCallback((patch: OrdersSearch) => void navigate({ replace: true, search: (before) => compact({ ...before, ...patch }) }), [navigate]);
  useShortcuts(mayCreate ? [{ keys: "KeyN", label: text.newOrder, group: text.title, run: () => void navigate(newDocumentLink(kind)) }] : []);
  if (!mayView) return <NotFoundPage />;
  return (
    <Page title={bin ? `${text.title}: ${text.bin.toLocaleLowerCase()}` : text.title} fill actions={
      <>
        <ColumnsMenu kind={kind} search={search} onSearch={onSearch} />
        <Button variant={bin ? "light" : "default"} size="sm" className="tool" aria-pressed={bin} leftSection={<Icon name="trash" size={16} />}
          onClick={() => void navigate({ search: bin ? {} : { deleted: true } })}><span className="tool__text">{text.bin}</span></Button>
        {mayCreate && <Button size="sm" leftSection={<Icon name="plus" size={16} />} aria-keyshortcuts="N" renderRoot={(props) => <Link {...newDocumentLink(kind)} {...props} />}>{text.newOrder}</Button>}
      </>
    }>
      <FilterBar kind={kind} filter={search} onChange={onSearch} found={list.total?.orders}><ListTotal list={list} bin={bin} /></FilterBar>
      <OrdersList key={JSON.stringify(list.query)} list={list} search={search} onSearch={onSearch} />
    </Page>
  );
}
