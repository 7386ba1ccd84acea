// A list of records that are archived rather than deleted: those in use, those in the archive, and what is done to each of them.
import { Button, Group, Menu, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

import { useMessages } from "@/lib/i18n";
import { MANY, matches, type SectionProps, type SectionSearch } from "@/lib/section";

import { Icon, type IconName } from "./Icon";
import { IconButton } from "./IconButton";
import { recordWords } from "./record-words";
import { type Column, RecordTable } from "./RecordTable";
import { RemoveDialog } from "./RemoveDialog";
import { SearchField } from "./SearchField";
import { EmptyState } from "./states";
import { toast } from "./toast";

export interface ArchivedSearch extends SectionSearch {
  view?: "all" | "archived";
}

interface Archived {
  id: string;
  name: string;
  archived: boolean;
}

export interface FormProps<T> {
  /** None: a new one. */
  record?: T;
  onClose: () => void;
  onDelete?: () => void;
}

type Named = (name: string) => string;

/** What the list says of its records. */
interface Words {
  title: string;
  lead: string;
  add: string;
  empty: string;
  emptyHint: string;
  filter: string;
  active: string;
  archived: string;
  all: string;
  archive: string;
  unarchive: string;
  inArchive: string;
  noneActive: string;
  noneArchived: string;
  archivedNow: Named;
  backNow: Named;
  removing: Named;
  deleted: Named;
  removeHint: string;
  archiveInstead: string;
}

interface Props<T> extends SectionProps<ArchivedSearch> {
  all: readonly T[];
  words: Words;
  icon: IconName;
  queryKey: readonly string[];
  columns: readonly Column<T>[];
  /** What a search looks at beside the name. */
  textsOf: (one: T) => readonly string[];
  archive: (one: T, archived: boolean) => Promise<T>;
  remove: (id: string) => Promise<unknown>;
  form: (props: FormProps<T>) => ReactNode;
  /** Beside the name of one that is in use. */
  badge?: (one: T) => ReactNode;
  /** What else is done to a record without opening it. */
  more?: (one: T) => ReactNode;
  /** Why it is neither archived nor deleted. */
  stays?: (one: T) => string | undefined;
  /** What is known to stand in the way of deleting it. */
  obstacles?: (one: T) => readonly ReactNode[];
}

function useArchiving<T extends Archived>({ words, queryKey, archive }: Pick<Props<T>, "words" | "queryKey" | "archive">) {
  const client = useQueryClient();
  const keep = (one: T, archived: boolean) => archive(one, archived).finally(() => client.invalidateQueries({ queryKey }));
  return useMutation({
    mutationFn: (one: T) => keep(one, !one.archived),
    onSuccess: (saved) => toast.undo(saved.archived ? words.archivedNow(saved.name) : words.backNow(saved.name), () => keep(saved, !saved.archived)),
    onError: (error) => toast.problem(error),
  });
}

export function ArchivedList<T extends Archived>(props: Props<T>) {
  const { all, words, icon, queryKey, columns, textsOf, search, onSearch, remove, form, badge, more, stays, obstacles } = props;
  const text = useMessages(recordWords);
  const client = useQueryClient();
  const archiving = useArchiving(props);
  const [removed, setRemoved] = useState<T>();
  const open = (id: string | undefined) => onSearch({ ...search, open: id });
  const opened = all.find((one) => one.id === search.open);
  const view = search.view ?? "active";
  const found = all.filter((one) => (view === "all" || one.archived === (view === "archived")) && matches(search.q, one.name, ...textsOf(one)));
  const actions = (one: T) => (
    <Menu position="bottom-end" {...(stays && { width: 260 })}>
      <Menu.Target><IconButton icon="more" label={text.actionsFor(one.name)} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => open(one.id)}>{text.edit}</Menu.Item>
        {stays?.(one)
          ? <Menu.Label style={{ whiteSpace: "normal" }}>{stays(one)}</Menu.Label>
          : (
            <>
              {more?.(one)}
              <Menu.Item leftSection={<Icon name={one.archived ? "restore" : "box"} size={16} />} onClick={() => archiving.mutate(one)}>{one.archived ? words.unarchive : words.archive}</Menu.Item>
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
                  data={(["active", "archived", "all"] as const).map((value) => ({ value, label: words[value] }))} />
              )}
            </Group>
            {found.length === 0
              ? <EmptyState icon="search" title={search.q ? text.nothing : view === "archived" ? words.noneArchived : words.noneActive}
                  action={<Button variant="default" onClick={() => onSearch({ view: search.q ? search.view : "all" })}>{search.q ? text.clearSearch : words.all}</Button>} />
              : <RecordTable label={words.title} rows={found} nameHeader={text.name} faded={(one) => one.archived} onOpen={(one) => open(one.id)} actions={actions} columns={columns}
                  name={(one) => one.archived ? `${one.name} (${words.inArchive})` : badge ? <>{one.name}{badge(one)}</> : one.name} />}
          </Stack>
        )}
      {search.open === "new" && form({ onClose: () => open(undefined) })}
      {opened && form({ record: opened, onClose: () => open(undefined), ...(!stays?.(opened) && { onDelete: () => { open(undefined); setRemoved(opened); } }) })}
      {removed && (
        <RemoveDialog title={words.removing(removed.name)} confirm={text.remove} onClose={() => setRemoved(undefined)} obstacles={obstacles?.(removed) ?? []} run={() => remove(removed.id)}
          onDone={() => {
            void client.invalidateQueries({ queryKey });
            toast.done(words.deleted(removed.name));
            setRemoved(undefined);
          }}>
          <Stack gap="xs" align="flex-start">
            {words.removeHint}
            {!removed.archived && <Button size="compact-sm" variant="default" onClick={() => { archiving.mutate(removed); setRemoved(undefined); }}>{words.archiveInstead}</Button>}
          </Stack>
        </RemoveDialog>
      )}
    </>
  );
}
