// «Проверить на заказе»: which conditions hold for it, and what would be done. Nothing of it is kept.
import { Button, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";

import { useMessages } from "@/lib/i18n";
import { same } from "@/lib/same";
import { OrderPicker } from "@/ui/finders";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";

import { editor } from "../messages/editor";
import type { Rule } from "../model";
import { tryOut } from "../queries";
import { RunLine } from "../RunLine";
import { useScenarioWords } from "../words";

interface Props {
  id: string | undefined;
  rule: Rule;
  /** It cannot be tried before this is mended. */
  flawed: boolean;
  order: string | undefined;
  onOrder: (order: string | undefined) => void;
}

export function TryPanel({ id, rule, flawed, order, onOrder }: Props) {
  const text = useMessages(editor);
  const words = useScenarioWords();
  const trial = useMutation({ mutationFn: async (what: { rule: Rule; order: string }) => ({ ...await tryOut(id, what.rule, what.order), rule: what.rule }) });
  const run = (of: string | undefined) => {
    if (of && !flawed) trial.mutate({ rule, order: of });
  };
  const done = trial.data && !trial.isPending ? trial.data : undefined;
  const stale = done !== undefined && !same(done.rule, rule);
  const held = done?.conditions.every(Boolean) ?? false;
  const [first, ...rest] = done?.runs ?? [];
  return (
    <Paper p="md" component="section" aria-labelledby="try-title">
      <Stack gap="sm">
        <Title order={2} fz="h3" id="try-title">{text.tryTitle}</Title>
        <Text size="sm" c="dimmed">{text.tryHint}</Text>
        <OrderPicker value={order ?? null} onChange={(next) => {
          onOrder(next ?? undefined);
          trial.reset();
          run(next ?? undefined);
        }} />
        {flawed && order && <Text size="sm" c="dimmed">{text.tryFirst}</Text>}
        {order && (!done || stale) && <Button variant="default" disabled={flawed} loading={trial.isPending} onClick={() => run(order)} style={{ alignSelf: "flex-start" }}>{done ? text.tryAgain : text.tryRun}</Button>}
        <ProblemAlert error={trial.error} />
        <div role="status">
          {done && (
            <Stack gap="sm">
              {stale && <Text size="sm" c="var(--warn)">{text.tryStale}</Text>}
              {done.rule.conditions.length === 0 ? <Text size="sm">{text.noConditions}</Text> : (
                <List size="sm" spacing={4} listStyleType="none" className="checks__list" aria-label={text.only}>
                  {done.rule.conditions.map((condition, i) => (
                    <List.Item key={i} icon={<span className={done.conditions[i] ? "checks__good" : "checks__bad"}><Icon name={done.conditions[i] ? "check-circle" : "x-circle"} size={15} /></span>}>
                      {words.condition(condition)}<Text span inherit c="dimmed"> — {done.conditions[i] ? text.holds : text.fails}</Text>
                    </List.Item>
                  ))}
                </List>
              )}
              {!held && <Text size="sm" fw={550}>{text.wouldNot}</Text>}
              {first && <div><Text size="sm" fw={550} mb={4}>{text.would}</Text><RunLine run={first} /></div>}
              {rest.map((one, i) => <div key={i}><Text size="sm" fw={550} mb={4}>{text.thenScenario(one.name)}</Text><RunLine run={one} /></div>)}
            </Stack>
          )}
        </div>
      </Stack>
    </Paper>
  );
}
