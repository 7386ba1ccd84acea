// A list of records of which one is the default: organizations and warehouses are kept alike.
import { Badge, Button, Group, Menu, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { MANY, matches, type SectionProps, type SectionSearch } from "@/lib/section";
import { Icon, type IconName } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { type Column, RecordTable } from "@/ui/RecordTable";
import { RemoveDialog } from "@/ui/RemoveDialog";
import { SearchField } from "@/ui/SearchField";
import { EmptyState } from "@/ui/states";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

export interface KeptSearch extends SectionSearch {
  view?: "all" | "archived";
}

interface Kept {
  id: string;
  name: string;
  default: boolean;
  archived: boolean;
  version: number;
}

export interface FormProps<T> {
  /** None: a new one. */
  record?: T;
  onClose: () => void;
  onDelete?: () => void;
}

interface Props<T> extends SectionProps<KeptSearch> {
  all: readonly T[];
  noun: "organizations" | "warehouses";
  icon: IconName;
  queryKey: readonly string[];
  columns: readonly Column<T>[];
  /** What a search looks at. */
  textsOf: (one: T) => readonly string[];
  save: (one: T, change: { default?: true; archived?: boolean }) => Promise<T>;
  remove: (id: string) => Promise<unknown>;
  form: (props: FormProps<T>) => ReactNode;
}

/** What is done to a record without opening it. */
function useDeeds<T extends Kept>({ noun, queryKey, save }: Pick<Props<T>, "noun" | "queryKey" | "save">) {
  const words = useMessages(messages)[noun];
  const client = useQueryClient();
  const kept = (one: T, change: { default?: true; archived?: boolean }) => save(one, change).finally(() => client.invalidateQueries({ queryKey }));
  const archiving = useMutation({
    mutationFn: (one: T) => kept(one, { archived: !one.archived }),
    onSuccess: (saved) => toast.undo(saved.archived ? words.archivedNow(saved.name) : words.backNow(saved.name), () => kept(saved, { archived: !saved.archived })),
    onError: (error) => toast.problem(error),
  });
  const handing = useMutation({
    mutationFn: (one: T) => kept(one, { default: true }),
    onSuccess: (saved) => toast.done(words.madeDefault(saved.name)),
    onError: (error) => toast.problem(error),
  });
  return { archiving, handing };
}

export function KeptList<T extends Kept>(props: Props<T>) {
  const { all, noun, icon, queryKey, columns, textsOf, search, onSearch, remove, form } = props;
  const text = useMessages(messages);
  const words = text[noun];
  const client = useQueryClient();
  const { archiving, handing } = useDeeds(props);
  const [removed, setRemoved] = useState<T>();
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const view = search.view ?? "active";
  const found = all.filter((one) => (view === "all" || one.archived === (view === "archived")) && matches(search.q, one.name, ...textsOf(one)));
  const actions = (one: T) => (
    <Menu position="bottom-end" width={260}>
      <Menu.Target><IconButton icon="more" label={text.actionsFor(one.name)} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open(one.id)}>{text.edit}</Menu.Item>
        {one.default
          ? <Menu.Label style={{ whiteSpace: "normal" }}>{words.defaultStays}</Menu.Label>
          : (
            <>
              {!one.archived && <Menu.Item leftSection={<Icon name="star" size={16} />} onClick={() => handing.mutate(one)}>{words.makeDefault}</Menu.Item>}
              <Menu.Item leftSection={<Icon name={one.archived ? "restore" : "box"} size={16} />} onClick={() => archiving.mutate(one)}>{one.archived ? text.unarchive : text.archive}</Menu.Item>
              <Menu.Divider />
              <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={() => setRemoved(one)}>{text.removeDots}</Menu.Item>
            </>
          )}
      </Menu.Dropdown>
    </Menu>
  );

  return (
    <>
      {all.length === 0
        ? <EmptyState icon={icon} title={words.empty} action={<Button onClick={() => open("new")}>{words.add}</Button>}>{words.emptyHint}</EmptyState>
        : (
          <Stack gap="sm">
            <Text size="sm" c="dimmed" maw={720}>{words.lead}</Text>
            <Group gap="sm" className="records-bar">
              {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} />}
              {(all.some((one) => one.archived) || view !== "active") && (
                <SegmentedControl aria-label={words.filter} value={view} onChange={(next) => onSearch({ ...search, view: next === "active" ? undefined : next })}
                  data={(["active", "archived", "all"] as const).map((value) => ({ value, label: text[value] }))} />
              )}
            </Group>
            {found.length === 0
              ? <EmptyState icon="search" title={search.q ? text.nothing : view === "archived" ? text.noneArchived : words.noneActive}
                  action={<Button variant="default" onClick={() => onSearch({ view: search.q ? search.view : "all" })}>{search.q ? text.clearSearch : text.all}</Button>} />
              : <RecordTable label={words.title} rows={found} nameHeader={text.name} faded={(one) => one.archived} onOpen={(one) => open(one.id)} actions={actions} columns={columns}
                  name={(one) => one.archived ? `${one.name} (${text.inArchive})` : <>{one.name}{one.default && <Badge ml="xs" size="sm" variant="light" tt="none">{words.isDefault}</Badge>}</>} />}
          </Stack>
        )}
      {search.open === "new" && form({ onClose: () => open(undefined) })}
      {opened && form({ record: opened, onClose: () => open(undefined), ...(!opened.default && { onDelete: () => { open(undefined); setRemoved(opened); } }) })}
      {removed && (
        <RemoveDialog title={words.removing(removed.name)} confirm={text.remove} onClose={() => setRemoved(undefined)} run={() => remove(removed.id)}
          onDone={() => {
            void client.invalidateQueries({ queryKey });
            toast.done(words.deleted(removed.name));
            setRemoved(undefined);
          }}>
          <Stack gap="xs" align="flex-start">
            {words.removeHint}
            {!removed.archived && <Button size="compact-sm" variant="default" onClick={() => { archiving.mutate(removed); setRemoved(undefined); }}>{text.archiveInstead}</Button>}
          </Stack>
        </RemoveDialog>
      )}
    </>
  );
}
