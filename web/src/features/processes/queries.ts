// Calls about processes. A change of a process changes what documents may do, so everything about them is asked anew.
import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";

import { api, ok } from "@/api/client";
import { type DocumentKind, keys, type Process, type Schemas, useDepartments, useEmployees, useProcesses, useRoles, useStatusesOf } from "@/api/queries";

import { type Draft, namedStatuses, definitionOf } from "./model";
import type { World } from "./warnings";

export type Version = Schemas["VersionOut"];
export type Checked = Schemas["CheckOut"];

export const processQuery = (id: string) => queryOptions({
  queryKey: keys.process(id),
  queryFn: ({ signal }) => ok(api.GET("/api/v1/processes/{id}", { params: { path: { id } }, signal })),
});

export const versionsQuery = (id: string) => queryOptions({
  queryKey: [...keys.process(id), "versions"],
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/processes/{id}/versions", { params: { path: { id } }, signal }))).rows,
});

/** Open orders of all processes that have no way out now. */
export const strandedQuery = queryOptions({
  queryKey: [...keys.processes, "stranded"],
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/processes/stranded", { signal }))).rows,
});

/** What publishing would mean: errors, and orders bound and stranded. */
export const checkQuery = (kind: DocumentKind, id: string | undefined, draft: Pick<Draft, "definition"> & Partial<Draft>) => {
  const body = {
    definition: draft.definition, ...(id ? { id } : { kind }), ...(draft.name?.trim() ? { name: draft.name } : {}),
    ...(draft.active === undefined ? {} : { active: draft.active }),
  };
  return queryOptions({
    queryKey: [...keys.processes, "check", body],
    queryFn: ({ signal }) => ok(api.POST("/api/v1/processes/check", { body, signal })),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
};

function useAfterChange(): () => Promise<unknown> {
  const client = useQueryClient();
  return () => Promise.all([
    client.invalidateQueries({ queryKey: keys.processes }),
    client.invalidateQueries({ queryKey: keys.orders }),
  ]);
}

export interface Publish {
  draft: Draft;
  /** The version the draft was made of; absent for a new process. */
  version?: number;
  confirm?: boolean;
}

export function usePublish(kind: DocumentKind, id: string | undefined) {
  const after = useAfterChange();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ draft, version, confirm = false }: Publish): Promise<Process> => {
      const { definition, active } = draft;
      const body = { name: draft.name.trim(), description: draft.description.trim(), active, definition, confirm };
      return id
        ? ok(api.PATCH("/api/v1/processes/{id}", { params: { path: { id } }, body: { ...body, version: version ?? 0 } }))
        : ok(api.POST("/api/v1/processes", { body: { kind, ...body } }));
    },
    onSuccess: (process) => {
      client.setQueryData(processQuery(process.id).queryKey, process);
      void after();
    },
  });
}

export function useSwitch() {
  const after = useAfterChange();
  return useMutation({
    mutationFn: ({ id, version, active, confirm = false }: { id: string; version: number; active: boolean; confirm?: boolean }) =>
      ok(api.PATCH("/api/v1/processes/{id}", { params: { path: { id } }, body: { version, active, confirm } })),
    onSettled: after,
  });
}

export function useDelete() {
  const after = useAfterChange();
  return useMutation({
    mutationFn: ({ id, confirm = false }: { id: string; confirm?: boolean }) =>
      ok(api.DELETE("/api/v1/processes/{id}", { params: { path: { id }, query: { confirm } } })),
    onSuccess: after,
  });
}

export function useNewStatus() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["NewStatusIn"]) => ok(api.POST("/api/v1/statuses", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.statuses }),
  });
}

/** What warnings are worked out from; undefined until all of it is there. */
export function useWorld(kind: DocumentKind, except: string | undefined): World | undefined {
  const statuses = useStatusesOf(kind).data;
  const employees = useEmployees().data;
  const roles = useRoles().data;
  const departments = useDepartments().data;
  const processes = useProcesses().data;
  return useMemo(() => {
    if (!statuses || !employees || !roles || !departments || !processes) return undefined;
    const others = processes.filter((one) => one.id !== except);
    const usedElsewhere = new Set(others.flatMap((one) => namedStatuses(definitionOf(one.definition))));
    return { statuses, employees, roles, departments, usedElsewhere };
  }, [statuses, employees, roles, departments, processes, except]);
}

/** Active processes that bind each channel; `null` is the one for all the rest. */
export function useClaims(kind: DocumentKind, except: string | undefined): ReadonlyMap<string | null, string> {
  const { data } = useProcesses();
  return useMemo(() => {
    const claims = new Map<string | null, string>();
    for (const one of data ?? []) {
      if (!one.active || one.id === except || one.kind !== kind) continue;
      const channels = one.definition.channels ?? [];
      if (channels.length === 0) claims.set(null, one.name);
      for (const channel of channels) claims.set(channel, one.name);
    }
    return claims;
  }, [data, kind, except]);
}

export function useCheck(kind: DocumentKind, id: string | undefined, draft: Draft) {
  return useQuery(checkQuery(kind, id, draft));
}
