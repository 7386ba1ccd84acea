// One field for going anywhere: what the open page offers, orders by number, customer or words, counterparties, products,
// pages, and what was opened last.
import { Combobox, Group, Loader, Modal, ScrollArea, Text, TextInput, useCombobox, useMantineColorScheme } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from "react";

import { useMay, useMe } from "@/api/queries";
import { messages as createMessages } from "@/features/orders/create/messages";
import { commands, onCommands } from "@/lib/commands";
import { setLanguage, useLanguage, useMessages } from "@/lib/i18n";
import { recentOf } from "@/lib/recent";
import { Icon, type IconName } from "@/ui/Icon";
import { documentLink, KIND_ICONS, kindMessagesIn, useKinds, useNouns } from "@/ui/kinds";
import { StatusById } from "@/ui/StatusBadge";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import type { DocumentsItem, Item } from "./navigation";
import { askedOf, useFound } from "./palette-search";
import { useLogout } from "./session";

interface Entry {
  id: string;
  group: string;
  icon: IconName;
  label: string;
  beside?: ReactNode;
  /** Other words that find it. */
  also?: string;
  run: () => void;
}

const WAIT_MS = 150;
const SETTINGS = ["statuses", "scenarios", "channels", "attributes", "organizations", "warehouses", "trade", "employees", "departments", "roles", "calendar", "tokens", "audit"] as const;

const folded = (text: string) => text.toLocaleLowerCase().replaceAll("ё", "е");

interface Props {
  opened: boolean;
  onClose: () => void;
  items: readonly Item[];
  documents: readonly DocumentsItem[];
  mayCreate: boolean;
}

