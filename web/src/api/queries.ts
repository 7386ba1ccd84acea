// Keys and queries that more than one feature needs. A key begins with the noun of its path, so that
// `invalidateQueries({ queryKey: keys.orders })` takes everything about orders.
import { queryOptions, QueryClient, useQuery, type UseQueryOptions } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";

import { api, ok, Problem } from "./client";
import type { components } from "./schema";

export type Schemas = components["schemas"];
export type Me = Schemas["MeOut"];
export type Status = Schemas["StatusOut"];
export type Employee = Schemas["EmployeeOut"];
export type Department = Schemas["DepartmentOut"];
export type Role = Schemas["RoleOut"];
export type Channel = Schemas["ChannelOut"];
export type Process = Schemas["ProcessOut"];
export type Attribute = Schemas["AttributeOut"];
export type DocumentKind = Schemas["DocumentKind"];
export interface DocumentRef {
  readonly kind: DocumentKind;
  readonly id: string;
}
/** A document of any kind; one that is a customer order in places that know no other. */
export type Order = Schemas["OrderOut"];
export type OrderPage = Schemas["OrderPageOut"];
export type Counterparty = Schemas["CounterpartyOut"];
export type Product = Schemas["ProductOut"];
export type TaskType = Schemas["TaskTypeOut"];
export type Organization = Schemas["OrganizationOut"];
export type Warehouse = Schemas["WarehouseOut"];
export type TradeSettings = Schemas["TradeSettingsOut"];
export type Webhook = Schemas["WebhookOut"];
export type Entity = Schemas["Entity"];
export type Operation = Schemas["Operation"];

export const keys = {
  me: ["me"],
  statuses: ["statuses"],
  employees: ["employees"],
  departments: ["departments"],
  roles: ["roles"],
  channels: ["channels"],
  attributes: ["attributes"],
  processes: ["processes"],
  process: (id: string) => ["processes", id],
  /** Orders, and documents of every other kind: an id is never that of two. */
  orders: ["orders"],
  /** Whatever shows many of them: lists, boards, counts. */
  orderLists: ["orders", "list"],
  orderList: (...what: readonly unknown[]) => ["orders", "list", ...what],
  /** Whatever shows one of them: the page itself, its feed, visits, moves. Follows the live stream by itself. */
  order: (id: string, ...what: readonly unknown[]) => ["orders", "one", id, ...what],
  counterparties: ["counterparties"],
  counterparty: (id: string) => ["counterparties", "one", id],
  products: ["products"],
  product: (id: string) => ["products", "one", id],
  stock: ["stock"],
  supply: ["supply"],
  notifications: ["notifications"],
  /** By which ways I hear of what. */
  notices: ["notices"],
  tasks: ["tasks"],
  taskTypes: ["task-types"],
  organizations: ["organizations"],
  warehouses: ["warehouses"],
  tradeSettings: ["trade-settings"],
  tokens: ["tokens"],
  messages: ["messages"],
  webhooks: ["webhooks"],
  sessions: ["sessions"],
  audit: ["audit"],
  scenarios: ["scenarios"],
  scenario: (id: string) => ["scenarios", "one", id],
  scenarioRuns: ["scenario-runs"],
  calendar: ["calendar"],
} as const;

const SETTINGS_FRESH_MS = 60_000;
const FRESH_MS = 10_000;
const TRIES = 2;

/** Worth asking again by itself: nobody answered, or the server was busy. A refusal is an answer. */
function passing(error: Error): boolean {
  return error instanceof Problem && (error.status === 0 || error.status === 502 || error.status === 503 || error.status === 504);
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // "always": an office network without internet is no reason to hold a call back.
      queries: { staleTime: FRESH_MS, retry: (n, error) => n < TRIES && passing(error), networkMode: "always" },
      // Safe to repeat: the key of the action stays the same.
      mutations: { retry: (n, error) => n < 1 && passing(error), networkMode: "always" },
    },
  });
}

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => ok(api.GET("/api/v1/me", { signal })),
  staleTime: SETTINGS_FRESH_MS,
});

const settings = { staleTime: SETTINGS_FRESH_MS } satisfies Partial<UseQueryOptions>;

