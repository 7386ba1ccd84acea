import { Button, Fieldset, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { type Attribute, type DocumentKind, keys } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { flawOf, FormDrawer } from "@/ui/FormDrawer";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useNouns } from "@/ui/kinds";
import { moved } from "@/ui/sortable/order";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

type Values = Pick<Attribute, "name" | "attribute_type" | "options">;

interface Props {
  of: "orders" | "counterparties";
  /** Of which documents. */
  kind: DocumentKind;
  attribute?: Attribute;
  onClose: () => void;
  onDelete?: () => void;
}

export function AttributeForm({ of, kind, attribute, onClose, onDelete }: Props) {
  const text = useMessages(messages);
  const words = text.attributes;
  const client = useQueryClient();
  const nouns = useNouns();
  const draft = useDraft<Values>(useMemo(() => ({
    version: attribute?.version ?? 0,
    values: { name: attribute?.name ?? "", attribute_type: attribute?.attribute_type ?? "text", options: attribute?.options ?? [] },
  }), [attribute]));
  const { values, set } = draft;
  const choice = values.attribute_type === "choice";
  const options = values.options.map((one) => one.trim()).filter(Boolean);
  const [incomplete, setIncomplete] = useState(false);
  const saving = useMutation({
    mutationFn: () => attribute
      ? ok(api.PATCH("/api/v1/attributes/{id}", { params: { path: { id: attribute.id } }, body: { version: draft.version, ...draft.changes, ...(draft.changes.options ? { options } : {}) } }))
      : ok(api.POST("/api/v1/attributes", { body: { ...values, options: choice ? options : null, kind: of === "orders" ? kind : null } })),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: keys.attributes });
      toast.done(attribute ? text.saved : words.created(saved.name));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.attributes });
    },
  });
  const submit = () => {
    if (attribute && !draft.dirty) return onClose();
    const empty = choice && options.length === 0;
    setIncomplete(empty);
    if (!empty && draft.settled()) saving.mutate();
  };
  const types = Object.entries(words.types).map(([value, label]) => ({ value, label }));
  const label = (field: keyof Values) => ({ name: text.name, attribute_type: text.type, options: words.options })[field];
  const flaw = incomplete && options.length === 0 ? words.noOptions
    : flawOf(saving.error, "options") ?? (saving.error ? asProblem(saving.error).errors.find((one) => one.field.startsWith("options"))?.text : undefined);

  return (
    <FormDrawer title={attribute ? words.editing(attribute.name) : `${words.add}: ${of === "orders" ? nouns[kind].titles.toLocaleLowerCase() : words.ofCounterparties.toLocaleLowerCase()}`} submit={attribute ? text.save : text.create}
      onSubmit={submit} onClose={onClose} pending={saving.isPending} dirty={draft.dirty} error={saving.error} fields={["name", "attribute_type", "options", ...values.options.map((_, i) => `options/${i}`)]}
      aside={onDelete && <Button variant="subtle" color="red" c="var(--bad)" onClick={onDelete}>{text.removeDots}</Button>}>
      <ConflictNotice draft={draft} label={label} show={(_, value) => Array.isArray(value) ? value.join(", ") : String(value)} />
      <TextInput label={text.name} data-autofocus value={values.name} maxLength={200} onChange={(event) => set({ name: event.currentTarget.value })} error={flawOf(saving.error, "name")} />
      <Select label={text.type} description={words.typeFixed} data={types} allowDeselect={false} disabled={attribute !== undefined} value={values.attribute_type}
        onChange={(value) => value && set({ attribute_type: value as Attribute["attribute_type"], options: value === "choice" && values.options.length === 0 ? [""] : values.options })} error={flawOf(saving.error, "attribute_type")} />
      {choice && <Options options={values.options} onChange={(next) => set({ options: next })} error={flaw} />}
    </FormDrawer>
  );
}

/** The values of a choice, one a line. */
function Options({ options, onChange, error }: { options: readonly string[]; onChange: (options: string[]) => void; error?: string }) {
  const words = useMessages(messages).attributes;
  const list = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState<number>();
  useEffect(() => {
    if (focus === undefined) return;
    list.current?.querySelectorAll("input")[focus]?.focus();
    setFocus(undefined);
  }, [focus]);
  const add = (at: number) => {
    onChange(options.toSpliced(at, 0, ""));
    setFocus(at);
  };
  return (
    <Fieldset legend={words.options} variant="unstyled" p={0} styles={{ legend: { padding: 0, fontWeight: "var(--mantine-font-weight-medium)" } }}>
      <Stack gap={6} ref={list}>
        {options.map((option, i) => (
          // An option has no name but its place.
          <Group key={i} gap={4} wrap="nowrap">
            <TextInput flex={1} miw={0} aria-label={words.option(i + 1)} value={option} maxLength={200} onChange={(event) => onChange(options.with(i, event.currentTarget.value))}
              onKeyDown={(event) => {
                if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
                  event.preventDefault();
                  if (option.trim()) add(i + 1);
                } else if (event.key === "Backspace" && option === "" && options.length > 1) {
                  event.preventDefault();
                  onChange(options.toSpliced(i, 1));
                  setFocus(Math.max(0, i - 1));
                }
              }} />
            <IconButton icon="chevron-up" label={words.optionUp(option)} disabled={i === 0} onClick={() => onChange(moved(options, i, i - 1))} />
            <IconButton icon="chevron-down" label={words.optionDown(option)} disabled={i === options.length - 1} onClick={() => onChange(moved(options, i, i + 1))} />
            <IconButton icon="close" label={words.removeOption(option)} onClick={() => onChange(options.toSpliced(i, 1))} />
          </Group>
        ))}
        {error && <Text size="sm" c="var(--bad)" role="alert">{error}</Text>}
        <Group gap="sm">
          <Button size="compact-sm" variant="default" leftSection={<Icon name="plus" size={14} />} onClick={() => add(options.length)}>{words.addOption}</Button>
        </Group>
        <Text size="xs" c="dimmed">{words.optionsHint}</Text>
      </Stack>
    </Fieldset>
  );
}
