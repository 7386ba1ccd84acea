// Taking a setting away: what stands in the way is said before it is tried, and what the server answers beside it.
import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { asProblem } from "@/api/client";
import { type Process, useProcesses, useScenarios } from "@/api/queries";
import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";
import { ProblemAlert } from "./ProblemAlert";

/** The processes whose definition names a record, whatever for: ids are unique. */
export function processesNaming(processes: readonly Process[] | undefined, id: string): Process[] {
  return processes?.filter((one) => JSON.stringify(one.definition).includes(id)) ?? [];
}

export function ProcessLinks({ processes }: { processes: readonly Process[] }) {
  return <>{processes.map((one, i) => <span key={one.id}>{i > 0 && ", "}<Link to="/processes/$id" params={{ id: one.id }}>{one.name}</Link></span>)}</>;
}

/** What the server counted, with the way to it. */
export function InUse({ error }: { error: unknown }) {
  const text = useMessages(messages);
  const { data } = useProcesses();
  const scenarios = useScenarios().data;
  const problem = asProblem(error);
  const documents = Number(problem.data["documents"] ?? 0);
  const tasks = Number(problem.data["tasks"] ?? 0);
  // Processes and scenarios, by their names.
  const names = Array.isArray(problem.data["processes"]) ? problem.data["processes"] as string[] : [];
  const processes = data?.filter((one) => names.includes(one.name)) ?? [];
  const naming = scenarios?.filter((one) => names.includes(one.name)) ?? [];
  return (
    <List size="sm" spacing={4}>
      {documents > 0 && <List.Item>{text.stillUsed(documents)}</List.Item>}
      {tasks > 0 && <List.Item>{text.stillTasks(tasks)}</List.Item>}
      {processes.length > 0 && <List.Item>{text.inProcesses} <ProcessLinks processes={processes} /></List.Item>}
      {naming.length > 0 && (
        <List.Item>{text.inScenarios} {naming.map((one, i) => <span key={one.id}>{i > 0 && ", "}<Link to="/settings/scenarios/$id" params={{ id: one.id }}>{one.name}</Link></span>)}</List.Item>
      )}
    </List>
  );
}

interface Props {
  title: string;
  /** What follows. */
  children?: ReactNode;
  /** What is known to stand in the way; with any, there is nothing to press. */
  obstacles?: readonly ReactNode[];
  confirm: string;
  run: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

export function RemoveDialog({ title, children, obstacles = [], confirm, run, onDone, onClose }: Props) {
  const text = useMessages(messages);
  const removal = useMutation({ mutationFn: run, onSuccess: onDone });
  const stopped = obstacles.length > 0;
  const inUse = removal.error !== null && asProblem(removal.error).code === "in_use";
  return (
    <Modal opened onClose={() => { if (!removal.isPending) onClose(); }} title={title} closeButtonProps={{ "aria-label": text.close }}>
      <Stack gap="md">
        {stopped ? (
          <>
            <Text size="sm">{text.firstRemove}</Text>
            <List size="sm" spacing={4}>{obstacles.map((one, i) => <List.Item key={i}>{one}</List.Item>)}</List>
          </>
        ) : <Text size="sm" component="div">{children}</Text>}
        {inUse ? <div role="alert"><Text size="sm" fw={550} c="var(--bad)" mb={4}>{asProblem(removal.error).title}</Text><InUse error={removal.error} /></div> : <ProblemAlert error={removal.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={removal.isPending} data-autofocus>{stopped ? text.close : text.cancel}</Button>
          {!stopped && <Button color="red" loading={removal.isPending} onClick={() => removal.mutate()}>{confirm}</Button>}
        </Group>
      </Stack>
    </Modal>
  );
}
