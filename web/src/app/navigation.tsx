// The sections of the interface, with the numbers that say where work waits.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";

import { useLive } from "@/api/live";
import { type DocumentKind, keys, orderCountsQuery, type Schemas, type Status, useById, useMay, useMe, useStatuses } from "@/api/queries";
import { messages as turnMessages } from "@/features/orders/turn/messages";
import { waitingCountQuery } from "@/features/orders/turn/queries";
import { isRunning, useSteps } from "@/features/start/steps";
import { useMessages } from "@/lib/i18n";
import { remember, remembered } from "@/lib/storage";
import { Icon, type IconName } from "@/ui/Icon";
import { capital, documentsLink, KIND_ICONS, useKinds, useNouns } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import { useDeadCount } from "./outbox";
import { useTasksEntry } from "./tasks";

type To = "/start" | "/board" | "/orders" | "/turn" | "/tasks" | "/counterparties" | "/products" | "/stock" | "/supply" | "/payments/statement" | "/processes" | "/settings";
export interface Item {
  to: To;
  icon: IconName;
  label: string;
  /** Only what is mine. */
  mine?: true;
  count?: string;
  hint?: string;
}

/** The list of a kind of documents. */
export interface DocumentsItem {
  kind: DocumentKind;
  icon: IconName;
  label: string;
}

export interface Items {
  main: Item[];
  documents: DocumentsItem[];
  administration: Item[];
}

/** Counts follow the stream, but not every event of it. */
const COUNTS_EVERY_MS = 2_000;

/** Orders that stand in no final status. */
function openOf(counts: readonly Schemas["CountOut"][] | undefined, statuses: ReadonlyMap<string, Status>): number | undefined {
  return counts?.reduce((sum, row) => {
    const type = row.status ? statuses.get(row.status)?.status_type ?? "regular" : "regular";
    return type === "regular" ? sum + row.orders : sum;
  }, 0);
}

function useOpenOrders(mine: boolean): number | undefined {
  const may = useMay("customer_order", "view");
  const { data } = useQuery({ ...orderCountsQuery(mine ? { mine } : {}), enabled: may });
  const statuses = useById(useStatuses().data);
  return useMemo(() => statuses.size > 0 ? openOf(data, statuses) : undefined, [data, statuses]);
}

export function useItems(): Items {
  const { nav } = useMessages(messages);
  const format = useFormat();
  const me = useMe();
  const open = useOpenOrders(false);
  const mine = useOpenOrders(true);
  const orders = useMay("customer_order", "view");
  const counterparties = useMay("counterparty", "view");
  const products = useMay("product", "view");
  const buys = useMay("purchase_order", "create");
  const cashes = useMay("payment_in", "create");
  // What all open orders lack is told to those who see all of them.
  const seesAll = me.rights.some((right) => right.entity === "customer_order" && right.operation === "view" && right.scope === "all");
  const turn = useMessages(turnMessages);
  const { data: waiting } = useQuery({ ...waitingCountQuery(), enabled: orders });
  const tasks = useTasksEntry();
  const steps = useSteps();
  const nouns = useNouns();
  const kinds = useKinds("view");
  const dead = useDeadCount();
  const main: Item[] = [];
  if (steps && !isRunning(steps)) {
    const done = steps.filter((step) => step.done).length;
    main.push({ to: "/start", icon: "star", label: nav.start, count: `${done}/${steps.length}`, hint: nav.startProgress(done, steps.length) });
  }
  if (orders) {
    main.push({ to: "/turn", icon: "arrow-right", label: turn.title, ...(waiting && { count: turn.many(waiting), hint: turn.count(waiting) }) });
    main.push({ to: "/board", icon: "board", label: nav.board });
    main.push({ to: "/orders", icon: "list", label: nav.orders, ...(open !== undefined && { count: format.number(open), hint: nav.openOrders(open) }) });
    main.push({ to: "/orders", mine: true, icon: "user", label: nav.mine, ...(mine !== undefined && { count: format.number(mine), hint: nav.myOpenOrders(mine) }) });
  }
  main.push(tasks);
  if (counterparties) main.push({ to: "/counterparties", icon: "people", label: nav.counterparties });
  if (products) main.push({ to: "/products", icon: "box", label: nav.products });
  if (products) main.push({ to: "/stock", icon: "store", label: nav.stock });
  if (products && seesAll && buys) main.push({ to: "/supply", icon: "download", label: nav.supply });
  if (cashes) main.push({ to: "/payments/statement", icon: "file", label: nav.statement });
  const administration: Item[] = me.administrator
    ? [{ to: "/processes", icon: "process", label: nav.processes }, { to: "/settings", icon: "settings", label: nav.settings, ...dead }]
    : [];
  const documents = kinds.filter((kind) => kind !== "customer_order").map((kind): DocumentsItem => ({ kind, icon: KIND_ICONS[kind], label: capital(nouns[kind].many) }));
  return { main, documents, administration };
}

export function Navigation({ items, onGo }: { items: Items; onGo?: () => void }) {
  const { nav } = useMessages(messages);
  const item = ({ to, icon: name, label, mine, count, hint }: Item) => (
    <Link key={to + label} to={to} className="nav__item" title={hint} onClick={onGo}
      // «Заказы» and «Мои заказы» are one page; only one of them is where we are.
      {...(to === "/orders" && { search: { mine }, activeOptions: { includeSearch: true, explicitUndefined: true } })}>
      <Icon name={name} />{label}
      {count !== undefined && <span className="nav__count"><span aria-hidden>{count}</span><span className="unseen">{hint}</span></span>}
    </Link>
  );
  return (
    <div className="nav">
      {items.main.map(item)}
      {items.documents.length > 0 && <DocumentsGroup items={items.documents} onGo={onGo} />}
      {items.administration.length > 0 && <div className="nav__part" />}
      {items.administration.map(item)}
      {onGo && <><div className="nav__part" /><Link to="/profile" className="nav__item" onClick={onGo}><Icon name="user" />{nav.profile}</Link></>}
    </div>
  );
}

const FOLDED = "nav.documents";

/** «Документы»: folded away by whoever has no need of them, on this browser. */
function DocumentsGroup({ items, onGo }: { items: readonly DocumentsItem[]; onGo?: () => void }) {
  const { nav } = useMessages(messages);
  const [folded, setFolded] = useState(() => remembered(FOLDED) === "folded");
  const toggle = () => {
    remember(FOLDED, folded ? undefined : "folded");
    setFolded(!folded);
  };
  return (
    <div className="nav__group" role="group" aria-label={nav.documents}>
      <button type="button" className="nav__item nav__fold" aria-expanded={!folded} onClick={toggle}>
        <Icon name={folded ? "chevron-right" : "chevron-down"} />{nav.documents}
      </button>
      {!folded && items.map(({ kind, icon, label }) => <Link key={kind} {...documentsLink(kind)} className="nav__item nav__item--sub" onClick={onGo}><Icon name={icon} size={16} />{label}</Link>)}
    </div>
  );
}

/** Keeps the counts near the truth without asking at every event. */
export function useFreshCounts(): void {
  const client = useQueryClient();
  const [stale, setStale] = useState(false);
  useLive(() => setStale(true));
  useEffect(() => {
    if (!stale) return;
    const timer = setTimeout(() => {
      setStale(false);
      void client.invalidateQueries({ queryKey: keys.orderList("counts") });
    }, COUNTS_EVERY_MS);
    return () => clearTimeout(timer);
  }, [stale, client]);
}
