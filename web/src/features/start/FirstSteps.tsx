// What an administrator of an empty company does first. Shows nothing to others, and nothing when all is done.
import { Button, Paper, Progress, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { messages } from "./messages";
import "./start.css";
import { type Step, type StepName, useSteps } from "./steps";

const WHERE = { statuses: "/settings/statuses", process: "/processes", employees: "/settings/employees", order: "/orders/new" } as const satisfies Record<StepName, string>;

export default function FirstSteps() {
  const steps = useSteps();
  if (!steps || steps.every((step) => step.done)) return null;
  return <Steps steps={steps} />;
}

/** `bare` where the page has said the title already. */
export function Steps({ steps, bare = false }: { steps: readonly Step[]; bare?: boolean }) {
  const text = useMessages(messages);
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done);
  const words = {
    statuses: [text.statuses, text.statusesHint, text.statusesGo], process: [text.process, text.processHint, text.processGo],
    employees: [text.employees, text.employeesHint, text.employeesGo], order: [text.order, text.orderHint, text.orderGo],
  } as const;
  return (
    <Paper p="lg" component="section" className="start" aria-label={text.title}>
      <Stack gap="md">
        <div>{!bare && <Title order={2}>{text.title}</Title>}<Text c="dimmed">{text.intro}</Text></div>
        <div>
          <Text size="sm" mb={6}>{text.progress(done, steps.length)}</Text>
          <Progress value={done / steps.length * 100} aria-label={text.progress(done, steps.length)} color="var(--good)" />
        </div>
        <ol className="start__steps">
          {steps.map((step, i) => {
            const [title, hint, go] = words[step.name];
            return (
              <li key={step.name} className="start__step" data-done={step.done || undefined} aria-current={step === next ? "step" : undefined}>
                <span className="start__mark" aria-hidden>{step.done ? <Icon name="check" size={16} /> : i + 1}</span>
                <div className="start__what"><Text fw={550}>{title}{step.done && <span className="unseen">, {text.done}</span>}</Text>{!step.done && <Text size="sm" c="dimmed">{hint}</Text>}</div>
                {!step.done && <Button size="sm" variant={step === next ? "filled" : "default"} renderRoot={(props) => <Link to={WHERE[step.name]} {...props} />}>{go}</Button>}
              </li>
            );
          })}
        </ol>
      </Stack>
    </Paper>
  );
}
