// What entries about linked documents, money, goods and approvals say below their heads.
import { Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { chainQuery, type DocumentRef } from "@/api/queries";
import { documentLink, isSupply, useKindMessages, useKinds, useNouns } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";
import { Money } from "@/ui/values";

import { Change, CounterpartyName, PositionDiff, ProductName } from "./Diff";
import { approvedOf, type Entry, linkedOf, partsOf, reservedOf, voidedOf } from "./entry";
import { messages } from "./messages";

interface Props {
  order: DocumentRef;
  entry: Entry;
  /** Product id → name, as far as they are known. */
  products: ReadonlyMap<string, string>;
}

export function TradeContent(props: Props): ReactNode {
  switch (props.entry.kind) {
    case "linked": return <LinkedLine {...props} />;
    case "spread": return <Parts {...props} />;
    case "reserved": return <Reserves {...props} />;
    case "approved": return <Approved {...props} />;
    case "approval_voided": return <Voided {...props} />;
    default: return null;
  }
}

/** The name of a document, leading to it where the reader may follow. */
function DocumentName({ of, number }: { of: { kind: DocumentRef["kind"]; id: string | null }; number: string | null }) {
  const text = useKindMessages(messages, of.kind);
  const nouns = useNouns();
  const format = useFormat();
  const may = useKinds("view");
  if (!of.id || !number) return <span>{nouns[of.kind].title} <span className="feed__empty">({text.foreign})</span></span>;
  const name = `${nouns[of.kind].title} ${format.no(number)}`;
  return may.includes(of.kind) ? <Link {...documentLink({ kind: of.kind, id: of.id })} className="feed__document">{name}</Link> : <span>{name}</span>;
}

function LinkedLine({ order, entry }: Props) {
  const text = useKindMessages(messages, order.kind);
  const format = useFormat();
  const { what, kind, document, number, sum, raises } = linkedOf(entry.body);
  if (!kind) return null;
  const which = raises && (raises.sum === "shipped" && isSupply(order.kind) ? text.received : text.raises[raises.sum]);
  return (
    <>
      <Group gap={8}><DocumentName of={{ kind, id: document }} number={number} />{what && <span className="feed__word">{text.linked[what]}</span>}<Money value={sum} /></Group>
      {raises && <span className="feed__word">{which}: {raises.by > 0 ? "+" : ""}{format.money(raises.by)}</span>}
    </>
  );
}

function Parts({ order, entry }: Props) {
  const text = useKindMessages(messages, order.kind);
  const { data: chain = [] } = useQuery(chainQuery(order));
  const parts = partsOf(entry.body);
  if (parts.length === 0) return <span className="feed__word">{text.spreadNothing}</span>;
  return (
    <ul className="feed__diff">
      {parts.map(({ document, sum }, i) => {
        const known = chain.find((one) => one.id === document);
        return <li key={i}>{known ? <DocumentName of={known} number={known.number} /> : <span className="feed__empty">{document ? text.anotherDocument : text.foreign}</span>}: <Money value={sum} /></li>;
      })}
    </ul>
  );
}

function Reserves({ order, entry, products }: Props) {
  const text = useKindMessages(messages, order.kind);
  const format = useFormat();
  const { positions, sum } = reservedOf(entry.body);
  return (
    <ul className="feed__diff">
      {positions.map(({ product, before, after }) => (
        <li key={product}><span className="feed__field">{products.get(product) ?? <ProductName id={product} />}:</span> <Change before={format.quantity(before)} after={format.quantity(after)} /></li>
      ))}
      <li className="feed__word">{text.reservedSum}: <Money value={sum} /></li>
    </ul>
  );
}

function Approved({ order, entry }: Props) {
  const text = useKindMessages(messages, order.kind);
  const format = useFormat();
  const { sum, discount } = approvedOf(entry.body);
  return <span className="feed__word">{text.approvedAt(format.money(sum), format.percent(discount))}</span>;
}

/** What was approved beside what it says now. */
function Voided({ order, entry, products }: Props) {
  const text = useKindMessages(messages, order.kind);
  const format = useFormat();
  const { sum, discount, counterparty, vat, positions } = voidedOf(entry.body);
  const party = (id: string | null) => id ? <CounterpartyName id={id} /> : <span className="feed__empty">{text.empty_value}</span>;
  const mode = (of: string | null) => text.vatModes[of as keyof typeof text.vatModes] ?? of;
  return (
    <>
      <span className="feed__word">{text.voidedWhy}</span>
      <ul className="feed__diff" data-voided>
        {sum && <li><span className="feed__field">{text.sum}:</span> <Change before={format.money(sum.was)} after={format.money(sum.now)} /></li>}
        {discount && <li><span className="feed__field">{text.discount}:</span> <Change before={format.percent(discount.was)} after={format.percent(discount.now)} /></li>}
        {counterparty && <li><span className="feed__field">{text.counterparty}:</span> <Change before={party(counterparty.was)} after={party(counterparty.now)} /></li>}
        {vat && <li><span className="feed__field">{text.vat}:</span> <Change before={mode(vat.was)} after={mode(vat.now)} /></li>}
        {positions.map((change, i) => <PositionDiff key={i} change={change} names={products} />)}
      </ul>
    </>
  );
}
