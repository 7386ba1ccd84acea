// What a payment pays: which invoices and orders, and how much of each.
import "./links.css";

import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useBlocker } from "@tanstack/react-router";
import { useMemo, useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { chainQuery, type DocumentKind, keys, type Order, type OrderPage, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { DocumentNumber } from "@/ui/DocumentNumber";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { capital, documentLink, useNouns } from "@/ui/kinds";
import { MoneyInput, numbersAreRight } from "@/ui/numbers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { ErrorState, FormSkeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";
import { Money } from "@/ui/values";

import { messages } from "./messages";
import { type PaymentPart, partsOf, sameParts, spreadOf, suggested, withPart } from "./parts";
import { PayablePicker } from "./PayablePicker";

const SUGGESTED_FROM = 50;

/** Unpaid documents of a counterparty, the earliest first: invoices if there are any, otherwise orders. */
async function unpaidOf(counterparty: string, currency: string): Promise<Order[]> {
  for (const kind of ["invoice_out", "customer_order"] as const satisfies readonly DocumentKind[]) {
    const { rows } = await ok(api.GET("/api/v1/documents/{kind}", { params: { path: { kind }, query: { counterparty, sort: "moment", limit: SUGGESTED_FROM } } }));
    const unpaid = rows.filter((one) => one.currency === currency && one.sums.sum > one.trade.paid && (kind === "customer_order" || one.posted));
    if (unpaid.length > 0) return unpaid;
  }
  return [];
}

export function PaymentParts({ payment }: { payment: OrderPage }) {
  const text = useMessages(messages).parts;
  const query = useQuery(chainQuery(payment));
  return (
    <Paper p="md" component="section" aria-labelledby="parts-title">
      <Stack gap="sm">
        <div><Title order={2} id="parts-title" fz="h3">{text.title}</Title><Text size="sm" c="dimmed">{text.hint}</Text></div>
        {query.data ? <Parts payment={payment} saved={partsOf(query.data, payment.posted)} />
          : query.error ? <ErrorState error={query.error} order={3} retry={() => void query.refetch()} /> : <FormSkeleton fields={2} />}
      </Stack>
    </Paper>
  );
}

function useSpreading(payment: OrderPage, onSaved: () => void) {
  const text = useMessages(messages).parts;
  const client = useQueryClient();
  return useMutation({
    retry: false,
    mutationFn: (parts: readonly PaymentPart[]) => ok(api.POST("/api/v1/documents/{kind}/{id}/spread", {
      params: { path: { kind: payment.kind, id: payment.id } },
      body: { version: payment.version, parts: parts.map(({ id, sum }) => ({ document: id, sum: sum ?? 0 })) },
    })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.order(payment.id) });
      onSaved();
      toast.done(text.saved);
    },
    // The sums of what it concerns are different now; after a refusal the payment may be.
    onSettled: () => client.invalidateQueries({ queryKey: keys.orders }),
  });
}

function useLeaving(edited: boolean): void {
  const text = useMessages(messages).parts;
  const confirm = useConfirm();
  useBlocker({
    disabled: !edited,
    enableBeforeUnload: edited,
    shouldBlockFn: async ({ current, next }) => current.pathname !== next.pathname
      && !await confirm({ title: text.leaveTitle, message: text.leaveText, confirm: text.leave, cancel: text.stay, danger: true }),
  });
}

