// What a payment pays: which invoices and orders, and how much of each.
import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";

import { api, asProblem, ok } from "@/api/client";
import { chainQuery, keys, type OrderPage, useMay } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { numbersAreRight } from "@/ui/numbers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { MatchPicker, receivablesQuery } from "@/ui/receivables/MatchPicker";
import { type Match, spreadOf } from "@/ui/receivables/model";
import { ErrorState, FormSkeleton } from "@/ui/states";
import { toast } from "@/ui/toast";

import { messages } from "./messages";
import { openTo, partsOf, sameParts, suggested } from "./parts";

/** Documents of the customer that are looked through; the server shows no more at once. */
const SUGGESTED_FROM = 200;
const SHOWN = 8;

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
    mutationFn: (parts: readonly Match[]) => ok(api.POST("/api/v1/documents/{kind}/{id}/spread", {
      params: { path: { kind: payment.kind, id: payment.id } },
      body: { version: payment.version, parts: parts.map(({ receivable, sum }) => ({ document: receivable.id, sum: sum ?? 0 })) },
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

function Parts({ payment, saved }: { payment: OrderPage; saved: readonly Match[] }) {
  const text = useMessages(messages).parts;
  const client = useQueryClient();
  const [draft, setDraft] = useState<readonly Match[]>();
  const [adding, setAdding] = useState(saved.length === 0);
  const spreading = useSpreading(payment, () => setDraft(undefined));
  const mayEdit = useMay("payment_in", "update") && payment.edit.allowed && !payment.deleted_at;
  const parts = draft ?? saved;
  const edited = draft !== undefined && !sameParts(draft, saved);
  useLeaving(edited);
  const suggest = useMutation({
    mutationFn: async () => {
      const open = await client.fetchQuery({ ...receivablesQuery({ counterparty: payment.counterparty ?? undefined, limit: SUGGESTED_FROM }), staleTime: 0 });
      return suggested(parts, openTo(saved, open), payment.sums.sum, (order) => client.fetchQuery({ ...chainQuery(order), staleTime: 0 }));
    },
    onSuccess: (next) => {
      if (next.length === parts.length) return toast.info(text.suggestNothing);
      setDraft(next);
      toast.info(text.suggested(next.length - parts.length));
    },
    onError: (error) => toast.problem(error),
  });
  const problem = spreading.error ? asProblem(spreading.error) : undefined;
  const save = () => {
    if (parts.every((one) => one.sum !== null) && numbersAreRight()) spreading.mutate(parts);
  };
  const change = (next: readonly Match[] | undefined) => {
    setDraft(next);
    spreading.reset();
  };
  return (
    <MatchPicker labelledBy="parts-title" sum={payment.sums.sum} value={parts} onChange={change} counterparty={payment.counterparty}
      fitting={openTo(saved, [])} shown={SHOWN} errors={problem?.fields()} readOnly={!mayEdit} folded={!mayEdit || !adding}>
      {mayEdit && (
        <Group gap="sm">
          <Button variant="default" aria-expanded={adding} leftSection={<Icon name={adding ? "chevron-up" : "plus"} size={16} />} onClick={() => setAdding(!adding)}>{text.add}</Button>
          {payment.counterparty && payment.sums.sum > spreadOf(parts) && <Button variant="default" loading={suggest.isPending} leftSection={<Icon name="scales" size={16} />} onClick={() => suggest.mutate()}>{text.suggest}</Button>}
        </Group>
      )}
      <ProblemAlert error={problem} onClose={spreading.reset} />
      {edited && (
        <Group gap="sm" role="group" aria-label={text.unsaved}>
          <Button loading={spreading.isPending} onClick={save}>{text.save}</Button>
          <Button variant="default" onClick={() => change(undefined)}>{text.discard}</Button>
          <Text size="sm" c="var(--warn)" role="status">{text.unsaved}</Text>
        </Group>
      )}
    </MatchPicker>
  );
}
