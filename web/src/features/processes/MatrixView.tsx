// From × to: every cell is a transition or the place for one.
import { Text } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { useDesigner } from "./context";
import { addTransition } from "./draft";
import { messages } from "./messages";
import { namedStatuses, type Start, transitionOf } from "./model";
import { useStatusBadge } from "./RuleDrawer";
import { isAtTransition, isNote } from "./warnings";

export function MatrixView() {
  const text = useMessages(messages).matrix;
  const { definition, statuses } = useDesigner();
  const badge = useStatusBadge();
  const starts: Start[] = definition.stages.map((one) => one.start);
  // In the order of the company's statuses, as on the board.
  const named = new Set(namedStatuses(definition));
  const targets = [...statuses.keys()].filter((id) => named.has(id));
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">{text.hint}</Text>
      <div className="matrix" tabIndex={0} role="region" aria-label={text.label}>
        <table>
          <thead>
            <tr><th scope="col"><span className="unseen">{text.from}</span></th>{targets.map((to) => <th key={to} scope="col">{badge(to)}</th>)}</tr>
          </thead>
          <tbody>
            {starts.map((from) => (
              <tr key={from ?? ""}>
                <th scope="row">{badge(from)}</th>
                {targets.map((to) => <td key={to}>{from === to ? <span className="matrix__self" /> : <Cell from={from} to={to} />}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Cell({ from, to }: { from: Start; to: string }) {
  const text = useMessages(messages).matrix;
  const { definition, state, words, warnings, open } = useDesigner();
  const transition = transitionOf(definition, from, to);
  if (!transition) {
    return <button type="button" className="matrix__cell matrix__cell--none" aria-label={text.add(words.status(from), words.status(to))} onClick={() => state.edit(addTransition(from, to))}><Icon name="plus" size={16} /></button>;
  }
  const wrong = warnings.some((one) => isAtTransition(one.place, from, to) && !isNote(one));
  const rules = words.rules(transition);
  return (
    <button type="button" className="matrix__cell" title={rules} aria-label={text.edit(words.status(from), words.status(to), rules)} onClick={() => open({ kind: "transition", from, to })}>
      <Icon name={wrong ? "alert" : "check"} size={15} />
      <span>{words.who(transition.grants)}</span>
      {transition.guards.length + transition.requirements.length > 0 && <span className="matrix__more">{[words.guards(transition.guards), words.requirements(transition.requirements)].filter(Boolean).join("; ")}</span>}
    </button>
  );
}
