// What the company allows itself in trade: each rule is a switch that says what holds now.
import { Paper, Stack, Switch, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type TradeSettings, tradeSettingsQuery } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { FormSkeleton, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import { messages } from "./messages";

const RULES = ["negative_stock", "ship_reserved"] as const;
type Rule = (typeof RULES)[number];

export function TradeRules() {
  const words = useMessages(messages).trade;
  return (
    <QueryView query={useQuery(tradeSettingsQuery)} skeleton={<FormSkeleton fields={2} />}>
      {(settings) => (
        <Stack gap="md" maw={760}>
          <Text size="sm" c="dimmed">{words.lead}</Text>
          {RULES.map((rule) => <Paper key={rule} p="md"><RuleSwitch rule={rule} settings={settings} /></Paper>)}
        </Stack>
      )}
    </QueryView>
  );
}

function RuleSwitch({ rule, settings }: { rule: Rule; settings: TradeSettings }) {
  const words = useMessages(messages).trade[rule];
  const client = useQueryClient();
  const keep = async (on: boolean) => {
    const saved = await ok(api.PATCH("/api/v1/trade-settings", { body: { [rule]: on } }));
    client.setQueryData(keys.tradeSettings, saved);
    return saved[rule];
  };
  const saving = useMutation({
    mutationFn: keep,
    onSuccess: (on) => toast.undo(on ? words.done.on : words.done.off, () => keep(!on)),
    onError: (error) => toast.problem(error),
  });
  // Shown as it will be, and put back when it is refused.
  const on = saving.isPending ? saving.variables : settings[rule];
  return (
    <Switch size="md" label={words.label} description={on ? words.on : words.off} checked={on} aria-busy={saving.isPending} styles={{ label: { fontWeight: 550 } }}
      onChange={(event) => {
        if (!saving.isPending) saving.mutate(event.currentTarget.checked);
      }} />
  );
}
