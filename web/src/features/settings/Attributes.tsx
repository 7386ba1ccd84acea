import { Button, Menu, SegmentedControl, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { type Attribute, type DocumentKind, keys, useAttributes, useProcesses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useNouns } from "@/ui/kinds";
import { messages as kit } from "@/ui/messages";
import { KindPicker } from "@/ui/pickers";
import { processesNaming, ProcessLinks, RemoveDialog } from "@/ui/RemoveDialog";
import { SearchField } from "@/ui/SearchField";
import { MoveItems } from "@/ui/sortable/MoveItems";
import { SortableList } from "@/ui/sortable/SortableList";
import { useOrder } from "@/ui/sortable/useOrder";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import { AttributeForm } from "./AttributeForm";
import { MANY, matches, type SectionProps, type SectionSearch } from "@/lib/section";
import { messages } from "./messages";
import "./rows.css";

interface AttributesSearch extends SectionSearch {
  of?: "counterparties";
  /** Of which documents, if not of orders. */
  kind?: DocumentKind;
}

export function Attributes(props: SectionProps<AttributesSearch>) {
  const { search, onSearch } = props;
  const words = useMessages(messages).attributes;
  const of = search.of ?? "orders";
  const kind = search.kind ?? "customer_order";
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={720}>{words.lead}</Text>
      <SegmentedControl aria-label={words.of} style={{ alignSelf: "flex-start" }} value={of} onChange={(next) => onSearch({ of: next === "counterparties" ? next : undefined })}
        data={[{ value: "orders", label: words.ofDocuments }, { value: "counterparties", label: words.ofCounterparties }]} />
      {of === "orders" && <KindPicker label={words.kind} maw={320} value={kind} onChange={(next) => onSearch({ kind: next === "customer_order" ? undefined : next })} />}
      <QueryView query={useAttributes()}>
        {(all) => <AttributeList key={`${of} ${kind}`} {...props} all={all.filter((one) => of === "orders" ? one.kind === kind : !one.kind)} />}
      </QueryView>
    </Stack>
  );
}

function AttributeList({ all, search, onSearch }: SectionProps<AttributesSearch> & { all: readonly Attribute[] }) {
  const text = useMessages(messages);
  const words = text.attributes;
  const of = search.of ?? "orders";
  const kind = search.kind ?? "customer_order";
  const nouns = useNouns();
  const [removed, setRemoved] = useState<Attribute>();
  const order = useOrder({
    records: all, queryKey: keys.attributes, done: (one) => text.doneField(one.name),
    place: (one, position) => ok(api.PATCH("/api/v1/attributes/{id}", { params: { path: { id: one.id } }, body: { version: one.version, position } })),
  });
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const found = order.shown.filter((one) => matches(search.q, one.name, ...one.options));
  return (
    <>
      {all.length === 0 ? (
        <EmptyState icon="edit" title={of === "orders" ? words.emptyOf(nouns[kind].ofMany) : words.empty} action={<Button leftSection={<Icon name="plus" size={16} />} onClick={() => open("new")}>{words.add}</Button>}>
          {of === "orders" ? words.emptyHint : words.emptyHintCounterparties}
        </EmptyState>
      ) : (
        <>
          {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} description={search.q ? text.order.fixed : undefined} />}
          {found.length === 0
            ? <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={() => onSearch({ ...search, q: undefined })}>{text.clearSearch}</Button>}>{text.nothingHint}</EmptyState>
            : (
              <div onKeyDown={rowKeys}>
                <SortableList label={words.list} rows={found} name={(one) => one.name} onMove={order.move} fixed={Boolean(search.q)}>
                  {(one, i) => (
                    <div className="setting-row setting-row--field">
                      <button type="button" className="setting-row__name" data-row onClick={() => open(one.id)}>{one.name}</button>
                      <span className="setting-row__note">{words.types[one.attribute_type]}</span>
                      <span className="setting-row__note setting-row__cut" title={one.options.join(", ") || undefined}>{one.options.length > 0 && `${words.optionCount(one.options.length)}: ${one.options.join(", ")}`}</span>
                      <Menu position="bottom-end">
                        <Menu.Target><IconButton icon="more" label={text.actionsFor(one.name)} /></Menu.Target>
                        <Menu.Dropdown>
                          <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open(one.id)}>{text.edit}</Menu.Item>
                          {!search.q && <MoveItems place={i} places={all.length} onMove={(to) => order.move(one.id, to)} />}
                          <Menu.Divider />
                          <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => setRemoved(one)}>{text.removeDots}</Menu.Item>
                        </Menu.Dropdown>
                      </Menu>
                    </div>
                  )}
                </SortableList>
              </div>
            )}
          <Text size="xs" c="dimmed" role="status" mih={18}>{order.saving ? text.order.saving : ""}</Text>
        </>
      )}
      {search.open === "new" && <AttributeForm of={of} kind={kind} onClose={() => open(undefined)} />}
      {opened && <AttributeForm key={opened.id} of={of} kind={kind} attribute={opened} onClose={() => open(undefined)} onDelete={() => { open(undefined); setRemoved(opened); }} />}
      {removed && <AttributeRemoval attribute={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}

function AttributeRemoval({ attribute, onClose }: { attribute: Attribute; onClose: () => void }) {
  const text = useMessages(messages);
  const shared = useMessages(kit);
  const client = useQueryClient();
  const processes = processesNaming(useProcesses().data, attribute.id);
  return (
    <RemoveDialog title={text.attributes.removing(attribute.name)} confirm={text.remove} onClose={onClose}
      obstacles={processes.length > 0 ? [<>{shared.inProcesses} <ProcessLinks processes={processes} /></>] : []}
      run={() => ok(api.DELETE("/api/v1/attributes/{id}", { params: { path: { id: attribute.id } } }))}
      onDone={() => {
        void client.invalidateQueries({ queryKey: keys.attributes });
        toast.done(text.attributes.deleted(attribute.name));
        onClose();
      }}>
      {text.attributes.removeHint}
    </RemoveDialog>
  );
}
