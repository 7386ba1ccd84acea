// The saved views of a screen: open one, save what is on screen, rename, share, delete.
import { Button, Checkbox, Group, Menu, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { api, ok } from "@/api/client";
import { useById, useEmployees, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { toast } from "@/ui/toast";

import { messages } from "./messages";
import { sameSearch, type SavedView, type Screen, searchOf, textOf, VIEWS, viewsQuery } from "./query";

interface Props {
  screen: Screen;
  search: { view?: string };
  /** Opens an address with exactly these parameters. */
  onOpen: (search: Record<string, string>) => void;
}

export function ViewMenu({ screen, search, onOpen }: Props) {
  const text = useMessages(messages);
  const me = useMe();
  const client = useQueryClient();
  const confirm = useConfirm();
  const employees = useById(useEmployees().data);
  const query = useQuery(viewsQuery);
  const [form, setForm] = useState<{ view?: SavedView }>();
  const views = (query.data ?? []).filter((one) => one.screen === screen);
  const current = views.find((one) => one.id === search.view);
  const mine = current?.owner === me.employee;
  const changed = current !== undefined && !sameSearch(search, current.query);
  const refresh = () => client.invalidateQueries({ queryKey: VIEWS });
  const open = (view: SavedView) => onOpen({ ...searchOf(view.query), view: view.id });

  const keep = useMutation({
    mutationFn: (view: SavedView) => ok(api.PATCH("/api/v1/saved-views/{id}", { params: { path: { id: view.id } }, body: { version: view.version, query: textOf(search) } })),
    onSuccess: (view) => toast.done(text.saved(view.name)),
    onError: (error) => toast.problem(error),
    onSettled: refresh,
  });
  const remove = async (view: SavedView) => {
    const message = view.shared ? text.deleteShared : text.deleteOwn;
    if (!await confirm({ title: text.deleteTitle(view.name), message, confirm: text.deleteIt, danger: true })) return;
    try {
      await ok(api.DELETE("/api/v1/saved-views/{id}", { params: { path: { id: view.id } } }));
      toast.done(text.deleted(view.name));
      onOpen({ ...searchOf(textOf(search)) });
    } catch (error) {
      toast.problem(error);
    }
    await refresh();
  };
  const item = (view: SavedView) => (
    <Menu.Item key={view.id} onClick={() => open(view)} aria-current={view.id === current?.id || undefined}
      leftSection={view.id === current?.id ? <Icon name="check" size={16} /> : <span style={{ width: 16 }} />}>
      <Text size="sm" lineClamp={2}>{view.name}</Text>
      {view.owner !== me.employee && <Text size="xs" c="dimmed">{text.of(employees.get(view.owner)?.name ?? "…")}</Text>}
    </Menu.Item>
  );
  const own = views.filter((one) => one.owner === me.employee);
  const others = views.filter((one) => one.owner !== me.employee);

  return (
    <>
      <Menu position="bottom-start" width={300}>
        <Menu.Target>
          <Button variant="default" size="sm" leftSection={<Icon name="star" size={16} />} maw={260} className="tool">
            <span className="tool__text">{current ? `${current.name}${changed ? ` · ${text.changed}` : ""}` : text.views}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen({})} leftSection={current ? <span style={{ width: 16 }} /> : <Icon name="check" size={16} />}>{text.all}</Menu.Item>
          {own.length > 0 && <Menu.Label>{text.mine}</Menu.Label>}
          {own.map(item)}
          {others.length > 0 && <Menu.Label>{text.shared}</Menu.Label>}
          {others.map(item)}
          {views.length === 0 && <Text size="sm" c="dimmed" px="sm" py="xs">{text.empty}</Text>}
          <Menu.Divider />
          {current && changed && mine && <Menu.Item leftSection={<Icon name="check" size={16} />} onClick={() => keep.mutate(current)}>{text.saveChanges}</Menu.Item>}
          {current && changed && <Menu.Item leftSection={<Icon name="restore" size={16} />} onClick={() => open(current)}>{text.dropChanges}</Menu.Item>}
          <Menu.Item leftSection={<Icon name="plus" size={16} />} onClick={() => setForm({})}>{text.saveAs}</Menu.Item>
          {current && mine && <Menu.Item leftSection={<Icon name="edit" size={16} />} onClick={() => setForm({ view: current })}>{text.edit}</Menu.Item>}
          {current && (mine || me.administrator) && (
            <Menu.Item color="red" leftSection={<Icon name="trash" size={16} />} onClick={() => void remove(current)}>{text.delete}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={form !== undefined} onClose={() => setForm(undefined)} title={form?.view ? text.edit.replace("…", "") : text.saveAs.replace("…", "")} closeButtonProps={{ "aria-label": text.close }}>
        {form && <ViewForm screen={screen} view={form.view} query={textOf(search)} onClose={() => setForm(undefined)} onSaved={(view) => {
          toast.done(text.saved(view.name));
          void refresh();
          setForm(undefined);
          if (!form.view) onOpen({ ...searchOf(view.query), view: view.id });
        }} />}
      </Modal>
    </>
  );
}

function ViewForm({ screen, view, query, onSaved, onClose }: { screen: Screen; view?: SavedView; query: string; onSaved: (view: SavedView) => void; onClose: () => void }) {
  const text = useMessages(messages);
  const [name, setName] = useState(view?.name ?? "");
  const [shared, setShared] = useState(view?.shared ?? false);
  const [tried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => view
      ? ok(api.PATCH("/api/v1/saved-views/{id}", { params: { path: { id: view.id } }, body: { version: view.version, name: name.trim(), shared } }))
      : ok(api.POST("/api/v1/saved-views", { body: { screen, name: name.trim(), query, shared } })),
    onSuccess: onSaved,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && !save.isPending) save.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ProblemAlert error={save.error} />
        <TextInput label={text.name} placeholder={text.nameHint} data-autofocus required maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)}
          error={tried && !name.trim() ? text.nameNeeded : undefined} />
        <Checkbox label={text.share} description={text.shareHint} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>{text.cancel}</Button>
          <Button type="submit" loading={save.isPending}>{text.save}</Button>
        </Group>
      </Stack>
    </form>
  );
}
