// The positions of an order, edited in place. Enter goes from a product to its quantity and from there to the next product.
import "./positions.css";

import { Button, Group, Text, Title } from "@mantine/core";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";

import type { Schemas } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { MoneyInput, numbersAreRight, PercentInput, QuantityInput } from "@/ui/numbers";
import { toast } from "@/ui/toast";
import { Money, Percent, Quantity } from "@/ui/values";

import { type Line, newLine, sameLine, type VatMode } from "./draft";
import { messages } from "./messages";
import { ProductPicker } from "./ProductPicker";

type Sums = Schemas["Sums"];

/** As the server counted them, per saved line and for all. */
export interface Saved {
  lines: ReadonlyMap<string, { line: Line; sums: Sums }>;
  sums: Sums;
  discount: number;
  changed: boolean;
}

interface Props {
  lines: readonly Line[];
  onChange: (lines: readonly Line[]) => void;
  vat: VatMode;
  currency?: string;
  disabled?: boolean;
  /** Absent while the order is not created yet. */
  saved?: Saved;
  /** Path in the body → what is wrong there. */
  errors?: Readonly<Record<string, string>>;
  /** Beside the heading. */
  mark?: ReactNode;
  /** What is known of the goods of saved lines. */
  goods?: Goods;
}

/** Per line what the order keeps of it in stock; per product how much of it is short. In 1/10 000 of a piece. */
export interface Goods {
  reserves: ReadonlyMap<string, number>;
  short: ReadonlyMap<string, number>;
}

const VAT_UNIT = 100;