export default function Palette({ opened, onClose, items, documents, mayCreate }: Props) {
  const text = useMessages(messages);
  const combobox = useCombobox({ opened: true });
  const [query, setQuery] = useState("");
  const typed = askedOf(query);
  const [asked] = useDebouncedValue(typed, WAIT_MS);
  const found = useFound(typed === "" ? "" : asked, opened);
  const own = useOwnEntries(query, opened, items, documents, mayCreate);
  const foundEntries = useFoundEntries(found, typed);
  const entries = [...own.commands, ...foundEntries, ...own.recent, ...own.create, ...own.pages, ...own.actions];
  const groups = [...new Set(entries.map((one) => one.group))];
  /** The server has not been asked for this yet. */
  const searching = found.fetching || (typed !== "" && typed !== asked);

  useEffect(() => {
    // The first of what is shown now is chosen, whenever that changes; a frame later, when it is there.
    const frame = requestAnimationFrame(() => combobox.selectFirstOption());
    return () => cancelAnimationFrame(frame);
  }, [opened, entries.map((one) => one.id).join("\n")]);
  useEffect(() => {
    if (!opened) setQuery("");
  }, [opened]);

  const choose = (id: string) => {
    onClose();
    entries.find((one) => one.id === id)?.run();
  };

  return (
    <Modal.Root opened={opened} onClose={onClose} size={640} yOffset="10dvh" centered={false} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content className="palette" aria-label={text.search.open}>
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
        <Combobox.EventsTarget>
          <TextInput ref={takeFocus} data-autofocus variant="unstyled" size="lg" px="md" placeholder={text.search.placeholder} aria-label={text.search.open} value={query}
            leftSection={<Icon name="search" />} rightSection={searching ? <Loader size={22} /> : null} leftSectionPointerEvents="none"
            onChange={(event) => setQuery(event.currentTarget.value)}
            // The list keeps Escape to itself, to close what is always open here.
            onKeyDown={(event) => {
              if (event.key === "Escape") onClose();
            }} />
        </Combobox.EventsTarget>
        <ScrollArea.Autosize mah="60dvh" type="scroll" viewportProps={{ tabIndex: 0 }} style={{ borderTop: "1px solid var(--line)" }}>
          {found.failed && <Text size="sm" c="var(--bad)" px="md" pt="sm" role="status">{text.search.failed}</Text>}
          {entries.length === 0 && <Text size="sm" c="dimmed" ta="center" p="lg" role="status">{searching ? text.search.searching : text.search.nothing}</Text>}
          <Combobox.Options p="xs" hidden={entries.length === 0} aria-label={text.search.open}>
            {groups.map((group) => (
              <Combobox.Group key={group} label={group}>
                {entries.filter((one) => one.group === group).map((one) => (
                  <Combobox.Option key={one.id} value={one.id}>
                    <Group gap="sm" wrap="nowrap"><Icon name={one.icon} /><Text size="sm" truncate style={{ flex: 1 }}>{one.label}</Text>{one.beside && <div className="palette__beside">{one.beside}</div>}</Group>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            ))}
          </Combobox.Options>
        </ScrollArea.Autosize>
      </Combobox>
      </Modal.Content>
    </Modal.Root>
  );
}

/** At once, so that nothing of what is typed right after the shortcut goes astray. */
const takeFocus = (field: HTMLInputElement | null) => field?.focus();

const aside = (what: ReactNode) => what ? <Text size="sm" c="dimmed" truncate>{what}</Text> : undefined;

/** What can be said without asking the server. */
function useOwnEntries(query: string, opened: boolean, items: readonly Item[], documents: readonly DocumentsItem[], mayCreate: boolean) {
  const text = useMessages(messages);
  const me = useMe();
  const navigate = useNavigate();
  const logout = useLogout();
  const { setColorScheme } = useMantineColorScheme();
  const mayCounterparty = useMay("counterparty", "create");
  const mayProduct = useMay("product", "create");
  const nouns = useNouns();
  const language = useLanguage();
  const creatable = useKinds("create").filter((kind) => kind !== "customer_order");
  const offered = useSyncExternalStore(onCommands, commands);
  const recent = useMemo(() => opened && me.employee ? recentOf(me.employee).filter((one) => !window.location.pathname.endsWith(one.id)) : [], [opened, me.employee]);
  const words = folded(query).split(/\s+/).filter(Boolean);
  const fits = (one: { label: string; also?: string }) => words.every((word) => folded(`${one.label} ${one.also ?? ""}`).includes(word));
  const go = (to: string, search: Record<string, unknown> = {}) => () => void navigate({ to, search } as never);

  const create: Entry[] = [
    ...(mayCreate ? [{ id: "create:order", group: text.search.create, icon: "plus" as const, label: text.search.newOrder, also: "создать заказ create", run: go("/orders/new") }] : []),
    ...(words.length === 0 ? [] : creatable.map((kind): Entry => ({ id: `create:${kind}`, group: text.search.create, icon: "plus", label: kindMessagesIn(createMessages, kind, language).title, also: `создать create ${nouns[kind].title}`, run: go(`/documents/${kind}/new`) }))),
    ...(mayCounterparty ? [{ id: "create:counterparty", group: text.search.create, icon: "plus" as const, label: text.search.newCounterparty, also: "создать create", run: go("/counterparties", { new: true }) }] : []),
    ...(mayProduct ? [{ id: "create:product", group: text.search.create, icon: "plus" as const, label: text.search.newProduct, also: "создать create", run: go("/products", { new: true }) }] : []),
  ];
  const sections = me.administrator ? SETTINGS : (["tokens"] as const);
  const pages = [
    ...items.map((one): Entry => ({ id: `page:${one.to}${one.mine ? ":mine" : ""}`, group: text.search.pages, icon: one.icon, label: one.label, run: go(one.to, one.mine ? { mine: true } : {}) })),
    // Of every kind, but only for whoever looks for them.
    ...(words.length === 0 ? [] : documents).map((one): Entry => ({ id: `page:/documents/${one.kind}`, group: text.search.pages, icon: one.icon, label: one.label, run: go(`/documents/${one.kind}`) })),
    { id: "page:/profile", group: text.search.pages, icon: "user" as const, label: text.nav.profile, run: go("/profile") },
    ...(words.length === 0 ? [] : sections.map((name): Entry => ({
      id: `page:/settings/${name}`, group: text.search.pages, icon: "settings", label: text.settings[name], beside: aside(text.search.inSettings), run: go(`/settings/${name}`),
    }))),
  ];
  const actions: Entry[] = words.length === 0 ? [] : [
    ...(["light", "dark", "auto"] as const).map((scheme) => ({
      id: `theme:${scheme}`, group: text.search.actions, icon: scheme === "light" ? "sun" as const : scheme === "dark" ? "moon" as const : "monitor" as const,
      label: `${text.user.theme}: ${text.user[scheme === "auto" ? "system" : scheme].toLocaleLowerCase()}`, run: () => setColorScheme(scheme),
    })),
    ...(["ru", "en"] as const).map((language) => ({ id: `language:${language}`, group: text.search.actions, icon: "language" as const, label: `${text.user.language}: ${text.languages[language]}`, run: () => setLanguage(language) })),
    { id: "logout", group: text.search.actions, icon: "logout", label: text.user.logout, run: () => void logout().catch((error: unknown) => toast.problem(error)) },
  ];
  return {
    commands: offered.filter((one) => fits({ label: one.label, also: one.description })).map((one): Entry => ({
      id: `command:${one.id}`, group: one.group, icon: "arrow-right", label: one.label, run: one.run, beside: aside(one.description),
    })),
    recent: words.length > 0 ? [] : recent.map((one): Entry => ({
      id: `recent:${one.id}`, group: text.search.recent, icon: one.to === "/counterparties/$id" ? "people" : KIND_ICONS[one.kind ?? "customer_order"], label: one.label,
      run: () => void navigate(one.to === "/counterparties/$id" ? { to: one.to, params: { id: one.id } } : documentLink({ kind: one.kind ?? "customer_order", id: one.id })),
    })),
    create: create.filter(fits),
    pages: pages.filter(fits),
    actions: actions.filter(fits),
  };
}

function useFoundEntries(found: ReturnType<typeof useFound>, typed: string): Entry[] {
  const text = useMessages(messages);
  const format = useFormat();
  const navigate = useNavigate();
  if (typed === "") return [];
  return [
    ...found.orders.map((one): Entry => ({
      id: `order:${one.id}`, group: text.search.orders, icon: "list",
      label: [format.no(one.number), one.counterparty_name].filter(Boolean).join(" · "),
      beside: <StatusById id={one.status} name={one.status_name} />,
      run: () => void navigate({ to: "/orders/$id", params: { id: one.id } }),
    })),
    ...(found.orders.length > 1 ? [{
      id: "orders:all", group: text.search.orders, icon: "search" as const, label: text.search.allOrders(typed), run: () => void navigate({ to: "/orders", search: { q: typed } }),
    }] : []),
    ...found.counterparties.map((one): Entry => ({
      id: `counterparty:${one.id}`, group: text.search.counterparties, icon: "people", label: one.name, beside: aside(one.phone || one.email),
      run: () => void navigate({ to: "/counterparties/$id", params: { id: one.id } }),
    })),
    ...found.products.map((one): Entry => ({
      id: `product:${one.id}`, group: text.search.products, icon: "box", label: one.name, beside: aside([one.code, format.money(one.price)].filter(Boolean).join(" · ")),
      run: () => void navigate({ to: "/products", search: { open: one.id } }),
    })),
  ];
}
