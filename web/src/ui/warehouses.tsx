// One of the warehouses.
import { Select, type SelectProps } from "@mantine/core";

import { useWarehouses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";

type Props = Omit<SelectProps, "data" | "value" | "onChange"> & { value: string | undefined; onChange: (id: string | undefined) => void };

/** Not there where there is nothing to choose between. Of the archived ones only the one that is chosen. */
export function WarehousePicker({ value, onChange, ...rest }: Props) {
  const text = useMessages(messages);
  const { data } = useWarehouses();
  const offered = data?.filter((one) => !one.archived || one.id === value) ?? [];
  if (offered.length < 2 && !value) return null;
  return (
    <Select clearable w={220} maw="100%" aria-label={text.warehouse} clearButtonProps={{ "aria-label": text.clear }} {...rest} value={value ?? null}
      data={offered.map((one) => ({ value: one.id, label: one.name }))} onChange={(id) => onChange(id ?? undefined)} />
  );
}