export const statusesQuery = queryOptions({
  ...settings, queryKey: keys.statuses, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/statuses", { signal }))).rows,
});
export const employeesQuery = queryOptions({
  ...settings, queryKey: keys.employees, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/employees", { signal }))).rows,
});
export const departmentsQuery = queryOptions({
  ...settings, queryKey: keys.departments, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/departments", { signal }))).rows,
});
export const rolesQuery = queryOptions({
  ...settings, queryKey: keys.roles, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/roles", { signal }))).rows,
});
export const channelsQuery = queryOptions({
  ...settings, queryKey: keys.channels, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/channels", { signal }))).rows,
});
export const attributesQuery = queryOptions({
  ...settings, queryKey: keys.attributes, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/attributes", { signal }))).rows,
});
export const processesQuery = queryOptions({
  ...settings, queryKey: keys.processes, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/processes", { signal }))).rows,
});
export const taskTypesQuery = queryOptions({
  ...settings, queryKey: keys.taskTypes, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/task-types", { signal }))).rows,
});
export const organizationsQuery = queryOptions({
  ...settings, queryKey: keys.organizations, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/organizations", { signal }))).rows,
});
export const warehousesQuery = queryOptions({
  ...settings, queryKey: keys.warehouses, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/warehouses", { signal }))).rows,
});
export const tradeSettingsQuery = queryOptions({
  ...settings, queryKey: keys.tradeSettings, queryFn: ({ signal }) => ok(api.GET("/api/v1/trade-settings", { signal })),
});

/** For administrators; with how their runs of the last 30 days ended. */
export const scenariosQuery = queryOptions({
  queryKey: [...keys.scenarios, "list"], queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/scenarios", { signal }))).rows,
});
/** Only for administrators. */
export const webhooksQuery = queryOptions({
  ...settings, queryKey: keys.webhooks, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/webhooks", { signal }))).rows,
});

/** Documents of a kind and their sums per status, as far as the caller sees. */
export const documentCountsQuery = (kind: DocumentKind, filter: { owner?: string; mine?: boolean; channel?: string } = {}) => queryOptions({
  queryKey: keys.orderList("counts", kind, filter),
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/documents/{kind}/counts", { params: { path: { kind }, query: filter }, signal }))).rows,
});
export const orderCountsQuery = (filter: { owner?: string; mine?: boolean; channel?: string } = {}) => documentCountsQuery("customer_order", filter);

/** What a document rests on and what rests on it, directly and through others. Follows the live stream with the document. */
export const chainQuery = ({ kind, id }: DocumentRef) => queryOptions({
  queryKey: keys.order(id, "chain"),
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/documents/{kind}/{id}/chain", { params: { path: { kind, id } }, signal }))).rows,
});

/** Of every kind. */
export const useStatuses = () => useQuery(statusesQuery);
/** Those that documents of a kind may have. */
export const useStatusesOf = (kind: DocumentKind) => useQuery({ ...statusesQuery, select: useCallback((all: Status[]) => all.filter((one) => one.kind === kind), [kind]) });
export const useEmployees = () => useQuery(employeesQuery);
export const useDepartments = () => useQuery(departmentsQuery);
export const useRoles = () => useQuery(rolesQuery);
export const useChannels = () => useQuery(channelsQuery);
export const useAttributes = () => useQuery(attributesQuery);
export const useProcesses = () => useQuery(processesQuery);
export const useTaskTypes = () => useQuery(taskTypesQuery);
export const useOrganizations = () => useQuery(organizationsQuery);
export const useWarehouses = () => useQuery(warehousesQuery);
export const useScenarios = () => useQuery(scenariosQuery);

/** Who is logged in. Only below the shell, which has loaded it before anything is shown. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("nobody is logged in here");
  return data;
}

/** Whether any right for this operation is held; the server decides about the single document. */
export function useMay(entity: Entity, operation: Operation): boolean {
  return mayWith(useMe(), entity, operation);
}

export const mayWith = (me: Me, entity: Entity, operation: Operation): boolean =>
  me.rights.some((right) => right.entity === entity && right.operation === operation && right.scope !== "no");

/** Id → record, for names beside ids. */
export function useById<T extends { id: string }>(rows: readonly T[] | undefined): ReadonlyMap<string, T> {
  return useMemo(() => new Map(rows?.map((row) => [row.id, row])), [rows]);
}
