// What posted documents that rest on this one come to, against its own sum.
import type { OrderPage } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { isSupply, tradeSumsOf } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import { shareOf } from "./tree";

export function Sums({ document }: { document: OrderPage }) {
  const text = useMessages(messages);
  const format = useFormat();
  const which = tradeSumsOf(document.kind);
  if (which.length === 0) return null;
  const whole = document.sums.sum;
  return (
    <dl className="sums" aria-label={text.sumsTitle}>
      {which.map((one) => {
        const part = document.trade[one];
        const share = part === 0 ? 0 : shareOf(part, whole);
        const name = one === "shipped" && isSupply(document.kind) ? text.received : text.sums[one];
        return (
          <div key={one} className="sums__row" data-sum={one} data-done={(part > 0 && part >= whole) || undefined}>
            <dt>{name}</dt>
            <dd>
              <span className="numbers">{text.of(format.money(part, document.currency), format.money(whole, document.currency))}</span>
              <span className="sums__bar" aria-hidden><span style={{ width: `${share}%` }} /></span>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
