// One order or counterparty out of many: found by the server, a few at a time.
import { Select, type SelectProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import { useFormat } from "./useFormat";

const FOUND = 8;
const WAIT_MS = 200;

type Props = Omit<SelectProps, "data" | "value" | "onChange"> & { value: string | null; onChange: (id: string | null) => void };
interface Option {
  value: string;
  label: string;
}

function useSearch() {
  const [typed, setTyped] = useState("");
  const [asked] = useDebouncedValue(typed.trim().replace(/^(№|no\.?)\s*/i, ""), WAIT_MS);
  return { typed, setTyped, asked };
}

/** What is chosen stays among the options whatever is searched for. */
function Finder({ options, fetching, search, value, onChange, ...rest }: Props & { options: readonly Option[]; fetching: boolean; search: ReturnType<typeof useSearch> }) {
  const text = useMessages(messages);
  const [chosen, setChosen] = useState<Option>();
  const data = chosen && chosen.value === value && !options.some((one) => one.value === value) ? [chosen, ...options] : [...options];
  return (
    <Select searchable clearable comboboxProps={{ shadow: "md" }} {...rest} data={data} value={value} filter={({ options: all }) => all}
      searchValue={search.typed} onSearchChange={search.setTyped} clearButtonProps={{ "aria-label": text.clear }}
      nothingFoundMessage={fetching ? text.loading : text.nothingFound}
      onChange={(id, option) => {
        setChosen(option ?? undefined);
        onChange(id);
      }} />
  );
}

export function OrderPicker(props: Props) {
  const format = useFormat();
  const text = useMessages(messages);
  const search = useSearch();
  const { asked } = search;
  // The text of the chosen one is no search.
  const q = asked.split(" · ")[0] ?? "";
  const query = useQuery({
    queryKey: keys.orderList("finder", q),
    queryFn: ({ signal }) => ok(api.GET("/api/v1/orders", { params: { query: { limit: FOUND, ...(q && { q }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const options = query.data?.rows.map((one) => ({ value: one.id, label: [format.no(one.number), one.counterparty_name].filter(Boolean).join(" · ") })) ?? [];
  return <Finder label={text.finders.order} placeholder={text.finders.orderPlaceholder} {...props} options={options} fetching={query.isFetching} search={search} />;
}

export function CounterpartyPicker(props: Props) {
  const text = useMessages(messages);
  const search = useSearch();
  const { asked } = search;
  const query = useQuery({
    queryKey: [...keys.counterparties, "finder", asked],
    queryFn: ({ signal }) => ok(api.GET("/api/v1/counterparties", { params: { query: { limit: FOUND, ...(asked && { q: asked }) } }, signal })),
    placeholderData: keepPreviousData,
  });
  const found = query.data?.rows ?? [];
  // The one a record names already may be none of the first few.
  const named = useQuery({
    queryKey: keys.counterparty(props.value ?? ""), enabled: props.value !== null && query.isSuccess && !found.some((one) => one.id === props.value),
    queryFn: ({ signal }) => ok(api.GET("/api/v1/counterparties/{id}", { params: { path: { id: props.value ?? "" } }, signal })),
  }).data;
  const options = (named && named.id === props.value ? [named, ...found.filter((one) => one.id !== named.id)] : found).map((one) => ({ value: one.id, label: one.name }));
  return <Finder label={text.finders.counterparty} placeholder={text.finders.counterpartyPlaceholder} {...props} options={options} fetching={query.isFetching} search={search} />;
}
