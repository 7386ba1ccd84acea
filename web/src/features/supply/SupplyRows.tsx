// What lacks, line by line under its suppliers.
import { ActionIcon, Checkbox } from "@mantine/core";
import { useMemo } from "react";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { LongList } from "@/ui/LongList";
import { QuantityInput } from "@/ui/numbers";
import { useFormat } from "@/ui/useFormat";
import { Money, Quantity } from "@/ui/values";

import { messages } from "./messages";
import { choose, type Group, isRight, type Line, type Plan, setQuantity } from "./model";
import "./supply.css";

interface Props {
  groups: readonly Group[];
  onPlan: (change: (plan: Plan) => Plan) => void;
  onSupplier: (line: Line) => void;
}

type Row = { group: Group } | { line: Line };

export function SupplyRows({ groups, onPlan, onSupplier }: Props) {
  const text = useMessages(messages);
  const rows = useMemo<Row[]>(() => groups.flatMap((group) => [{ group }, ...group.lines.map((line) => ({ line }))]), [groups]);
  return (
    <LongList className="supply" label={text.list} count={rows.length} total={rows.length} foot={text.end}
      rowKey={(index) => {
        const row = rows[index];
        return row === undefined ? String(index) : "line" in row ? row.line.lacking.product : `of ${row.group.key}`;
      }}
      rowClass={(index) => rows[index] && "group" in rows[index] ? "supply__group" : undefined}
      header={<>
        <span role="columnheader"><span className="unseen">{text.all}</span></span>
        <span role="columnheader">{text.product}</span>
        <span role="columnheader" className="long__end">{text.short}</span>
        <span role="columnheader" className="long__end">{text.quantity}</span>
        <span role="columnheader" className="long__end">{text.price}</span>
        <span role="columnheader" className="long__end">{text.sum}</span>
        <span role="columnheader"><span className="unseen">{text.supplier}</span></span>
      </>}>
      {(index) => {
        const row = rows[index];
        if (!row) return null;
        return "group" in row ? <GroupCells group={row.group} onPlan={onPlan} /> : <LineCells line={row.line} onPlan={onPlan} onSupplier={onSupplier} />;
      }}
    </LongList>
  );
}

function GroupCells({ group, onPlan }: { group: Group; onPlan: Props["onPlan"] }) {
  const text = useMessages(messages);
  const name = group.supplier?.name ?? text.noSupplier;
  const products = group.lines.map((one) => one.lacking.product);
  return (
    <>
      <div role="cell">
        <Checkbox size="sm" aria-label={text.ofGroup(name)} checked={group.chosen === group.lines.length} indeterminate={group.chosen > 0 && group.chosen < group.lines.length}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            onPlan((plan) => choose(plan, products, on));
          }} />
      </div>
      <div role="cell" className="supply__name"><b>{name}</b> <span className="long__small">{text.lines(group.lines.length)}</span></div>
      <div role="cell" className="long__end"><b><Money value={group.sum} /></b></div>
    </>
  );
}

function LineCells({ line, onPlan, onSupplier }: { line: Line } & Pick<Props, "onPlan" | "onSupplier">) {
  const text = useMessages(messages);
  const format = useFormat();
  const { lacking } = line;
  const { product } = lacking;
  return (
    <>
      <div role="cell" className="supply__check">
        <Checkbox size="sm" aria-label={text.choose(lacking.name)} checked={line.chosen} onChange={(event) => {
          const on = event.currentTarget.checked;
          onPlan((plan) => choose(plan, [product], on));
        }} />
      </div>
      <div role="cell" className="supply__name">
        {lacking.name}
        <div className="long__small">{[lacking.code, text.needs(format.quantity(lacking.wanted), format.quantity(lacking.on_hand), format.quantity(lacking.coming))].filter(Boolean).join(" · ")}</div>
      </div>
      <div role="cell" className="long__end supply__short" data-label={text.short}><Quantity value={lacking.short} unit={lacking.unit} /></div>
      <div role="cell" className="supply__quantity" data-label={text.quantity}>
        <QuantityInput size="xs" aria-label={text.quantityOf(lacking.name)} value={line.quantity} error={line.chosen && !isRight(line) ? text.wrongQuantity : undefined}
          onChange={(quantity) => onPlan((plan) => setQuantity(plan, product, quantity))} />
      </div>
      <div role="cell" className="long__end supply__price" data-label={text.price}>{lacking.buy_price > 0 ? <Money value={lacking.buy_price} /> : <span className="long__small">{text.noPrice}</span>}</div>
      <div role="cell" className="long__end supply__sum" data-label={text.sum}><Money value={line.sum} /></div>
      <div role="cell" className="supply__change">
        <ActionIcon variant="subtle" color="gray" aria-label={text.changeSupplierOf(lacking.name)} title={text.changeSupplier} onClick={() => onSupplier(line)}><Icon name="building" size={16} /></ActionIcon>
      </div>
    </>
  );
}