export function Positions({ lines, onChange, vat, currency, disabled = false, saved, errors = {}, mark, goods }: Props) {
  const text = useMessages(messages).positions;
  const table = useRef<HTMLTableElement>(null);
  const add = useRef<HTMLInputElement>(null);
  const [fresh, setFresh] = useState<string>();
  const withVat = vat !== "none";
  const latest = useRef(lines);
  latest.current = lines;
  const set = (key: string, change: Partial<Line>) => onChange(lines.map((line) => line.key === key ? { ...line, ...change } : line));
  const remove = (line: Line) => {
    const at = lines.indexOf(line);
    onChange(lines.filter((one) => one !== line));
    toast.undo(text.removed(line.name), () => onChange([...latest.current.slice(0, at), line, ...latest.current.slice(at)]));
    add.current?.focus();
  };
  const onKey = (event: KeyboardEvent, column: string, row: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = (next: number) => table.current?.querySelector<HTMLInputElement>(`[data-cell="${column}-${next}"]`);
    if (event.code === "Enter" || event.code === "NumpadEnter") {
      event.preventDefault();
      (to(row + 1) ?? add.current)?.focus();
    } else if (event.code === "ArrowDown" || event.code === "ArrowUp") {
      const next = to(row + (event.code === "ArrowDown" ? 1 : -1));
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.select();
    }
  };
  const cell = (column: string, row: number, line: Line, label: string) => ({
    "aria-label": text.of(label, line.name),
    "data-cell": `${column}-${row}`,
    disabled,
    size: "sm" as const,
    error: errors[`positions/${row}/${column}`],
    onKeyDown: (event: KeyboardEvent) => onKey(event, column, row),
    onFocus: (event: React.FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
  });

  return (
    <section id="field-positions" tabIndex={-1} className="positions__frame" aria-labelledby="positions-title">
      <Group justify="space-between" mb="xs" gap="sm">
        <Group gap="xs"><Title order={2} id="positions-title" fz="h3">{text.title}{lines.length > 0 && <Text span inherit c="dimmed" fw={400}> · {lines.length}</Text>}</Title>{mark}</Group>
        {!disabled && lines.length > 1 && <DiscountForAll onApply={(discount) => onChange(lines.map((line) => ({ ...line, discount })))} />}
      </Group>
      {errors["positions"] && <Text size="sm" c="var(--bad)" role="alert">{errors["positions"]}</Text>}
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed" pb="sm">{text.empty}. {!disabled && text.emptyHint}</Text>
      ) : (
        <table className="positions" ref={table}>
          <thead>
            <tr>
              <th scope="col">{text.product}</th>
              <th scope="col">{text.quantity}</th>
              <th scope="col">{text.price}</th>
              <th scope="col">{text.discount}</th>
              {withVat && <th scope="col">{text.vat}</th>}
              <th scope="col">{text.sum}</th>
              {!disabled && <th className="positions__remove"><span className="unseen">{text.remove("…")}</span></th>}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, row) => {
              const known = line.id ? saved?.lines.get(line.id) : undefined;
              const settled = known && sameLine(known.line, line);
              const wrong = errors[`positions/${row}`] ?? errors[`positions/${row}/product`];
              return (
                <tr key={line.key} data-changed={saved && !settled ? true : undefined}>
                  <td className="positions__product">
                    <div className="positions__name"><span>{row + 1}</span><span>{line.name}{goods && <GoodsLine goods={goods} line={line} first={lines.find((one) => one.product === line.product) === line} />}{wrong && <Text span display="block" size="xs" c="var(--bad)">{wrong}</Text>}</span></div>
                  </td>
                  {disabled ? <>
                    <td className="positions__number" data-label={text.quantity}><Quantity value={line.quantity ?? 0} unit={line.unit} /></td>
                    <td className="positions__price" data-label={text.price}><Money value={line.price ?? 0} currency={currency} /></td>
                    <td className="positions__percent" data-label={text.discount}><Percent value={line.discount ?? 0} /></td>
                    {withVat && <td className="positions__percent" data-label={text.vat}><Percent value={(line.vat_rate ?? 0) * VAT_UNIT} /></td>}
                  </> : <>
                    <td className="positions__number" data-label={text.quantity}>
                      <QuantityInput {...cell("quantity", row, line, text.quantity)} autoFocus={line.key === fresh} value={line.quantity} rightSection={<Text size="xs" c="dimmed" truncate>{line.unit}</Text>} onChange={(quantity) => set(line.key, { quantity })} />
                    </td>
                    <td className="positions__price" data-label={text.price}><MoneyInput {...cell("price", row, line, text.price)} value={line.price} onChange={(price) => set(line.key, { price })} /></td>
                    <td className="positions__percent" data-label={text.discount}><PercentInput {...cell("discount", row, line, text.discount)} rightSection={null} value={line.discount} onChange={(discount) => set(line.key, { discount })} /></td>
                    {withVat && <td className="positions__percent" data-label={text.vat}><PercentInput {...cell("vat_rate", row, line, text.vat)} rightSection={null} value={line.vat_rate === null ? null : line.vat_rate * VAT_UNIT} onChange={(rate) => set(line.key, { vat_rate: rate === null ? null : Math.round(rate / VAT_UNIT) })} /></td>}
                  </>}
                  <td className="positions__sum" data-label={text.sum}>
                    {settled && known ? <Money value={known.sums.sum} currency={currency} /> : <Text span size="xs" c="dimmed">{text.later}</Text>}
                  </td>
                  {!disabled && <td className="positions__remove"><IconButton icon="trash" label={text.remove(line.name)} onClick={() => remove(line)} /></td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div className="positions__foot" style={{ borderTop: lines.length > 0 ? "1px solid var(--line)" : undefined, paddingTop: 12 }}>
        <div className="positions__add">
          {!disabled && <ProductPicker currency={currency} inputRef={add} onPick={(product) => {
            const line = newLine(product);
            setFresh(line.key);
            onChange([...lines, line]);
          }} />}
        </div>
        {saved && lines.length > 0 && <Totals saved={saved} vat={vat} currency={currency} />}
      </div>
    </section>
  );
}

/** Of several lines of a product the first says what is short of it. */
function GoodsLine({ goods, line, first }: { goods: Goods; line: Line; first: boolean }) {
  const text = useMessages(messages).positions;
  const reserve = goods.reserves.get(line.id ?? "") ?? 0;
  const short = first ? goods.short.get(line.product) ?? 0 : 0;
  if (reserve === 0 && short === 0) return null;
  return (
    <span className="positions__goods">
      {reserve > 0 && <span><Icon name="lock" size={12} /> {text.reserve} <Quantity value={reserve} unit={line.unit} /></span>}
      {short > 0 && <span data-short><Icon name="alert" size={12} /> {text.short} <Quantity value={short} unit={line.unit} /></span>}
    </span>
  );
}

function DiscountForAll({ onApply }: { onApply: (discount: number) => void }) {
  const text = useMessages(messages).positions;
  const [value, setValue] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const apply = () => {
    if (value === null || !numbersAreRight(frame.current)) return;
    onApply(value);
    setValue(null);
  };
  return (
    <Group ref={frame} gap={6} wrap="nowrap">
      <PercentInput size="xs" w={130} aria-label={text.discountAll} placeholder={text.discountAll} rightSection="%" value={value} onChange={setValue}
        onKeyDown={(event) => { if (event.code === "Enter" && !event.ctrlKey) { event.preventDefault(); apply(); } }} />
      <Button size="xs" variant="default" onClick={apply} disabled={value === null}>{text.apply}</Button>
    </Group>
  );
}

function Totals({ saved: { sums, discount, changed }, vat, currency }: { saved: Saved; vat: VatMode; currency?: string }) {
  const text = useMessages(messages).positions;
  return (
    <div className="positions__totals">
      <dl className="totals" data-stale={changed || undefined}>
        {discount !== 0 && <><dt>{text.gross}</dt><dd><Money value={sums.gross} currency={currency} /></dd>
          <dt>{text.totalDiscount} <Percent value={discount} /></dt><dd><Money value={sums.net - sums.gross} currency={currency} /></dd></>}
        {vat !== "none" && <><dt>{vat === "added" ? text.addedVat : text.totalVat}</dt><dd><Money value={sums.vat} currency={currency} /></dd></>}
        <dt className="totals__sum">{text.total}</dt><dd className="totals__sum"><Money value={sums.sum} currency={currency} /></dd>
      </dl>
      {changed && <Text size="xs" c="var(--warn)" mt={4} maw={260}><Icon name="info" size={12} /> {text.stale}</Text>}
    </div>
  );
}
