import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { type ReactNode, useEffect, useState } from "react";

import { asProblem, type Concerned, Problem, type Reason } from "@/api/client";
import { useMessages } from "@/lib/i18n";

import { Icon } from "./Icon";
import { messages } from "./messages";
import { ReasonList } from "./ReasonList";
import { StatusById } from "./StatusBadge";
import { useFormat } from "./useFormat";

/** Documents that a change would concern, per status. */
export function ConcernedList({ concerned }: { concerned: readonly Concerned[] }) {
  const text = useMessages(messages);
  const format = useFormat();
  if (concerned.length === 0) return null;
  const all = concerned.reduce((sum, one) => sum + one.documents, 0);
  return (
    <Stack gap={6}>
      <Text size="sm">{text.concerned(all)}</Text>
      {concerned.map((one) => (
        <Group key={one.status ?? ""} gap="xs" wrap="nowrap" justify="space-between" maw={360}>
          <StatusById id={one.status} /><Text size="sm" className="numbers">{format.number(one.documents)}</Text>
        </Group>
      ))}
    </Stack>
  );
}

/** Seconds left of a wait, counted down; undefined when it is over. */
export function useCountdown(problem: Problem | undefined): number | undefined {
  const [left, setLeft] = useState<number>();
  const wait = problem?.retryAfter;
  useEffect(() => {
    setLeft(wait);
    if (!wait) return;
    const until = Date.now() + wait * 1000;
    const timer = setInterval(() => {
      const seconds = Math.ceil((until - Date.now()) / 1000);
      setLeft(seconds > 0 ? seconds : undefined);
      if (seconds <= 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [problem, wait]);
  return left;
}

/** All a problem says below its title. */
export function ProblemDetails({ problem, action }: { problem: Problem; action?: (reason: Reason) => ReactNode }) {
  const text = useMessages(messages);
  const left = useCountdown(problem);
  return (
    <Stack gap="xs">
      {problem.detail && problem.reasons.length === 0 && <Text size="sm">{problem.detail}</Text>}
      {problem.status === 500 && !problem.detail && <Text size="sm">{text.failedHint}</Text>}
      <ReasonList reasons={problem.reasons} action={action} />
      {problem.errors.length > 0 && (
        <List size="sm" spacing={2}>{problem.errors.map((error) => <List.Item key={error.field}>{error.text}</List.Item>)}</List>
      )}
      <ConcernedList concerned={problem.concerned} />
      {left !== undefined && <Text size="sm">{text.retryIn(left)}</Text>}
    </Stack>
  );
}

/** The look of bad news on an Alert, readable in both themes. */
export const BAD_NEWS = {
  color: "red",
  variant: "light",
  styles: {
    root: { background: "color-mix(in srgb, var(--bad) 10%, var(--surface))", borderColor: "color-mix(in srgb, var(--bad) 35%, var(--surface))" },
    title: { color: "var(--bad)" },
    icon: { color: "var(--bad)" },
    message: { color: "var(--mantine-color-text)" },
  },
} as const;

interface Props {
  error: unknown;
  retry?: () => void;
  onClose?: () => void;
  action?: (reason: Reason) => ReactNode;
}

/** A refusal or a failure beside what was tried. Nothing if there is none. */
export function ProblemAlert({ error, retry, onClose, action }: Props) {
  const text = useMessages(messages);
  if (!error) return null;
  const problem = asProblem(error);
  return (
    <Alert {...BAD_NEWS} role="alert" icon={<Icon name="alert" />} title={problem.title || text.failed}
      withCloseButton={onClose !== undefined} onClose={onClose} closeButtonLabel={text.close}>
      <ProblemDetails problem={problem} action={action} />
      {retry && <Button mt="sm" size="xs" variant="default" onClick={retry}>{text.retry}</Button>}
    </Alert>
  );
}
