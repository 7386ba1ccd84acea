// What a new company still lacks. Told from what is there, so nothing has to be ticked off by hand.
import { useQueries } from "@tanstack/react-query";

import { employeesQuery, orderCountsQuery, processesQuery, statusesQuery, useMe } from "@/api/queries";

export type StepName = "statuses" | "process" | "employees" | "order";

export interface Step {
  readonly name: StepName;
  readonly done: boolean;
}

export interface Present {
  statuses: number;
  processes: number;
  employees: number;
  orders: number;
}

export function stepsOf(present: Present): Step[] {
  return [
    { name: "statuses", done: present.statuses > 0 },
    { name: "process", done: present.processes > 0 },
    // One is the administrator himself.
    { name: "employees", done: present.employees > 1 },
    { name: "order", done: present.orders > 0 },
  ];
}

/** Undefined while it is not known, and for those who can do nothing about it. */
export function useSteps(): Step[] | undefined {
  const { administrator } = useMe();
  const [statuses, processes, employees, counts] = useQueries({
    queries: [
      { ...statusesQuery, enabled: administrator }, { ...processesQuery, enabled: administrator },
      { ...employeesQuery, enabled: administrator }, { ...orderCountsQuery(), enabled: administrator },
    ],
  });
  if (!administrator || !statuses.data || !processes.data || !employees.data || !counts.data) return undefined;
  return stepsOf({
    statuses: statuses.data.length,
    processes: processes.data.length,
    employees: employees.data.filter((one) => one.active).length,
    orders: counts.data.reduce((sum, row) => sum + row.orders, 0),
  });
}

/** Nothing to show on a board yet: no orders and no process. */
export const isFresh = (steps: readonly Step[]): boolean => !steps.some((step) => step.done && (step.name === "process" || step.name === "order"));

/** The board works: who still lacks something may be content with that. */
export const isRunning = (steps: readonly Step[]): boolean => steps.every((step) => step.done || step.name === "statuses" || step.name === "employees");
