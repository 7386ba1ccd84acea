// The warehouses that documents name.
import { Select, type SelectProps } from "@mantine/core";
import { queryOptions, useQuery } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";

const DOCUMENTS = 200;
const FRESH_MS = 60_000;

/** Id → name, out of the latest receipts and orders; what may not be seen names nothing. */
const namedQuery = queryOptions({
  queryKey: keys.orderList("warehouses"),
  staleTime: FRESH_MS,
  queryFn: async ({ signal }) => {
    const pages = await Promise.all((["receipt", "customer_order"] as const).map((kind) =>
      ok(api.GET("/api/v1/documents/{kind}", { params: { path: { kind }, query: { limit: DOCUMENTS, sort: "-moment" } }, signal })),
    ));
    const named = pages.flatMap((page) => page.rows).flatMap((one) => one.warehouse && one.warehouse_name ? [[one.warehouse, one.warehouse_name] as const] : []);
    return [...new Map(named)].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name));
  },
});

export const useWarehouses = () => useQuery(namedQuery);

type Props = Omit<SelectProps, "data" | "value" | "onChange"> & { value: string | undefined; onChange: (id: string | undefined) => void };

/** Not there where there is nothing to choose between. */
export function WarehousePicker({ value, onChange, ...rest }: Props) {
  const text = useMessages(messages);
  const { data } = useWarehouses();
  if (!data || (data.length < 2 && !value)) return null;
  return (
    <Select clearable w={220} maw="100%" aria-label={text.warehouse} clearButtonProps={{ "aria-label": text.clear }} {...rest} value={value ?? null}
      data={data.map((one) => ({ value: one.id, label: one.name }))} onChange={(id) => onChange(id ?? undefined)} />
  );
}
