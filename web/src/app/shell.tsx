import { AppShell, Avatar, Button, Drawer, Popover, UnstyledButton } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";

import { startLive } from "@/api/live";
import { useMay, useMe } from "@/api/queries";
import { Bell } from "@/features/notifications/Bell";
import { messages as turnMessages } from "@/features/orders/turn/messages";
import { useMessages } from "@/lib/i18n";
import { listen, useShortcuts } from "@/lib/keyboard";
import { openedAt, rememberRecent } from "@/lib/recent";
import { onTitle } from "@/lib/title";
import { Icon } from "@/ui/Icon";
import { KeyHint } from "@/ui/KeyHint";
import { initials } from "@/ui/Person";
import { toast } from "@/ui/toast";

import icon from "./icon.svg";
import { messages } from "./messages";
import { Navigation, useFreshCounts, useItems } from "./navigation";
import { ConnectionNotice } from "./notices";
// Not lazy: what is typed right after Ctrl+K must not get lost.
import Palette from "./palette";
import { PreferencesForm } from "./preferences";
import { SessionKeeper, SomebodyElse, useLogout } from "./session";
import { TasksEverywhere, useTasksEntry } from "./tasks";

const loadHelp = () => import("./shortcut-help");
const ShortcutHelp = lazy(loadHelp);
/** Not needed for the first look, but it should be there at once, and without a network, when it is. */
const LOAD_REST_AFTER_MS = 1_500;

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

/** Remembers what is opened, once its title says what it is. */
function useRecents(): void {
  const { employee } = useMe();
  useEffect(() => onTitle((title) => {
    const opened = openedAt(window.location.pathname, title);
    // A counterparty's page says it by itself: its title may be anything.
    if (employee && opened && opened.to !== "/counterparties/$id") rememberRecent(employee, opened);
  }), [employee]);
}

export function Shell() {
  const text = useMessages(messages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const items = useItems();
  const tasks = useTasksEntry();
  const turn = useMessages(turnMessages);
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
    const timer = setTimeout(() => void loadHelp().catch(() => undefined), LOAD_REST_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => setMore.close(), [pathname]);
  useFreshCounts();
  useRecents();

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
    { keys: "KeyG KeyM", label: turn.title, group: words.go, run: () => void navigate({ to: "/turn" }) },
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
          <Bell />
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
            {items.main.filter((one) => !one.mine && (one.to === "/board" || one.to === "/orders")).map(({ to, icon: name, label }) => (
              <Link key={to} to={to} className="tabbar__item"><Icon name={name} size={20} />{label}</Link>
            ))}
            {mayCreate && <Link to="/orders/new" className="tabbar__item"><Icon name="plus" size={20} />{text.search.create}</Link>}
            <button type="button" className="tabbar__item" onClick={setMore.open} aria-expanded={more}><Icon name="menu" size={20} />{text.nav.more}</button>
          </nav>
        </AppShell.Footer>
      )}
      <Drawer opened={more} onClose={setMore.close} position="bottom" title={text.nav.label} className="sheet-up" closeButtonProps={{ "aria-label": text.close }}>
        <Navigation items={items} onGo={setMore.close} />
      </Drawer>

      <SessionKeeper />
      <SomebodyElse />
      <TasksEverywhere />
      <Suspense fallback={null}>
        {searched && <Palette opened={search} onClose={() => setSearch(false)} items={[...items.main, ...items.administration]} documents={items.documents} mayCreate={mayCreate} />}
        {help && <ShortcutHelp onClose={setHelp.close} />}
      </Suspense>
    </AppShell>
  );
}
