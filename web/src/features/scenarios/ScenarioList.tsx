// All scenarios of the company: what each does in one sentence, whether it is on, and how its runs ended.
import { Alert, Button, Group, Menu, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { scenariosQuery, useScenarios } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { rowKeys } from "@/lib/rows";
import { MANY, matches } from "@/lib/section";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { RemoveDialog } from "@/ui/RemoveDialog";
import { SearchField } from "@/ui/SearchField";
import { MoveItems } from "@/ui/sortable/MoveItems";
import { SortableList } from "@/ui/sortable/SortableList";
import { useOrder } from "@/ui/sortable/useOrder";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";
import { RelativeTime } from "@/ui/values";

import { messages } from "./messages/list";
import { OUTCOMES, ruleOf, type ScenarioRow } from "./model";
import { change, settle } from "./queries";
import "./scenarios.css";
import { SwitchControl } from "./SwitchControl";
import { Templates } from "./Templates";
import { sentences, useScenarioWords } from "./words";

export interface ScenariosSearch {
  q?: string;
  /** The gallery of templates, or the template that is being filled. */
  template?: string;
}

interface Props {
  search: ScenariosSearch;
  onSearch: (search: ScenariosSearch) => void;
}

export function ScenarioList(props: Props) {
  return <QueryView query={useScenarios()}>{(all) => <List {...props} all={all} />}</QueryView>;
}

function List({ all, search, onSearch }: Props & { all: readonly ScenarioRow[] }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const words = useScenarioWords();
  const [removed, setRemoved] = useState<ScenarioRow>();
  const order = useOrder({
    records: all, queryKey: scenariosQuery.queryKey, done: (one) => text.order.done(one.name),
    // The row keeps what only the list knows.
    place: async (one, position) => ({ ...one, ...await change(client, one, { position }) }),
  });
  const found = order.shown.filter((one) => matches(search.q, one.name, one.description, Object.values(sentences(words, ruleOf(one.rule))).join(" ")));
  const gallery = () => onSearch({ ...search, template: "all" });
  return (
    <>
      {all.length === 0 ? (
        <EmptyState icon="scenario" title={text.empty} action={<>
          <Button onClick={gallery}>{text.templates}</Button>
          <Button variant="default" renderRoot={(root) => <Link to="/settings/scenarios/$id" params={{ id: "new" }} {...root} />}>{text.add}</Button>
        </>}>{text.emptyHint}</EmptyState>
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed" maw={760}>{text.lead}</Text>
          {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} description={search.q ? text.order.fixed : undefined} />}
          {found.length === 0 ? (
            <EmptyState icon="search" title={text.nothing} action={<Button variant="default" onClick={() => onSearch({ ...search, q: undefined })}>{text.clearSearch}</Button>}>{text.nothingHint}</EmptyState>
          ) : (
            <div onKeyDown={rowKeys}>
              <SortableList label={text.list} rows={found} name={(one) => one.name} onMove={order.move} fixed={Boolean(search.q)}>
                {(one, i) => <Row scenario={one} onRemove={() => setRemoved(one)} place={i} places={all.length} onMove={search.q ? undefined : (to) => order.move(one.id, to)} />}
              </SortableList>
            </div>
          )}
          <Text size="xs" c="dimmed" role="status" mih={18}>{order.saving ? text.order.saving : ""}</Text>
          {all.some((one) => one.switch === "shadow") && <Alert variant="default" icon={<Icon name="info" />}><Text size="sm">{text.shadowHint}</Text></Alert>}
        </Stack>
      )}
      {search.template && <Templates template={search.template} onTemplate={(template) => onSearch({ ...search, template })} />}
      {removed && <Removal scenario={removed} all={all} onClose={() => setRemoved(undefined)} />}
    </>
  );
}

interface RowProps {
  scenario: ScenarioRow;
  onRemove: () => void;
  place: number;
  places: number;
  onMove?: (to: number) => void;
}

