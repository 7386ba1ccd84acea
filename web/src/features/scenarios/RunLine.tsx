// What one run did, or why it did not: in a trial, in the log, in the feed.
import { useMessages } from "@/lib/i18n";

import { words as catalogue } from "./messages/words";
import type { Performed } from "./model";
import "./scenarios.css";
import { useScenarioWords } from "./words";

export interface Ended {
  readonly outcome: string;
  readonly why?: string | null;
  readonly text?: string | null;
  readonly performed: readonly Performed[];
}

export function RunLine({ run }: { run: Ended }) {
  const text = useMessages(catalogue);
  const words = useScenarioWords();
  const why = words.why(run.why, run.text);
  const known = text.outcomes[run.outcome as keyof typeof text.outcomes] ?? run.outcome;
  return (
    <div className="run">
      {run.outcome !== "done" && <p className="run__why" data-outcome={run.outcome}><b>{known}</b>{why && `: ${why}`}</p>}
      {run.performed.length > 0 && <ul className="run__done">{run.performed.map((one, i) => <li key={i} data-unchanged={one.unchanged || undefined}>{words.performed(one)}</li>)}</ul>}
    </div>
  );
}
