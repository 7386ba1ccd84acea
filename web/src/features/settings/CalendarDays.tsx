// Months in which every day can be made what it usually is not, and the list of those days.
import "dayjs/locale/ru";

import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Calendar } from "@mantine/dates";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";

import { dayOf } from "@/lib/format";
import { useLanguage, useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";
import { useFormat } from "@/ui/useFormat";

import { exceptions, kindOf, toggled, type Values } from "./calendar";
import { messages } from "./calendar-messages";

interface Props {
  values: Values;
  onChange: (values: Pick<Values, "holidays" | "working_dates">) => void;
}

const KINDS = ["working", "off", "holiday", "moved"] as const;
const SHOWN = 12;

export function CalendarDays({ values, onChange }: Props) {
  const text = useMessages(messages);
  const language = useLanguage();
  const { timeZone } = useFormat();
  const narrow = useMediaQuery("(max-width: 62em)", undefined, { getInitialValueInEffect: false });
  const today = dayOf(Date.now(), timeZone);
  const [month, setMonth] = useState(today);
  const named = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { day: "numeric", month: "long", year: "numeric", weekday: "long", timeZone: "UTC" });
  return (
    <Paper p="md" component="section" aria-labelledby="dates-title">
      <Stack gap="sm">
        <div>
          <Title order={2} fz="h3" id="dates-title">{text.dates}</Title>
          <Text size="sm" c="dimmed" mt={4}>{text.datesHint}</Text>
        </div>
        <Group gap="md" component="ul" aria-label={text.legend} className="calendar__legend">
          {KINDS.map((kind) => <li key={kind}><span className="calendar__sample" data-kind={kind} aria-hidden>{kind === "holiday" ? "−" : kind === "moved" ? "+" : ""}</span>{text.kinds[kind]}</li>)}
        </Group>
        <Calendar className="calendar" numberOfColumns={narrow ? 1 : 3} columnsToScroll={1} date={month} onDateChange={setMonth} maxLevel="year" locale={language} hideOutsideDates firstDayOfWeek={1}
          ariaLabels={{ previousMonth: text.previous, nextMonth: text.next }}
          getDayAriaLabel={(day) => `${named.format(new Date(`${day}T00:00:00Z`))}, ${text.kinds[kindOf(day, values)]}`}
          getDayProps={(day) => ({
            "data-kind": kindOf(day, values), "data-now": day === today || undefined, "aria-pressed": ["holiday", "moved"].includes(kindOf(day, values)),
            onClick: () => onChange(toggled(day, values)),
          })} />
        <Exceptions values={values} onChange={onChange} today={today} />
      </Stack>
    </Paper>
  );
}

function Exceptions({ values, onChange, today }: Props & { today: string }) {
  const text = useMessages(messages);
  const format = useFormat();
  const [all, setAll] = useState(false);
  const found = exceptions(values);
  const coming = found.filter((one) => one.day >= today);
  const shown = all ? found : coming.slice(0, SHOWN);
  const dateOf = (day: string) => format.date(`${day}T12:00:00Z`);
  return (
    <div>
      <Title order={3} fz="md" mb={6}>{text.list}</Title>
      {found.length === 0 && <Text size="sm" c="dimmed">{text.none}</Text>}
      <ul className="calendar__days">
        {shown.map(({ day, kind }) => (
          <li key={day}>
            <span className="numbers">{dateOf(day)}</span> <span className="calendar__kind">{text.kinds[kind]}</span>
            <IconButton icon="close" size="sm" label={text.removeDay(dateOf(day))} onClick={() => onChange(toggled(day, values))} />
          </li>
        ))}
      </ul>
      {!all && found.length > shown.length && <Button size="compact-sm" variant="subtle" leftSection={<Icon name="chevron-down" size={14} />} onClick={() => setAll(true)}>{text.all(found.length)}</Button>}
    </div>
  );
}