function Row({ scenario, onRemove, place, places, onMove }: RowProps) {
  const text = useMessages(messages);
  const words = useScenarioWords();
  const copying = useCopy();
  const { id, name, rule } = scenario;
  const { when, only, then } = sentences(words, ruleOf(rule));
  return (
    <div className="scenario-row" data-off={scenario.switch === "off" || undefined}>
      <div className="scenario-row__what">
        <Link to="/settings/scenarios/$id" params={{ id }} className="scenario-row__name" data-row>{name}</Link>
        <p className="scenario-row__sentence"><b>{text.when}</b> {when}{only && <>, <b>{text.only}</b> {only}</>}, <b>{text.then}</b> {then}</p>
      </div>
      <div className="scenario-row__runs"><Runs scenario={scenario} /></div>
      <SwitchControl scenario={scenario} />
      <Menu position="bottom-end">
        <Menu.Target><IconButton icon="more" label={text.actionsFor(name)} /></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Icon name="edit" size={16} />} renderRoot={(root) => <Link to="/settings/scenarios/$id" params={{ id }} {...root} />}>{text.edit}</Menu.Item>
          <Menu.Item leftSection={<Icon name="history" size={16} />} renderRoot={(root) => <Link to="/settings/scenarios/log" search={{ scenario: id }} {...root} />}>{text.logOf}</Menu.Item>
          <Menu.Item leftSection={<Icon name="copy" size={16} />} onClick={() => copying.mutate(scenario)}>{text.copy}</Menu.Item>
          {onMove && <MoveItems place={place} places={places} onMove={onMove} />}
          <Menu.Divider />
          <Menu.Item c="var(--bad)" leftSection={<Icon name="trash" size={16} />} onClick={onRemove}>{text.removeDots}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

/** When it ran last, and how the runs of 30 days ended; each number opens the runs behind it. */
function Runs({ scenario: { id, last_run: last, outcomes } }: { scenario: ScenarioRow }) {
  const text = useMessages(messages);
  if (!last) return <>{text.never}</>;
  return (
    <>
      <div>{text.lastRun} <RelativeTime value={last} /></div>
      <Group gap="2px 10px">
        {OUTCOMES.filter((one) => (outcomes[one] ?? 0) > 0).map((one) => (
          <Link key={one} to="/settings/scenarios/log" search={{ scenario: id, outcome: one }} className="scenario-row__count" data-outcome={one}>{text.outcomes[one](outcomes[one] ?? 0)}</Link>
        ))}
        <span>{text.days30}</span>
      </Group>
    </>
  );
}

function useCopy() {
  const text = useMessages(messages);
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ name, description, rule }: ScenarioRow) => ok(api.POST("/api/v1/scenarios", { body: { name: text.copyOf(name), description, rule } })),
    onSuccess: (made) => {
      settle(client, made);
      toast.done(text.copied(made.name));
      void navigate({ to: "/settings/scenarios/$id", params: { id: made.id } });
    },
    onError: (error) => toast.problem(error),
  });
}

function Removal({ scenario, all, onClose }: { scenario: ScenarioRow; all: readonly ScenarioRow[]; onClose: () => void }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const users = all.filter((one) => one.id !== scenario.id && JSON.stringify(one.rule).includes(scenario.id));
  const off = useMutation({
    mutationFn: () => change(client, scenario, { switch: "off" }),
    onSuccess: (saved) => {
      toast.done(text.switched.off(saved.name));
      onClose();
    },
    onError: (error) => toast.problem(error),
  });
  return (
    <RemoveDialog title={text.removing(scenario.name)} confirm={text.remove} onClose={onClose}
      obstacles={users.length > 0 ? [<>{text.usedBy} {users.map((one, i) => (
        <span key={one.id}>{i > 0 && ", "}<Link to="/settings/scenarios/$id" params={{ id: one.id }}>{one.name}</Link></span>
      ))}</>] : []}
      run={() => ok(api.DELETE("/api/v1/scenarios/{id}", { params: { path: { id: scenario.id } } }))}
      onDone={() => {
        void client.invalidateQueries({ queryKey: scenariosQuery.queryKey });
        toast.done(text.removed(scenario.name));
        onClose();
      }}>
      <Stack gap="xs" align="flex-start">
        {text.removeHint}
        {scenario.switch !== "off" && <Button size="compact-sm" variant="default" loading={off.isPending} onClick={() => off.mutate()}>{text.removeInstead}</Button>}
      </Stack>
    </RemoveDialog>
  );
}
