import { infiniteQueryOptions, type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { api, ok } from "@/api/client";
import { keys, scenariosQuery, type Schemas } from "@/api/queries";

import type { Outcome, Rule, Scenario } from "./model";
import type { ScenarioNames } from "./words";

const PAGE = 30;

export const scenarioQuery = (id: string) => queryOptions({
  queryKey: keys.scenario(id),
  queryFn: ({ signal }) => ok(api.GET("/api/v1/scenarios/{id}", { params: { path: { id } }, signal })),
});

export const templatesQuery = queryOptions({
  queryKey: [...keys.scenarios, "templates"],
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/scenarios/templates", { signal }))).rows,
  staleTime: "static",
});

export interface RunFilter {
  scenario?: string;
  outcome?: Outcome;
  order?: string;
}

export const runsQuery = (filter: RunFilter) => infiniteQueryOptions({
  queryKey: [...keys.scenarioRuns, filter],
  queryFn: ({ pageParam, signal }) => ok(api.GET("/api/v1/scenario-runs", { params: { query: { ...filter, limit: PAGE, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

/** What keeps the draft from being saved, and what is doubtful about it. */
export const checkQuery = (id: string | undefined, rule: Rule) => queryOptions({
  queryKey: [...keys.scenarios, "check", id ?? "new", rule],
  queryFn: ({ signal }) => ok(api.POST("/api/v1/scenarios/check", { body: { id, rule }, signal })),
  // What a draft said a minute ago, others may have changed.
  gcTime: 60_000,
});

export const tryOut = (id: string | undefined, rule: Rule, order: string): Promise<Schemas["TryOut"]> =>
  ok(api.POST("/api/v1/scenarios/try", { body: { id, rule, order } }));

/** What was answered stands at once; the list is fetched anew. */
export function settle(client: QueryClient, saved: Scenario): void {
  client.setQueryData(scenarioQuery(saved.id).queryKey, saved);
  void client.invalidateQueries({ queryKey: scenariosQuery.queryKey });
  void client.invalidateQueries({ queryKey: [...keys.scenarios, "check"] });
}

export async function change(client: QueryClient, scenario: Pick<Scenario, "id" | "version">, body: Omit<Schemas["ScenarioIn"], "version">): Promise<Scenario> {
  const saved = await ok(api.PATCH("/api/v1/scenarios/{id}", { params: { path: { id: scenario.id } }, body: { version: scenario.version, ...body } }));
  settle(client, saved);
  return saved;
}

/** Names of scenarios, for those who may ask for them; nobody else is told any. */
export function useScenarioNames(asked: boolean): ScenarioNames {
  const { data } = useQuery({ ...scenariosQuery, enabled: asked });
  return useMemo(() => {
    const names = new Map(data?.map((one) => [one.id, one.name]));
    return { get: (id) => names.get(id) };
  }, [data]);
}
