// Where I am logged in, and a way to end it.
import { Badge, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, ok } from "@/api/client";
import { keys, type Schemas } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { QueryView, TableSkeleton } from "@/ui/states";
import { toast } from "@/ui/toast";
import { DateText, RelativeTime } from "@/ui/values";

import "./profile.css";
import { messages } from "./messages";
import { seenAs } from "./userAgent";

type Session = Schemas["SessionOut"];

/** «Chrome, Windows». */
function useWhere(): (session: Session) => string {
  const { browser: text } = useMessages(messages);
  return ({ user_agent }) => {
    const { browser, system, program } = seenAs(user_agent);
    if (browser) return system ? text.on(browser, system) : browser;
    return program ? text.program(program) : text.unknown;
  };
}

export function Sessions() {
  const text = useMessages(messages);
  const client = useQueryClient();
  const confirm = useConfirm();
  const where = useWhere();
  const query = useQuery({ queryKey: keys.sessions, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/sessions", { signal }))).rows });
  const ending = useMutation({
    mutationFn: async (sessions: readonly Session[]) => {
      for (const { id } of sessions) await ok(api.DELETE("/api/v1/sessions/{id}", { params: { path: { id } } }));
      return sessions.length;
    },
    onSuccess: (n) => toast.done(n === 1 ? text.ended : text.endedOthers(n)),
    onError: (error) => toast.problem(error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.sessions }),
  });
  const end = async (session: Session) => {
    if (await confirm({ title: text.endQuestion, message: text.endHint(where(session)), confirm: text.end, danger: true })) ending.mutate([session]);
  };
  const endOthers = async (others: readonly Session[]) => {
    if (await confirm({ title: text.endOthersQuestion(others.length), message: text.endOthersHint, confirm: text.endOthers, danger: true })) ending.mutate(others);
  };

  return (
    <QueryView query={query} skeleton={<TableSkeleton rows={3} />}>
      {(rows) => {
        const sorted = rows.toSorted((a, b) => Number(b.current) - Number(a.current) || b.created_at.localeCompare(a.created_at));
        const others = sorted.filter((one) => !one.current);
        return (
          <Stack gap="sm">
            <ul className="sessions">
              {sorted.map((one) => (
                <li key={one.id} className="session">
                  <Icon name={/iPhone|Android|Mobile/.test(one.user_agent) ? "phone" : "monitor"} />
                  <div className="session__what">
                    <Group gap={8}><Text size="sm" fw={550}>{where(one)}</Text>{one.current && <Badge variant="light" color="green" autoContrast={false} styles={{ root: { color: "var(--good)" } }}>{text.current}</Badge>}</Group>
                    <Text size="sm" c="dimmed">
                      {text.from} {one.address} · {text.began} <RelativeTime value={one.created_at} /> · {text.until} <DateText value={one.expires_at} />
                    </Text>
                  </div>
                  {!one.current && <Button size="compact-sm" variant="default" aria-label={text.endThis(where(one))} disabled={ending.isPending} onClick={() => void end(one)}>{text.end}</Button>}
                </li>
              ))}
            </ul>
            {others.length > 0 && <Group><Button size="sm" variant="default" loading={ending.isPending} onClick={() => void endOthers(others)}>{text.endOthers}</Button></Group>}
          </Stack>
        );
      }}
    </QueryView>
  );
}
