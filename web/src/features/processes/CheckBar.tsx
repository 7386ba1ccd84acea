// What stands against the draft, in one line; opened, all of it with a way to its place.
import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";

import { useDesigner } from "./context";
import { messages } from "./messages";
import { hasWayOut, type Place, total } from "./model";
import { useFix } from "./Notes";
import { useStatusBadge } from "./RuleDrawer";
import { isNote } from "./warnings";

export function CheckBar({ onSettings }: { onSettings: () => void }) {
  const text = useMessages(messages);
  const { flaws, warnings, checked, checkError, checking, state } = useDesigner();
  const [opened, { toggle }] = useDisclosure(false);
  const serious = warnings.filter((one) => !isNote(one)).length;
  const notes = warnings.length - serious;
  const bound = total(checked?.bound ?? []);
  const stranded = useStranded();
  return (
    <Paper className="checkbar">
      <button type="button" className="checkbar__line" onClick={toggle} aria-expanded={opened} aria-controls="process-check">
        <span className={flaws.length > 0 ? "checkbar__bad" : "checkbar__good"}>
          <Icon name={flaws.length > 0 ? "x-circle" : "check-circle"} size={16} />{flaws.length > 0 ? text.check.errors(flaws.length) : text.check.noErrors}
        </span>
        {serious > 0 && <span className="checkbar__warn"><Icon name="alert" size={16} />{text.check.warnings(serious)}</span>}
        {notes > 0 && <span className="checkbar__note"><Icon name="info" size={16} />{text.check.notes(notes)}</span>}
        <span className="checkbar__note"><Icon name="box" size={16} />{state.draft.active ? text.check.bound(bound) : text.check.inactive}</span>
        {stranded > 0 && <span className="checkbar__warn"><Icon name="alert" size={16} />{text.check.stranded(stranded)}</span>}
        <span className="checkbar__end" aria-live="polite">{checking ? text.check.checking : ""}</span>
        <Icon name={opened ? "chevron-up" : "chevron-down"} size={16} />
      </button>
      <div id="process-check">{opened && <Details onSettings={onSettings} />}</div>
      {checkError && <div style={{ padding: 8 }}><ProblemAlert error={checkError} /></div>}
    </Paper>
  );
}

/** Open orders that stand under this process without a way out of their status. */
export function useStranded(): number {
  const { definition, checked } = useDesigner();
  return total((checked?.bound ?? []).filter((one) => !hasWayOut(definition, one.status ?? null)));
}

function Details({ onSettings }: { onSettings: () => void }) {
  const text = useMessages(messages);
  const { flaws, warnings, words, checked, definition, open, state } = useDesigner();
  const badge = useStatusBadge();
  const fix = useFix();
  const go = (place: Place) => {
    if (place.kind === "transition") open(place);
    else if (place.kind === "creation" || place.kind === "status") open({ kind: "status", status: place.status });
    else if (place.kind === "stage") open({ kind: "status", status: place.start });
    else onSettings();
  };
  const canGo = (place: Place) => place.kind !== "process";
  const about = (place: Place) => place.kind === "transition" ? `${words.status(place.from)} → ${words.status(place.to)}: ` : "";
  const sorted = [...warnings.filter((one) => !isNote(one)), ...warnings.filter(isNote)];
  return (
    <Stack gap="md" p="sm" pt={6}>
      {flaws.length + sorted.length === 0 && <Text size="sm" c="dimmed">{text.check.nothing}</Text>}
      {flaws.length + sorted.length > 0 && (
        <ul className="checklist">
          {flaws.map((one, i) => (
            <li key={`e${i}`} className="note note--bad"><Icon name="x-circle" size={15} /><span>{about(one.place)}{one.text}</span>
              {canGo(one.place) && <Button size="compact-xs" variant="default" onClick={() => go(one.place)}>{text.check.show}</Button>}
            </li>
          ))}
          {sorted.map((one, i) => {
            const mend = fix(one);
            return (
              <li key={i} className={`note ${isNote(one) ? "note--info" : "note--warn"}`}><Icon name={isNote(one) ? "info" : "alert"} size={15} /><span>{about(one.place)}{words.warning(one)}</span>
                {canGo(one.place) && <Button size="compact-xs" variant="default" onClick={() => go(one.place)}>{text.check.show}</Button>}
                {mend && <Button size="compact-xs" variant="default" onClick={() => state.edit(mend.edit)}>{mend.label}</Button>}
              </li>
            );
          })}
        </ul>
      )}
      {checked && checked.bound.length > 0 && (
        <div>
          <Text size="sm" fw={550} mb={4}>{text.check.boundBy}</Text>
          <Group gap="xs">
            {checked.bound.map((one) => (
              <Link key={one.status ?? ""} to="/orders" search={{ ...(one.status ? { status: one.status } : {}) }} className="bound">
                {badge(one.status ?? null)}<span className="numbers">{one.documents}</span>
                {!hasWayOut(definition, one.status ?? null) && <span className="bound__stuck"><Icon name="alert" size={14} />{text.check.noWayOut}</span>}
              </Link>
            ))}
          </Group>
        </div>
      )}
    </Stack>
  );
}
