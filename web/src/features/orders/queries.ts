// What shows one order. All keys begin with `keys.order(id)`, so that they follow the live stream.
import { queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Schemas } from "@/api/queries";

export type MoveInfo = Schemas["MoveOut"];
export type Field = Schemas["Field"];
export type Position = Schemas["PositionOut"];

export const orderQuery = (id: string) => queryOptions({
  queryKey: keys.order(id, "page"),
  queryFn: ({ signal }) => ok(api.GET("/api/v1/orders/{id}", { params: { path: { id } }, signal })),
});

export const movesQuery = (id: string) => queryOptions({
  queryKey: keys.order(id, "moves"),
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/orders/{id}/moves", { params: { path: { id } }, signal }))).rows,
});
