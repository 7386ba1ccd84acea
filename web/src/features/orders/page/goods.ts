// What an order keeps of its goods, and what is short of them.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { api, ok } from "@/api/client";
import { keys, type OrderPage, useById, useStatusesOf } from "@/api/queries";

import type { Goods } from "../form/Positions";
import { pathOf } from "../queries";

/** Of orders that are not over; what others do with the stock is seen when the page is looked at again. */
export function useGoods(order: OrderPage): Goods | undefined {
  const status = useById(useStatusesOf(order.kind).data).get(order.status ?? "");
  const open = order.kind === "customer_order" && !order.deleted_at && (status?.status_type ?? "regular") === "regular";
  const { data } = useQuery({
    queryKey: keys.order(order.id, "shortages"), enabled: open && order.position_count > 0,
    queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/documents/{kind}/{id}/shortages", { ...pathOf(order), signal }))).rows,
  });
  return useMemo(() => {
    if (order.kind !== "customer_order") return undefined;
    const reserves = new Map((order.positions ?? []).map((one) => [one.id, one.reserve]));
    return { reserves, short: new Map(open ? data?.map((one) => [one.product, one.short]) : []) };
  }, [order, open, data]);
}
