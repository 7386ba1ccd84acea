// What shows one order, or a document of another kind. All keys begin with `keys.order(id)`, so that they follow the live stream.
import { queryOptions } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Schemas } from "@/api/queries";
import type { DocumentRef } from "@/ui/kinds";

export type MoveInfo = Schemas["MoveOut"];
export type Field = Schemas["Field"];
export type Position = Schemas["PositionOut"];

/** The path of a document, for calls about it. */
export const pathOf = ({ kind, id }: DocumentRef) => ({ params: { path: { kind, id } } });

export const orderQuery = (of: DocumentRef) => queryOptions({
  queryKey: keys.order(of.id, "page"),
  queryFn: ({ signal }) => ok(api.GET("/api/v1/documents/{kind}/{id}", { ...pathOf(of), signal })),
});

export const movesQuery = (of: DocumentRef) => queryOptions({
  queryKey: keys.order(of.id, "moves"),
  queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/documents/{kind}/{id}/moves", { ...pathOf(of), signal }))).rows,
});
