// Who buys: found by name, phone or tax number, or created without leaving the order.
import { Button, Group, Modal, Select, type SelectProps, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Counterparty, keys, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

type Chosen = { id: string; name: string };

interface Props extends Omit<SelectProps, "data" | "value" | "onChange"> {
  value: Chosen | null;
  onChange: (value: Chosen | null) => void;
}

const CREATE = "create";
const TYPING_MS = 200;
const SHOWN = 20;

const foundQuery = (q: string) => ({
  queryKey: [...keys.counterparties, "found", q],
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await ok(api.GET("/api/v1/counterparties", { params: { query: { q: q || undefined, limit: SHOWN } }, signal }))).rows,
});

export function CounterpartyPicker({ value, onChange, ...rest }: Props) {
  const text = useMessages(messages).counterparty;
  const mayCreate = useMay("counterparty", "create");
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [creating, setCreating] = useState<string>();
  const searched = typed === value?.name ? "" : typed.trim();
  const [q] = useDebouncedValue(searched, TYPING_MS);
  const { data: found = [] } = useQuery({ ...foundQuery(q), enabled: open, placeholderData: keepPreviousData });
  const byId = new Map(found.map((one) => [one.id, one]));
  const options = found.map((one) => ({ value: one.id, label: one.name }));
  if (value && !byId.has(value.id)) options.unshift({ value: value.id, label: value.name });
  if (mayCreate) options.push({ value: CREATE, label: text.create(searched) });
  return (
    <>
      <Select label={text.label} placeholder={text.placeholder} clearable comboboxProps={{ shadow: "md" }} {...rest} searchable openOnFocus={false} data={options} filter={({ options: all }) => all}
        value={value?.id ?? null} onSearchChange={setTyped} onDropdownOpen={() => setOpen(true)}
        onChange={(id) => {
          if (id === CREATE) return setCreating(searched);
          const one = id ? byId.get(id) : undefined;
          onChange(one ? { id: one.id, name: one.name } : id && id === value?.id ? value : null);
        }}
        renderOption={({ option }) => option.value === CREATE
          ? <Group gap={8} wrap="nowrap" c="var(--accent)"><Icon name="plus" size={16} /><Text size="sm">{option.label}</Text></Group>
          : <Found name={option.label} one={byId.get(option.value)} />} />
      {creating !== undefined && <CreateDialog name={creating} onClose={() => setCreating(undefined)} onCreated={(one) => {
        setCreating(undefined);
        onChange({ id: one.id, name: one.name });
      }} />}
    </>
  );
}

function Found({ name, one }: { name: string; one: Counterparty | undefined }) {
  const more = [one?.phone, one?.tax_number].filter(Boolean).join(" · ");
  return <div><Text size="sm">{name}</Text>{more && <Text size="xs" c="dimmed">{more}</Text>}</div>;
}

function CreateDialog({ name, onClose, onCreated }: { name: string; onClose: () => void; onCreated: (one: Counterparty) => void }) {
  const text = useMessages(messages).counterparty;
  const client = useQueryClient();
  // What was searched for as digits is a phone rather than a name.
  const digits = /^[+\d][\d\s()-]{4,}$/.test(name);
  const [values, setValues] = useState({ name: digits ? "" : name, phone: digits ? name : "", email: "", tax_number: "", address: "" });
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/counterparties", { body: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value.trim()]).filter(([, value]) => value)) })),
    onSuccess: (one) => {
      void client.invalidateQueries({ queryKey: keys.counterparties });
      toast.done(text.created(one.name));
      onCreated(one);
    },
  });
  const problem = create.error ? asProblem(create.error) : undefined;
  const field = (key: keyof typeof values, label: string, more: object = {}) => (
    <TextInput label={label} value={values[key]} error={problem?.field(key) ?? (key === "name" && tried && !values.name.trim() ? text.nameNeeded : undefined)} {...more}
      onChange={(event) => setValues({ ...values, [key]: event.currentTarget.value })} />
  );
  return (
    <Modal opened onClose={onClose} title={text.title} closeButtonProps={{ "aria-label": text.cancel }}>
      <form noValidate onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setTried(true);
        if (values.name.trim()) create.mutate();
      }}>
        <Stack gap="sm">
          {field("name", text.name, { required: true, "data-autofocus": !values.name || undefined })}
          {field("phone", text.phone, { type: "tel", "data-autofocus": values.name ? true : undefined })}
          {field("email", text.email, { type: "email" })}
          {field("tax_number", text.tax, { inputMode: "numeric" })}
          {field("address", text.address)}
          {problem && problem.errors.length === 0 && <ProblemAlert error={problem} />}
          <Group justify="flex-end" gap="sm" mt="xs">
            <Button variant="default" onClick={onClose}>{text.cancel}</Button>
            <Button type="submit" loading={create.isPending}>{text.submit}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
