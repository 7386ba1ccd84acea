// An invoice or an order that a payment may concern: found by number or counterparty, those of its own counterparty first.
import { Combobox, Group, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { api, ok } from "@/api/client";
import { type DocumentKind, keys, type Order, type OrderPage } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { DocumentNumber } from "@/ui/DocumentNumber";
import { Icon } from "@/ui/Icon";
import { useNouns } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";

const TYPING_MS = 200;
const SHOWN = 8;
const PAYABLE = ["invoice_out", "customer_order"] as const satisfies readonly DocumentKind[];

interface Props {
  payment: OrderPage;
  taken: readonly { id: string }[];
  onPick: (document: Order) => void;
}

/** What is owed first; what is paid may still be chosen, for an advance that went astray. */
const foundQuery = (q: string, counterparty: string | undefined) => ({
  queryKey: keys.orderList("payable", q, counterparty),
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    const query = { limit: SHOWN, ...(q ? { q } : counterparty ? { counterparty } : {}) };
    const pages = await Promise.all(PAYABLE.map((kind) => ok(api.GET("/api/v1/documents/{kind}", { params: { path: { kind }, query }, signal }))));
    const rows = pages.flatMap((page) => page.rows);
    const owes = (one: Order) => one.sums.sum > one.trade.paid;
    return [...rows.filter(owes), ...rows.filter((one) => !owes(one))];
  },
});

export function PayablePicker({ payment, taken, onPick }: Props) {
  const text = useMessages(messages).parts;
  const nouns = useNouns();
  const format = useFormat();
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState(false);
  const searched = typed.trim().replace(/^(№|no\.?\s)\s*/i, "");
  const [q] = useDebouncedValue(searched, TYPING_MS);
  const { data = [], isFetching } = useQuery({ ...foundQuery(q, payment.counterparty ?? undefined), enabled: wanted, placeholderData: keepPreviousData });
  const settled = q === searched && !isFetching;
  const found = data.filter((one) => one.currency === payment.currency && !taken.some((other) => other.id === one.id));
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption(), onDropdownOpen: () => setWanted(true) });
  useEffect(() => {
    if (settled && typed.trim() && combobox.dropdownOpened) combobox.selectFirstOption();
    else combobox.resetSelectedOption();
  }, [settled, typed, found.length]);
  return (
    <Combobox store={combobox} shadow="md" onOptionSubmit={(id) => {
      const one = found.find((document) => document.id === id);
      setTyped("");
      combobox.closeDropdown();
      if (one) onPick(one);
    }}>
      <Combobox.Target>
        <TextInput className="parts__add" label={text.add} placeholder={text.placeholder} leftSection={<Icon name="plus" size={16} />} value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()} onBlur={() => combobox.closeDropdown()} />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: "auto" }} aria-label={text.add}>
          {found.map((one) => (
            <Combobox.Option key={one.id} value={one.id}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <div style={{ minWidth: 0 }}>
                  <Text size="sm">{one.kind === "customer_order" && `${nouns[one.kind].title} `}<DocumentNumber kind={one.kind} number={one.number} /></Text>
                  <Text size="xs" c="dimmed" truncate>{one.counterparty_name ?? format.date(one.moment)}</Text>
                </div>
                <div style={{ flex: "none", textAlign: "end" }}>
                  <Text size="sm" className="numbers">{format.money(one.sums.sum - one.trade.paid, one.currency)}</Text>
                  <Text size="xs" c="dimmed">{text.owed.toLocaleLowerCase()}</Text>
                </div>
              </Group>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{settled ? text.nothing : text.searching}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
