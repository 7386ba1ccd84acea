// When the company works: the hours of a week, holidays, and days off that are worked.
import { Alert, Button, Checkbox, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useMemo } from "react";

import { api, asProblem, ok } from "@/api/client";
import { keys, type Schemas } from "@/api/queries";
import { useDraft } from "@/lib/draft";
import { useMessages } from "@/lib/i18n";
import { useShortcuts } from "@/lib/keyboard";
import { ClockInput } from "@/ui/ClockInput";
import { useConfirm } from "@/ui/confirm";
import { ConflictNotice } from "@/ui/ConflictNotice";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { ProblemAlert } from "@/ui/ProblemAlert";
import "@/ui/record-table.css";
import { FormSkeleton, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";
import { useFormat } from "@/ui/useFormat";

import { firstHours, type Hours, MAX_HOURS, type Values, withBreak, worked } from "./calendar";
import { CalendarDays } from "./CalendarDays";
import "./calendar.css";
import { messages } from "./calendar-messages";

type Calendar = Schemas["CalendarOut"];

export function WorkingCalendar() {
  const query = useQuery({ queryKey: keys.calendar, queryFn: ({ signal }) => ok(api.GET("/api/v1/calendar", { signal })) });
  return <QueryView query={query} skeleton={<FormSkeleton fields={7} />}>{(calendar) => <Form calendar={calendar} />}</QueryView>;
}

function Form({ calendar }: { calendar: Calendar }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const confirm = useConfirm();
  const format = useFormat();
  const draft = useDraft<Values>(useMemo(() => {
    const { week, holidays, working_dates, version } = calendar;
    return { version, values: { week, holidays, working_dates } };
  }, [calendar]));
  const { values, set, dirty } = draft;
  const saving = useMutation({
    mutationFn: () => ok(api.PATCH("/api/v1/calendar", { body: { version: draft.version, ...draft.changes } })),
    onSuccess: (saved) => {
      client.setQueryData(keys.calendar, saved);
      const { week, holidays, working_dates } = saved;
      draft.restart({ week, holidays, working_dates });
      toast.done(text.saved);
    },
    onError: (error) => {
      if (asProblem(error).code === "version_conflict") void client.invalidateQueries({ queryKey: keys.calendar });
    },
  });
  const save = () => {
    if (dirty && !saving.isPending && draft.settled()) saving.mutate();
  };
  useShortcuts([{ keys: "mod+KeyS", label: text.save, group: text.title, whileTyping: true, run: save }]);
  useBlocker({
    disabled: !dirty,
    enableBeforeUnload: dirty,
    shouldBlockFn: async () => !await confirm({ title: text.leaveTitle, message: text.leaveText, confirm: text.leave, cancel: text.stay, danger: true }),
  });
  const problem = saving.error ? asProblem(saving.error) : undefined;
  const shown = (field: string) => /^week\/\d+\/\d+\//.test(field);
  const days = (all: readonly string[]) => all.length === 0 ? "—" : `${text.count(all.length)}: ${all.map((day) => format.date(`${day}T12:00:00Z`)).join(", ")}`;
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); save(); }}>
      <Stack gap="md" maw={1000}>
        <Text size="sm" c="dimmed" maw={760}>{text.lead}</Text>
        <Alert variant="default" icon={<Icon name="clock" />}><Text size="sm">{text.zone(calendar.time_zone)}</Text></Alert>
        <ConflictNotice draft={draft} label={(field) => text.fields[field]} show={(field, value) => field === "week" ? hoursIn(value as Hours[][], text.days) : days(value as string[])} />
        {problem && problem.code !== "version_conflict" && !(problem.errors.length > 0 && problem.errors.every((one) => shown(one.field))) && <ProblemAlert error={problem} />}
        <Paper p="md" component="section" aria-labelledby="hours-title">
          <Group justify="space-between" mb="sm">
            <Title order={2} fz="h3" id="hours-title">{text.hours}</Title>
            <Text size="sm" c="dimmed">{text.perWeek(format.number(worked(values.week) / 60))}</Text>
          </Group>
          <ul className="week">
            {values.week.map((hours, day) => (
              <DayHours key={day} name={text.days[day] ?? ""} hours={hours} monday={day > 0 ? values.week[0] : undefined} first={() => firstHours(values.week)}
                flaw={(path) => problem?.field(`week/${day}/${path}`)} onChange={(next) => set({ week: values.week.with(day, next) })} />
            ))}
          </ul>
        </Paper>
        <CalendarDays values={values} onChange={set} />
        {dirty && (
          <div className="save-bar">
            <Text size="sm" fw={550} role="status">{text.unsaved}</Text>
            <Group gap="sm">
              <Button variant="default" onClick={() => {
                const { week, holidays, working_dates } = calendar;
                draft.restart({ week, holidays, working_dates });
                saving.reset();
              }}>{text.discard}</Button>
              <Button type="submit" loading={saving.isPending}>{text.save}</Button>
            </Group>
          </div>
        )}
      </Stack>
    </form>
  );
}

const hoursIn = (week: readonly Hours[][], names: readonly string[]): string =>
  week.map((hours, i) => hours.length > 0 ? `${names[i]?.slice(0, 2)} ${hours.map(({ from, to }) => `${from}–${to}`).join(", ")}` : "").filter(Boolean).join("; ");

interface DayProps {
  name: string;
  hours: readonly Hours[];
  /** To be taken over from; absent for Monday itself. */
  monday: readonly Hours[] | undefined;
  first: () => Hours[];
  flaw: (path: string) => string | undefined;
  onChange: (hours: Hours[]) => void;
}

function DayHours({ name, hours, monday, first, flaw, onChange }: DayProps) {
  const text = useMessages(messages);
  const works = hours.length > 0;
  const differs = monday !== undefined && monday.length > 0 && JSON.stringify(monday) !== JSON.stringify(hours);
  return (
    <li className="week__day">
      <Checkbox className="week__name" label={name} aria-label={text.works(name)} checked={works} onChange={(event) => onChange(event.currentTarget.checked ? first() : [])} />
      <div className="week__hours">
        {!works && <Text size="sm" c="dimmed">{text.off}</Text>}
        {hours.map((one, n) => (
          <div key={n} className="week__part">
            <ClockInput size="xs" name={text.from(name, n + 1)} value={one.from} error={flaw(`${n}/from`)} onChange={(from) => onChange(hours.with(n, { ...one, from }))} />
            <span aria-hidden>–</span>
            <ClockInput size="xs" end name={text.to(name, n + 1)} value={one.to} error={flaw(`${n}/to`)} onChange={(to) => onChange(hours.with(n, { ...one, to }))} />
            {hours.length > 1 && <IconButton icon="close" size="sm" label={text.removeHours(name, n + 1)} onClick={() => onChange(hours.toSpliced(n, 1))} />}
          </div>
        ))}
        {works && hours.length < MAX_HOURS && <Button size="compact-xs" variant="subtle" aria-label={text.addBreakTo(name)} onClick={() => onChange(withBreak(hours))}>{text.addBreak}</Button>}
        {works && differs && <Button size="compact-xs" variant="subtle" aria-label={text.likeMondayFor(name)} onClick={() => onChange([...monday])}>{text.likeMonday}</Button>}
      </div>
    </li>
  );
}
