import { Combobox, Group, Text, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Ref, useEffect, useState } from "react";

import { api, ok } from "@/api/client";
import { keys, type Product } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { Money } from "@/ui/values";

import { messages } from "./messages";

const TYPING_MS = 150;
const SHOWN = 20;

const foundQuery = (q: string) => ({
  queryKey: [...keys.products, "found", q],
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await ok(api.GET("/api/v1/products", { params: { query: { q: q || undefined, limit: SHOWN } }, signal }))).rows,
});

/** Finds a product and hands it over; the field is empty again for the next one. Enter takes the first that was found. */
export function ProductPicker({ onPick, currency, inputRef, error }: { onPick: (product: Product) => void; currency?: string; inputRef?: Ref<HTMLInputElement>; error?: string }) {
  const text = useMessages(messages).product;
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState(false);
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data: found = [], isFetching } = useQuery({ ...foundQuery(q), enabled: wanted, placeholderData: keepPreviousData });
  const settled = q === typed.trim() && !isFetching;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption(), onDropdownOpen: () => setWanted(true) });

  // What was found for the words that stand there now may be taken with Enter; before that Enter waits.
  useEffect(() => {
    if (settled && typed.trim() && combobox.dropdownOpened) combobox.selectFirstOption();
    else combobox.resetSelectedOption();
  }, [settled, typed, found.length]);

  return (
    <Combobox store={combobox} shadow="md" onOptionSubmit={(id) => {
      const one = found.find((product) => product.id === id);
      setTyped("");
      combobox.closeDropdown();
      if (one) onPick(one);
    }}>
      <Combobox.Target>
        <TextInput ref={inputRef} aria-label={text.label} placeholder={`${text.label}: ${text.placeholder.toLocaleLowerCase()}`} leftSection={<Icon name="plus" size={16} />} value={typed} error={error}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onClick={() => combobox.openDropdown()} onBlur={() => combobox.closeDropdown()} />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: "auto" }} aria-label={text.label}>
          {found.map((one) => (
            <Combobox.Option key={one.id} value={one.id}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <div style={{ minWidth: 0 }}><Text size="sm">{one.name}</Text>{one.code && <Text size="xs" c="dimmed">{one.code}</Text>}</div>
                <Text size="sm" c="dimmed" style={{ flex: "none" }}><Money value={one.price} currency={currency} /></Text>
              </Group>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{settled ? text.nothing : text.loading}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