function Parts({ payment, saved }: { payment: OrderPage; saved: readonly PaymentPart[] }) {
  const text = useMessages(messages).parts;
  const [draft, setDraft] = useState<readonly PaymentPart[]>();
  const spreading = useSpreading(payment, () => setDraft(undefined));
  const mayEdit = useMay("payment_in", "update") && payment.edit.allowed && !payment.deleted_at;
  const parts = draft ?? saved;
  const edited = draft !== undefined && !sameParts(draft, saved);
  useLeaving(edited);
  const suggest = useMutation({
    mutationFn: () => unpaidOf(payment.counterparty ?? "", payment.currency),
    onSuccess: (unpaid) => {
      const next = suggested(parts, unpaid, payment.sums.sum);
      if (next.length === parts.length) return toast.info(text.suggestNothing);
      setDraft(next);
      toast.info(text.suggested(next.length - parts.length));
    },
    onError: (error) => toast.problem(error),
  });
  const problem = spreading.error ? asProblem(spreading.error) : undefined;
  const errors = useMemo(() => problem?.fields() ?? {}, [problem]);
  const left = payment.sums.sum - spreadOf(parts);
  const save = () => {
    if (parts.every((one) => one.sum !== null) && numbersAreRight()) spreading.mutate(parts);
  };
  return (
    <>
      {parts.length === 0 ? <Text size="sm">{text.empty}</Text>
        : <PartTable parts={parts} disabled={!mayEdit} errors={errors} onChange={setDraft} />}
      <Left payment={payment} parts={parts} />
      {mayEdit && (
        <Group gap="sm" align="flex-end">
          <PayablePicker payment={payment} taken={parts} onPick={(document) => setDraft(withPart(parts, document, payment.sums.sum))} />
          {payment.counterparty && left > 0 && <Button variant="default" loading={suggest.isPending} leftSection={<Icon name="scales" size={16} />} onClick={() => suggest.mutate()}>{text.suggest}</Button>}
        </Group>
      )}
      <ProblemAlert error={problem} onClose={spreading.reset} />
      {edited && (
        <Group gap="sm" role="group" aria-label={text.unsaved}>
          <Button loading={spreading.isPending} onClick={save}>{text.save}</Button>
          <Button variant="default" onClick={() => { setDraft(undefined); spreading.reset(); }}>{text.discard}</Button>
          <Text size="sm" c="var(--warn)" role="status">{text.unsaved}</Text>
        </Group>
      )}
    </>
  );
}

interface TableProps {
  parts: readonly PaymentPart[];
  disabled: boolean;
  errors: Readonly<Record<string, string>>;
  onChange: (parts: readonly PaymentPart[]) => void;
}

function PartTable({ parts, disabled, errors, onChange }: TableProps) {
  const text = useMessages(messages).parts;
  const nouns = useNouns();
  const format = useFormat();
  return (
    <table className="parts">
      <thead><tr><th scope="col">{text.document}</th><th scope="col">{text.whole}</th><th scope="col">{text.owed}</th><th scope="col">{text.part}</th>{!disabled && <th><span className="unseen">{text.remove("…")}</span></th>}</tr></thead>
      <tbody>
        {parts.map((one, row) => {
          const name = `${capital(nouns[one.kind].one)} ${format.no(one.number)}`;
          return (
            <tr key={one.id}>
              <td className="parts__name"><Link {...documentLink(one)} className="chain__name">{one.kind === "customer_order" && `${nouns[one.kind].title} `}<DocumentNumber kind={one.kind} number={one.number} /></Link></td>
              <td data-label={text.whole}><Money value={one.whole} currency={one.currency} /></td>
              <td data-label={text.owed}><Money value={one.owed} currency={one.currency} /></td>
              <td data-label={text.part} className="parts__sum">
                {disabled ? <Money value={one.sum ?? 0} currency={one.currency} />
                  : <MoneyInput size="sm" aria-label={text.partOf(name)} value={one.sum} error={errors[`parts/${row}/sum`] ?? errors[`parts/${row}/document`] ?? (one.sum === null ? text.needed : undefined)}
                      onChange={(sum) => onChange(parts.map((part) => part.id === one.id ? { ...part, sum } : part))} />}
              </td>
              {!disabled && <td className="parts__remove"><IconButton icon="trash" label={text.remove(name)} onClick={() => onChange(parts.filter((part) => part.id !== one.id))} /></td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** How much is spread and how much is left, as it is typed. */
function Left({ payment, parts }: { payment: OrderPage; parts: readonly PaymentPart[] }) {
  const text = useMessages(messages).parts;
  const spread = spreadOf(parts);
  const left = payment.sums.sum - spread;
  return (
    <dl className="parts__left" aria-live="polite">
      <dt>{text.sum}</dt><dd><Money value={payment.sums.sum} currency={payment.currency} /></dd>
      <dt>{text.spread}</dt><dd><Money value={spread} currency={payment.currency} /></dd>
      <dt data-wrong={left < 0 || undefined}>{left < 0 ? text.tooMuch : text.left}</dt><dd data-wrong={left < 0 || undefined}><b><Money value={Math.abs(left)} currency={payment.currency} /></b></dd>
    </dl>
  );
}
