// The order on paper: seen only when it is printed.
import { type OrderPage, useMe } from "@/api/queries";
import { useKindMessages } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";

const VAT_UNIT = 100;

export function PrintOrder({ order }: { order: OrderPage }) {
  const { order: title, printing: text } = useKindMessages(messages, order.kind);
  const format = useFormat();
  const me = useMe();
  const positions = order.positions ?? [];
  const discounted = positions.some((one) => one.discount !== 0);
  const withVat = order.vat_mode !== "none";
  const columns = 6 + Number(discounted) + Number(withVat);
  return (
    <div className="print" data-testid="print">
      <p className="print__title">{title} {format.no(order.number)} {text.from} {format.date(order.moment)}</p>
      <dl className="print__head">
        <dt>{text.seller}</dt><dd>{order.organization_name ?? me.account_name}</dd>
        <dt>{text.customer}</dt><dd>{order.counterparty_name ?? "—"}</dd>
        {order.planned_at && <><dt>{text.planned}</dt><dd>{format.date(order.planned_at)}</dd></>}
        <dt>{text.manager}</dt><dd>{order.owner_name}</dd>
      </dl>
      {positions.length === 0 && <p>{text.total}: <b>{format.money(order.sums.sum, order.currency)}</b></p>}
      {positions.length > 0 && <table className="print__table">
        <thead>
          <tr><th>{text.number}</th><th>{text.name}</th><th>{text.quantity}</th><th>{text.unit}</th><th>{text.price}</th>{discounted && <th>{text.discount}</th>}{withVat && <th>{text.vat}</th>}<th>{text.sum}</th></tr>
        </thead>
        <tbody>
          {positions.map((one, i) => (
            <tr key={one.id}>
              <td>{i + 1}</td><td>{one.product_name}</td><td>{format.quantity(one.quantity)}</td><td>{one.unit}</td><td>{format.amount(one.price)}</td>
              {discounted && <td>{format.percent(one.discount)}</td>}{withVat && <td>{format.percent(one.vat_rate * VAT_UNIT)}</td>}<td>{format.amount(one.sums.sum)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr><th colSpan={columns - 1}>{text.total}</th><td>{format.money(order.sums.sum, order.currency)}</td></tr>
          <tr><th colSpan={columns - 1}>{withVat ? order.vat_mode === "added" ? text.addedVat : text.totalVat : text.noVat}</th><td>{withVat && format.money(order.sums.vat, order.currency)}</td></tr>
        </tfoot>
      </table>}
      {order.description && <p className="print__note">{text.note}: {order.description}</p>}
      <div className="print__signs"><span>{text.issued}</span><span>{text.received}</span></div>
    </div>
  );
}
