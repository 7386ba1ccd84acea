import { AppShell, Avatar, Button, Drawer, Popover, UnstyledButton } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";

import { askServer, useConnection } from "@/api/connection";
import { startLive, useLive } from "@/api/live";
import { keys, orderCountsQuery, useById, useMay, useMe, useStatuses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { listen, useShortcuts } from "@/lib/keyboard";
import { Icon, type IconName } from "@/ui/Icon";
import { KeyHint } from "@/ui/KeyHint";
import { initials } from "@/ui/Person";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import icon from "./icon.svg";
import { messages } from "./messages";
import { PreferencesForm } from "./preferences";
import { SessionKeeper, useLogout } from "./session";
import { TasksEverywhere, useTasksEntry } from "./tasks";

const loadPalette = () => import("./palette");
const loadHelp = () => import("./shortcut-help");
const Palette = lazy(loadPalette);
const ShortcutHelp = lazy(loadHelp);
/** Not needed for the first look, but it should be there at once, and without a network, when it is. */
const LOAD_REST_AFTER_MS = 1_500;

/** Counts follow the stream, but not every event of it. */
const COUNTS_EVERY_MS = 2_000;

type To = "/board" | "/orders" | "/tasks" | "/counterparties" | "/products" | "/processes" | "/settings";
interface Item {
  to: To;
  icon: IconName;
  label: string;
  count?: number | string;
  hint?: string;
}

/** Orders that stand in no final status. */
function useOpenOrders(): number | undefined {
  const { data } = useQuery(orderCountsQuery());
  const statuses = useById(useStatuses().data);
  return useMemo(() => data?.reduce((sum, row) => {
    const type = row.status ? statuses.get(row.status)?.status_type : "regular";
    return type === "regular" ? sum + row.orders : sum;
  }, 0), [data, statuses]);
}

function useItems(): { main: Item[]; administration: Item[] } {
  const { nav } = useMessages(messages);
  const me = useMe();
  const open = useOpenOrders();
  const orders = useMay("customer_order", "view");
  const counterparties = useMay("counterparty", "view");
  const products = useMay("product", "view");
  const main: Item[] = [];
  if (orders) {
    main.push({ to: "/board", icon: "board", label: nav.board });
    main.push({ to: "/orders", icon: "list", label: nav.orders, count: open, hint: open === undefined ? undefined : nav.openOrders(open) });
  }
  main.push(useTasksEntry());
  if (counterparties) main.push({ to: "/counterparties", icon: "people", label: nav.counterparties });
  if (products) main.push({ to: "/products", icon: "box", label: nav.products });
  const administration: Item[] = me.administrator
    ? [{ to: "/processes", icon: "process", label: nav.processes }, { to: "/settings", icon: "settings", label: nav.settings }]
    : [];
  return { main, administration };
}

function Navigation({ items }: { items: ReturnType<typeof useItems> }) {
  const format = useFormat();
  const item = ({ to, icon: name, label, count, hint }: Item) => (
    <Link key={to} to={to} className="nav__item" title={hint}>
      <Icon name={name} />{label}
      {count !== undefined && <span className="nav__count">{typeof count === "number" ? format.number(count) : count}</span>}
    </Link>
  );
  return (
    <div className="nav">
      {items.main.map(item)}
      {items.administration.length > 0 && <div className="nav__part" />}
      {items.administration.map(item)}
    </div>
  );
}

function UserMenu({ onHelp }: { onHelp: () => void }) {
  const text = useMessages(messages);
  const me = useMe();
  const logout = useLogout();
  const [opened, { toggle, close, set }] = useDisclosure(false);
  // No ARIA menu: the switches inside are not menu items.
  return (
    <Popover opened={opened} onChange={set} width={300} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton style={{ flex: "none" }} onClick={toggle} aria-label={`${text.user.menu}: ${me.name}`}><Avatar size={32} radius="xl" color="indigo" variant="filled" aria-hidden>{initials(me.name)}</Avatar></UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={text.user.menu}>
        <div className="user__who"><b>{me.name}</b><span>{me.login} · {me.role_name}</span></div>
        <div className="nav">
          <Link to="/profile" className="nav__item" onClick={close}><Icon name="user" />{text.nav.profile}</Link>
          <Link to="/settings/tokens" className="nav__item" onClick={close}><Icon name="key" />{text.nav.tokens}</Link>
          <button type="button" className="nav__item" onClick={() => { close(); onHelp(); }}>
            <Icon name="keyboard" />{text.user.shortcuts}<span className="nav__count"><KeyHint keys="?" /></span>
          </button>
        </div>
        <div className="user__part"><PreferencesForm compact /></div>
        <div className="nav">
          <button type="button" className="nav__item" onClick={() => void logout().catch((error: unknown) => toast.problem(error))}><Icon name="logout" />{text.user.logout}</button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function ConnectionNotice() {
  const text = useMessages(messages);
  const reached = useConnection();
  if (reached) return null;
  return (
    <div className="notice" role="status">
      <Icon name="alert" /><span style={{ flex: 1, minWidth: 0 }}>{text.offline.lost}</span>
      <Button size="compact-sm" variant="default" onClick={() => void askServer()}>{text.offline.check}</Button>
    </div>
  );
}

/** Keeps the counts of the navigation near the truth without asking at every event. */
function useFreshCounts(): void {
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

export function Shell() {
  const text = useMessages(messages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const items = useItems();
  const tasks = useTasksEntry();
  const mayCreate = useMay("customer_order", "create");
  const phone = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [more, setMore] = useDisclosure(false);
  const [search, setSearch] = useState(false);
  const [searched, setSearched] = useState(false);
  const [help, setHelp] = useDisclosure(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const administrator = items.administration.length > 0;

  useEffect(() => startLive(client), [client]);
  useEffect(() => listen(), []);
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled([loadPalette(), loadHelp()]), LOAD_REST_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => setMore.close(), [pathname, setMore]);
  useFreshCounts();

  const openSearch = () => {
    setSearched(true);
    setSearch(true);
  };
  const { keys: words } = text;
  useShortcuts([
    { keys: "mod+KeyK", label: words.search, group: words.common, run: openSearch, whileTyping: true },
    { keys: "?", label: words.help, group: words.common, run: setHelp.open },
    { keys: "Slash", label: words.search, group: words.common, run: openSearch, hidden: true },
    ...(mayCreate ? [{ keys: "KeyC", label: words.newOrder, group: words.common, run: () => void navigate({ to: "/orders/new" }) }] : []),
    { keys: "KeyG KeyB", label: text.nav.board, group: words.go, run: () => void navigate({ to: "/board" }) },
    { keys: "KeyG KeyO", label: text.nav.orders, group: words.go, run: () => void navigate({ to: "/orders" }) },
    { keys: "KeyG KeyC", label: text.nav.counterparties, group: words.go, run: () => void navigate({ to: "/counterparties" }) },
    { keys: "KeyG KeyA", label: tasks.label, group: words.go, run: () => void navigate({ to: "/tasks" }) },
    { keys: "KeyG KeyT", label: text.nav.products, group: words.go, run: () => void navigate({ to: "/products" }) },
    ...(administrator ? [
      { keys: "KeyG KeyP", label: text.nav.processes, group: words.go, run: () => void navigate({ to: "/processes" }) },
      { keys: "KeyG KeyS", label: text.nav.settings, group: words.go, run: () => void navigate({ to: "/settings" }) },
    ] : []),
  ]);

  return (
    <AppShell header={{ height: 52 }} navbar={{ width: 224, breakpoint: "sm", collapsed: { mobile: true } }}
      footer={{ height: 56, collapsed: !phone }}>
      <a className="skip" href="#content">{text.nav.skip}</a>
      <AppShell.Header>
        <div className="shell__bar">
          <Link to="/board" className="shell__brand" aria-label={text.product}>
            <img src={icon} alt="" width={26} height={26} />
            {!phone && <span style={{ width: 166 }}>{text.product}</span>}
          </Link>
          <button type="button" className="shell__search" onClick={openSearch} aria-label={text.search.open} aria-keyshortcuts="Control+K">
            <Icon name="search" size={16} /><span>{text.search.placeholder}</span>
            {!phone && <span className="shell__keys"><KeyHint keys="mod+KeyK" /></span>}
          </button>
          {mayCreate && !phone && (
            <Button size="sm" h={36} style={{ flex: "none" }} leftSection={<Icon name="plus" size={16} />} renderRoot={(props) => <Link to="/orders/new" {...props} />}>{text.search.newOrder}</Button>
          )}
          <UserMenu onHelp={setHelp.open} />
        </div>
      </AppShell.Header>

      {!phone && <AppShell.Navbar aria-label={text.nav.label}><Navigation items={items} /></AppShell.Navbar>}

      <AppShell.Main className="shell__main">
        <ConnectionNotice />
        <div id="content" className="shell__content" tabIndex={-1}><Outlet /></div>
      </AppShell.Main>

      {phone && (
        <AppShell.Footer>
          <nav className="tabbar" aria-label={text.nav.label}>
            {items.main.slice(0, 2).map(({ to, icon: name, label }) => (
              <Link key={to} to={to} className="tabbar__item"><Icon name={name} size={20} />{label}</Link>
            ))}
            {mayCreate && <Link to="/orders/new" className="tabbar__item"><Icon name="plus" size={20} />{text.search.create}</Link>}
            <button type="button" className="tabbar__item" onClick={setMore.open} aria-expanded={more}><Icon name="menu" size={20} />{text.nav.more}</button>
          </nav>
        </AppShell.Footer>
      )}
      <Drawer opened={more} onClose={setMore.close} position="bottom" size="auto" title={text.nav.label} closeButtonProps={{ "aria-label": text.close }}>
        <Navigation items={items} />
      </Drawer>

      <SessionKeeper />
      <TasksEverywhere />
      <Suspense fallback={null}>
        {searched && <Palette opened={search} onClose={() => setSearch(false)} items={[...items.main, ...items.administration]} mayCreate={mayCreate} />}
        {help && <ShortcutHelp onClose={setHelp.close} />}
      </Suspense>
    </AppShell>
  );
}
