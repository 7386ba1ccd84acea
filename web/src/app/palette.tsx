// One field for going anywhere: pages, what the open page offers, orders by number or customer, counterparties.
import { Combobox, Group, Loader, Modal, ScrollArea, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";

import { api, ok } from "@/api/client";
import { keys, useMay } from "@/api/queries";
import { commands, onCommands } from "@/lib/commands";
import { useMessages } from "@/lib/i18n";
import { Icon, type IconName } from "@/ui/Icon";
import { StatusById } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";

interface Place {
  to: "/board" | "/orders" | "/tasks" | "/counterparties" | "/products" | "/processes" | "/settings";
  icon: IconName;
  label: string;
}

interface Entry {
  id: string;
  group: string;
  icon: IconName;
  label: string;
  beside?: ReactNode;
  run: () => void;
}

const FOUND = 6;
const WAIT_MS = 150;

const folded = (text: string) => text.toLocaleLowerCase().replaceAll("ё", "е");

interface Props {
  opened: boolean;
  onClose: () => void;
  items: readonly Place[];
  mayCreate: boolean;
}

export default function Palette({ opened, onClose, items, mayCreate }: Props) {
  const text = useMessages(messages);
  const format = useFormat();
  const navigate = useNavigate();
  const combobox = useCombobox({ opened: true });
  const [query, setQuery] = useState("");
  const [asked] = useDebouncedValue(query.trim().replace(/^(№|no\.?)\s*/i, ""), WAIT_MS);
  const offered = useSyncExternalStore(onCommands, commands);
  const mayOrders = useMay("customer_order", "view");
  const mayCounterparties = useMay("counterparty", "view");

  const orders = useQuery({
    queryKey: keys.orderList("palette", asked),
    queryFn: ({ signal }) => ok(api.GET("/api/v1/orders", { params: { query: { q: asked, limit: FOUND } }, signal })),
    enabled: opened && asked !== "" && mayOrders,
    placeholderData: keepPreviousData,
  });
  const counterparties = useQuery({
    queryKey: [...keys.counterparties, "palette", asked],
    queryFn: ({ signal }) => ok(api.GET("/api/v1/counterparties", { params: { query: { q: asked, limit: FOUND } }, signal })),
    enabled: opened && asked !== "" && mayCounterparties,
    placeholderData: keepPreviousData,
  });

  const words = folded(query).split(/\s+/).filter(Boolean);
  const fits = (label: string) => words.every((word) => folded(label).includes(word));

  const entries: Entry[] = [
    ...offered.filter((one) => fits(`${one.label} ${one.description ?? ""}`)).map((one): Entry => ({
      id: `command:${one.id}`, group: one.group, icon: "arrow-right", label: one.label, run: one.run,
      beside: one.description && <Text size="sm" c="dimmed" truncate>{one.description}</Text>,
    })),
    ...(query.trim() && mayOrders ? orders.data?.rows ?? [] : []).map((one): Entry => ({
      id: `order:${one.id}`, group: text.search.orders, icon: "list",
      label: [format.no(one.number), one.counterparty_name].filter(Boolean).join(" · "),
      beside: <StatusById id={one.status} name={one.status_name} />,
      run: () => void navigate({ to: "/orders/$id", params: { id: one.id } }),
    })),
    ...(query.trim() && mayCounterparties ? counterparties.data?.rows ?? [] : []).map((one): Entry => ({
      id: `counterparty:${one.id}`, group: text.search.counterparties, icon: "people", label: one.name,
      beside: <Text size="sm" c="dimmed" truncate>{one.phone || one.email}</Text>,
      run: () => void navigate({ to: "/counterparties/$id", params: { id: one.id } }),
    })),
    ...(mayCreate && fits(text.search.newOrder) ? [{
      id: "create:order", group: text.search.create, icon: "plus" as const, label: text.search.newOrder,
      run: () => void navigate({ to: "/orders/new" }),
    }] : []),
    ...[...items.map((one) => ({ ...one, to: one.to as string })), { to: "/profile", icon: "user" as const, label: text.nav.profile }]
      .filter((one) => fits(one.label))
      .map((one): Entry => ({ id: `page:${one.to}`, group: text.search.pages, icon: one.icon, label: one.label, run: () => void navigate({ to: one.to }) })),
  ];
  const groups = [...new Set(entries.map((one) => one.group))];
  const fetching = orders.isFetching || counterparties.isFetching;

  useEffect(() => {
    // The first of what is shown now is chosen, whenever that changes; a frame later, when it is there.
    const frame = requestAnimationFrame(() => combobox.selectFirstOption());
    return () => cancelAnimationFrame(frame);
  }, [opened, entries.map((one) => one.id).join("\n")]);
  useEffect(() => {
    if (opened) setQuery("");
  }, [opened]);

  const choose = (id: string) => {
    onClose();
    entries.find((one) => one.id === id)?.run();
  };

  return (
    <Modal.Root opened={opened} onClose={onClose} size={640} yOffset="10dvh" centered={false}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content className="palette" aria-label={text.search.open}>
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
        <Combobox.EventsTarget>
          <TextInput data-autofocus variant="unstyled" size="lg" px="md" placeholder={text.search.placeholder} aria-label={text.search.open} value={query}
            leftSection={<Icon name="search" />} rightSection={fetching ? <Loader size={22} /> : null} leftSectionPointerEvents="none"
            onChange={(event) => setQuery(event.currentTarget.value)}
            // The list keeps Escape to itself, to close what is always open here.
            onKeyDown={(event) => {
              if (event.key === "Escape") onClose();
            }} />
        </Combobox.EventsTarget>
        <ScrollArea.Autosize mah="60dvh" type="scroll" style={{ borderTop: "1px solid var(--line)" }}>
          {entries.length === 0 && <Text size="sm" c="dimmed" ta="center" p="lg" role="status">{fetching ? text.search.searching : text.search.nothing}</Text>}
          <Combobox.Options p="xs" hidden={entries.length === 0} aria-label={text.search.open}>
            {groups.map((group) => (
              <Combobox.Group key={group} label={group}>
                {entries.filter((one) => one.group === group).map((one) => (
                  <Combobox.Option key={one.id} value={one.id}>
                    <Group gap="sm" wrap="nowrap"><Icon name={one.icon} /><Text size="sm" truncate style={{ flex: 1 }}>{one.label}</Text>{one.beside}</Group>
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
