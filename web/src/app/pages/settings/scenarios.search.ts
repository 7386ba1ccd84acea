import { compact, oneOf, type Search, textIn } from "@/lib/search";

export interface ScenariosSearch {
  q?: string;
  /** The gallery of templates (`all`), or the template that is being filled. */
  template?: string;
}
export const scenariosSearch = (search: Search): ScenariosSearch => compact({ q: textIn(search, "q"), template: textIn(search, "template") });

export interface ScenarioSearch {
  /** The order it is tried on. */
  order?: string;
  /** Scenarios that were made together with this one. */
  made?: string;
}
export const scenarioSearch = (search: Search): ScenarioSearch => compact({ order: textIn(search, "order"), made: textIn(search, "made") });

export interface RunsSearch {
  scenario?: string;
  outcome?: "done" | "failed" | "suppressed" | "shadow";
  order?: string;
}
export const runsSearch = (search: Search): RunsSearch => compact({
  scenario: textIn(search, "scenario"), outcome: oneOf(search, "outcome", ["done", "failed", "suppressed", "shadow"] as const), order: textIn(search, "order"),
});
