// Statuses of the kind that the draft names nowhere, each to be added in one click.
import { Group, Menu, Text, Title } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";

import { useDesigner } from "./context";
import { addCreation, addStage, addTransition } from "./draft";
import { messages } from "./messages";
import { namedStatuses } from "./model";
import { useStatusBadge } from "./RuleDrawer";

export function useUnselected() {
  const { definition, statuses } = useDesigner();
  const named = new Set(namedStatuses(definition));
  return [...statuses.values()].filter((one) => !named.has(one.id));
}

export function Unselected() {
  const text = useMessages(messages);
  const { world } = useDesigner();
  const unselected = useUnselected();
  if (unselected.length === 0) return null;
  return (
    <section>
      <Title order={2}>{text.unselected.title}</Title>
      <Text size="sm" c="dimmed" mb="xs">{text.unselected.hint}</Text>
      <Group gap="xs">{unselected.map((one) => <UnselectedStatus key={one.id} id={one.id} final={one.status_type !== "regular"} used={world?.usedElsewhere.has(one.id) ?? false} />)}</Group>
    </section>
  );
}

function UnselectedStatus({ id, final, used }: { id: string; final: boolean; used: boolean }) {
  const text = useMessages(messages);
  const { state, words, definition } = useDesigner();
  const badge = useStatusBadge();
  const name = words.status(id);
  const targets = definition.stages.map((stage) => (
    <Menu.Item key={stage.start ?? ""} onClick={() => state.edit(addTransition(stage.start, id))}>{text.unselected.from(words.status(stage.start))}</Menu.Item>
  ));
  const face = used && <span className="unselected__used">{text.unselected.used}</span>;
  const what = <span className="way__to"><Icon name="plus" size={15} />{badge(id)}</span>;
  return (
    <div className="unselected">
      {final ? (
        <Menu>
          <Menu.Target><button type="button" className="way way--add" aria-label={text.unselected.addTo(name)}>{what}{face}</button></Menu.Target>
          <Menu.Dropdown><Menu.Label>{text.unselected.toFinal}</Menu.Label>{targets.length > 0 ? targets : <Menu.Item disabled>{text.unselected.noStages}</Menu.Item>}</Menu.Dropdown>
        </Menu>
      ) : (
        <>
          <button type="button" className="way way--add" aria-label={text.unselected.add(name)} title={text.unselected.add(name)} onClick={() => state.edit(addStage(id))}>{what}{face}</button>
          <Menu position="bottom-end">
            <Menu.Target><IconButton icon="chevron-down" size="sm" label={text.unselected.more(name)} /></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => state.edit(addStage(id))}>{text.unselected.asStage}</Menu.Item>
              <Menu.Item onClick={() => state.edit(addCreation(id))}>{text.unselected.asCreation}</Menu.Item>
              {targets}
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </div>
  );
}
