// Orders what open orders lack: chosen, mended, confirmed, made. What was chosen and typed stays until it is ordered.
import { Alert, Button, Checkbox, Group, List, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { api, ok } from "@/api/client";
import { keys, type Schemas, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { documentLink } from "@/ui/kinds";
import { numbersAreRight } from "@/ui/numbers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { EmptyState, QueryView, TableSkeleton } from "@/ui/states";
import { useFormat } from "@/ui/useFormat";
import { Money } from "@/ui/values";
import { WarehousePicker } from "@/ui/warehouses";

import { messages } from "./messages";
import { choose, EMPTY_PLAN, groupsOf, type Group as SupplyGroup, isRight, type Lacking, type Line, type Plan, setSupplier } from "./model";
import { lackingQuery } from "./queries";
import { SupplierDialog } from "./SupplierDialog";
import { SupplyRows } from "./SupplyRows";

type Made = readonly Schemas["SupplyOrderOut"][];

/** Suppliers named in the question before it is asked. */
const NAMED = 8;

export function SupplyAssistant({ warehouse, onWarehouse }: { warehouse: string | undefined; onWarehouse: (id: string | undefined) => void }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const query = useQuery(lackingQuery(warehouse));
  const [made, setMade] = useState<{ orders: Made; names: ReadonlyMap<string, string> }>();
  return (
    <>
      <Group gap="sm" justify="space-between">
        <Text size="sm" c="dimmed" maw={640} visibleFrom="sm">{text.intro}</Text>
        <Group gap="sm">
          <WarehousePicker placeholder={text.usual} value={warehouse} onChange={onWarehouse} />
          <IconButton icon="refresh" label={text.refresh} variant="default" size={36} loading={query.isFetching} onClick={() => void client.invalidateQueries({ queryKey: keys.supply })} />
        </Group>
      </Group>
      {made && <Result {...made} onClose={() => setMade(undefined)} />}
      <QueryView query={query} skeleton={<TableSkeleton rows={10} />}>
        {(rows) => rows.length === 0
          ? <EmptyState icon="check-circle" title={text.enough}>{text.enoughHint}</EmptyState>
          : <Assistant rows={rows} warehouse={warehouse} onMade={(orders, names) => setMade({ orders, names })} />}
      </QueryView>
    </>
  );
}

/** What was made, with the way to it. */
function Result({ orders, names, onClose }: { orders: Made; names: ReadonlyMap<string, string>; onClose: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <Alert role="status" variant="default" icon={<Icon name="check-circle" />} title={text.made(orders.length)} withCloseButton closeButtonLabel={text.hide} onClose={onClose}>
      <List size="sm" spacing={2} style={{ maxHeight: 160, overflow: "auto" }}>
        {orders.map((one) => (
          <List.Item key={one.id}>
            <Link {...documentLink({ kind: "purchase_order", id: one.id })}>{format.no(one.number)}</Link>
            {" · "}{(one.supplier && names.get(one.supplier)) ?? text.noSupplier}{" · "}{text.lines(one.positions)}{" · "}<Money value={one.sum} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** Makes the orders of all chosen lines; a call that failed leaves everything as it was. */
function useOrder(warehouse: string | undefined, groups: readonly SupplyGroup[], onMade: (orders: Made) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (posted: boolean) => ok(api.POST("/api/v1/supply", {
      body: {
        warehouse, posted,
        lines: groups.flatMap((group) => group.lines).filter((one) => one.chosen)
          .map((one) => ({ product: one.lacking.product, quantity: one.quantity ?? 0, supplier: one.supplier?.id })),
      },
    })),
    onSuccess: ({ orders }) => {
      onMade(orders);
      for (const key of [keys.supply, keys.stock, keys.orders]) void client.invalidateQueries({ queryKey: key });
    },
  });
}

function Assistant({ rows, warehouse, onMade }: { rows: readonly Lacking[]; warehouse: string | undefined; onMade: (orders: Made, names: ReadonlyMap<string, string>) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const confirm = useConfirm();
  const mayPost = useMay("purchase_order", "post");
  const [plan, setPlan] = useState<Plan>(EMPTY_PLAN);
  const [posted, setPosted] = useState(mayPost);
  const [tried, setTried] = useState(false);
  const [changing, setChanging] = useState<{ of: string; products: readonly string[] }>();
  const groups = useMemo(() => groupsOf(rows, plan), [rows, plan]);
  const order = useOrder(warehouse, groups, (orders) => {
    setPlan(EMPTY_PLAN);
    setTried(false);
    onMade(orders, new Map(groups.flatMap(({ supplier }) => supplier ? [[supplier.id, supplier.name]] : [])));
  });
  const chosen = useMemo(() => groups.flatMap((group) => group.lines).filter((one) => one.chosen), [groups]);
  const sum = chosen.reduce((so, one) => so + one.sum, 0);
  const wrong = chosen.filter((one) => !isRight(one)).length;

  const submit = async () => {
    if (!numbersAreRight()) return;
    setTried(true);
    if (wrong > 0) return;
    const from = groups.filter((one) => one.chosen > 0);
    const orders = from.reduce((so, one) => so + one.orders, 0);
    const sure = await confirm({ title: text.ask(orders), confirm: text.create(orders), message: <Question groups={from} /> });
    if (sure) order.mutate(posted);
  };
  const changeOf = (lines: readonly Line[]) => setChanging({
    of: lines.length === 1 && lines[0] ? lines[0].lacking.name : text.chosen(lines.length), products: lines.map((one) => one.lacking.product),
  });
  const all = rows.map((one) => one.product);
  return (
    <>
      <Group gap="sm">
        <Button size="compact-sm" variant="default" onClick={() => setPlan((was) => choose(was, all, true))}>{text.all}</Button>
        <Button size="compact-sm" variant="default" disabled={chosen.length === 0} onClick={() => setPlan((was) => choose(was, all, false))}>{text.none}</Button>
        <Button size="compact-sm" variant="default" disabled={chosen.length === 0} onClick={() => changeOf(chosen)}>{text.changeOfChosen}</Button>
      </Group>
      <SupplyRows groups={groups} onPlan={setPlan} onSupplier={(line) => changeOf([line])} />
      {order.error && <Stack gap={4}><ProblemAlert error={order.error} retry={() => order.mutate(posted)} /><Text size="sm">{text.failed}</Text></Stack>}
      {tried && wrong > 0 && <Text size="sm" role="alert" style={{ color: "var(--bad)" }}>{text.fixQuantities(wrong)}</Text>}
      <Group justify="space-between" gap="sm" className="supply__foot">
        <Text size="sm" role="status">{chosen.length > 0 ? <>{text.chosen(chosen.length)} · <b className="numbers">{format.money(sum)}</b></> : text.nothingChosen}</Text>
        <Group gap="md">
          {mayPost && <Checkbox label={text.posted} title={text.postedHint} checked={posted} onChange={(event) => setPosted(event.currentTarget.checked)} />}
          <Button disabled={chosen.length === 0} loading={order.isPending} onClick={() => void submit()}>{text.order}</Button>
        </Group>
      </Group>
      {changing && <SupplierDialog of={changing.of} onClose={() => setChanging(undefined)} onChoose={(supplier) => {
        setPlan((was) => setSupplier(was, changing.products, supplier));
        setChanging(undefined);
      }} />}
    </>
  );
}

/** How many orders for whom. */
function Question({ groups }: { groups: readonly SupplyGroup[] }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <List size="sm" spacing={4}>
      {groups.slice(0, NAMED).map((one) => (
        <List.Item key={one.key}><b>{one.supplier?.name ?? text.noSupplier}</b>: {text.askEach(one.orders, one.chosen, format.money(one.sum))}</List.Item>
      ))}
      {groups.length > NAMED && <List.Item>{text.askMore(groups.length - NAMED)}</List.Item>}
    </List>
  );
}
