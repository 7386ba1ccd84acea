// What stands where content is not (yet): nothing there, not loaded yet, not to be had.
import { Button, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { asProblem } from "@/api/client";
import { useMessages } from "@/lib/i18n";

import { Icon, type IconName } from "./Icon";
import { messages } from "./messages";
import { ProblemDetails } from "./ProblemAlert";

interface StateProps {
  icon?: IconName;
  title: string;
  /** Why there is nothing, and what this place is for. */
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
  /** The order of the heading on its page. */
  order?: 1 | 2 | 3;
}

export function EmptyState({ icon = "info", title, children, action, order = 2 }: StateProps) {
  return (
    <Stack align="center" gap="xs" py={64} px="md" ta="center">
      <div style={{ color: "var(--muted)" }}><Icon name={icon} size={36} /></div>
      <Title order={order} fz="h2">{title}</Title>
      {children && <Text component="div" c="dimmed" maw={520}>{children}</Text>}
      {action && <Group mt="sm" justify="center">{action}</Group>}
    </Stack>
  );
}

/** What went wrong, and the way out of it. */
export function ErrorState({ error, retry, order = 2 }: { error: unknown; retry?: () => void; order?: 1 | 2 | 3 }) {
  const text = useMessages(messages);
  const problem = asProblem(error);
  return (
    <div role="alert">
      <EmptyState icon={problem.status === 404 ? "search" : "alert"} title={problem.title || text.failed} order={order}
        action={<>
          {retry && problem.status !== 404 && <Button onClick={retry} leftSection={<Icon name="refresh" />}>{text.retry}</Button>}
          <Button variant="default" renderRoot={(props) => <Link to="/board" {...props} />}>{text.toBoard}</Button>
        </>}>
        <ProblemDetails problem={problem} />
      </EmptyState>
    </div>
  );
}

/** A query's content, its skeleton while there is none, and the error if there will be none. */
export function QueryView<T>({ query, skeleton, children }: { query: UseQueryResult<T>; skeleton?: ReactNode; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <>{skeleton ?? <TableSkeleton />}</>;
}

function Waiting({ children }: { children: ReactNode }) {
  const text = useMessages(messages);
  return <div role="status" aria-busy><span className="unseen">{text.loading}</span>{children}</div>;
}

const some = (n: number) => Array.from({ length: n }, (_, i) => i);

export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return <Waiting><Stack gap="sm">{some(rows).map((i) => <Skeleton key={i} height={36} opacity={1 - i / (rows + 2)} />)}</Stack></Waiting>;
}

export function CardsSkeleton({ columns = 4, cards = 4 }: { columns?: number; cards?: number }) {
  return (
    <Waiting>
      <Group align="flex-start" wrap="nowrap" gap="md" style={{ overflow: "hidden" }}>
        {some(columns).map((i) => (
          <Stack key={i} gap="sm" w={280} style={{ flex: "none" }}>
            <Skeleton height={28} />
            {some(Math.max(1, cards - i % 3)).map((j) => <Skeleton key={j} height={96} />)}
          </Stack>
        ))}
      </Group>
    </Waiting>
  );
}

export function FormSkeleton({ fields = 5 }: { fields?: number }) {
  return (
    <Waiting>
      <Stack gap="lg" maw={560}>
        {some(fields).map((i) => <Stack key={i} gap={6}><Skeleton height={14} width={120} /><Skeleton height={36} /></Stack>)}
      </Stack>
    </Waiting>
  );
}
