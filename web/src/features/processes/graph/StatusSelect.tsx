import { Select } from "@mantine/core";

import { StatusBadge } from "@/ui/StatusBadge";

import { useDesigner } from "../context";
import { NO_STATUS } from "./layout";

interface Props {
  label: string;
  value: string | null;
  onChange: (id: string | null) => void;
  /** Offers «Без статуса» too. */
  none?: boolean;
  except?: string | null;
}

export function StatusSelect({ label, value, onChange, none = false, except }: Props) {
  const { statuses, words } = useDesigner();
  const data = [...statuses.values()].filter((one) => one.id !== except).map((one) => ({ value: one.id, label: one.name }));
  if (none) data.push({ value: NO_STATUS, label: words.status(null) });
  return <Select label={label} searchable value={value} onChange={onChange} data={data} comboboxProps={{ shadow: "md" }}
    renderOption={({ option }) => <StatusBadge status={option.value === NO_STATUS ? null : statuses.get(option.value) ?? { name: option.label }} />} />;
}
