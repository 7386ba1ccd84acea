// Warnings and errors beside their place.
import { Button, Group, Stack } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { useDesigner } from "./context";
import { addStage, type Edit, removeStage } from "./draft";
import { messages } from "./messages";
import { type Place, stageOf } from "./model";
import { isNote, type Warning } from "./warnings";

/** What mends a warning in one step, if anything does. */
export function useFix(): (warning: Warning) => { label: string; edit: Edit } | undefined {
  const text = useMessages(messages).fixes;
  const { definition } = useDesigner();
  return (warning) => {
    // An empty stage is mended by a transition, not by a second stage.
    if (warning.code === "no_way_out" && !stageOf(definition, warning.status)) return { label: text.addStage, edit: addStage(warning.status) };
    if (warning.code === "final_with_exits") return { label: text.removeStage, edit: removeStage(warning.status) };
    return undefined;
  };
}

interface Props {
  at: (place: Place, code?: Warning["code"]) => boolean;
  /** With a button that mends it. */
  fixes?: boolean;
}

export function Notes({ at, fixes = false }: Props) {
  const { warnings, flaws, words, state } = useDesigner();
  const fix = useFix();
  const mine = warnings.filter((one) => at(one.place, one.code));
  const wrong = flaws.filter((one) => at(one.place));
  if (mine.length + wrong.length === 0) return null;
  return (
    <Stack gap={4}>
      {wrong.map((one, i) => <div key={`e${i}`} className="note note--bad"><Icon name="x-circle" size={15} /><span>{one.text}</span></div>)}
      {mine.map((one, i) => {
        const mend = fixes ? fix(one) : undefined;
        return (
          <div key={i} className={`note ${isNote(one) ? "note--info" : "note--warn"}`}>
            <Icon name={isNote(one) ? "info" : "alert"} size={15} />
            <Group gap={8} style={{ minWidth: 0 }}>
              <span>{words.warning(one)}</span>
              {mend && <Button size="compact-xs" variant="default" onClick={() => state.edit(mend.edit)}>{mend.label}</Button>}
            </Group>
          </div>
        );
      })}
    </Stack>
  );
}
