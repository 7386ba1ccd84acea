// Ready scenarios: what each takes over, its gaps, and then what came of it, to be read before it is switched on.
import { Button, Modal, NumberInput, Select, Stack, Text, Title } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { api, ok } from "@/api/client";
import { type Schemas, useDepartments, useStatuses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { flawOf } from "@/ui/FormDrawer";
import { Icon } from "@/ui/Icon";
import { messages as kit } from "@/ui/messages";
import { StatusPicker } from "@/ui/pickers";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";

import { messages } from "./messages/list";
import { settle, templatesQuery } from "./queries";

type Template = Schemas["TemplateOut"];
type Gap = Template["gaps"][number];
type Filling = Schemas["Filling"];

const MAX_DAYS = 365;

export function Templates({ template, onTemplate }: { template: string; onTemplate: (template: string | undefined) => void }) {
  const text = useMessages(messages).gallery;
  const { close } = useMessages(kit);
  const phone = useMediaQuery("(max-width: 48em)", undefined, { getInitialValueInEffect: false });
  return (
    <Modal opened onClose={() => onTemplate(undefined)} title={text.title} size={760} fullScreen={phone} closeButtonProps={{ "aria-label": close }}>
      <QueryView query={useQuery(templatesQuery)}>
        {(all) => {
          const chosen = all.find((one) => one.code === template);
          return chosen ? <Fill key={chosen.code} template={chosen} onBack={() => onTemplate("all")} /> : <Gallery all={all} onChoose={onTemplate} />;
        }}
      </QueryView>
    </Modal>
  );
}

function Gallery({ all, onChoose }: { all: readonly Template[]; onChoose: (code: string) => void }) {
  const text = useMessages(messages).gallery;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">{text.lead}</Text>
      <ul className="templates">
        {all.map(({ code }) => (
          <li key={code}>
            <button type="button" className="templates__one" onClick={() => onChoose(code)}>
              <span className="templates__name">{text.templates[code].name}</span>
              <span className="templates__hint">{text.templates[code].hint}</span>
            </button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

const blank = (kind: Gap["kind"]): Filling | undefined => kind === "days" ? { kind, days: 2 } : undefined;

function Fill({ template, onBack }: { template: Template; onBack: () => void }) {
  const text = useMessages(messages).gallery;
  const client = useQueryClient();
  const navigate = useNavigate();
  const [fillings, setFillings] = useState<Readonly<Record<string, Filling | undefined>>>(() => Object.fromEntries(template.gaps.map((gap) => [gap.key, blank(gap.kind)])));
  const making = useMutation({
    mutationFn: () => ok(api.POST("/api/v1/scenarios/templates", {
      body: { template: template.code, fillings: Object.fromEntries(Object.entries(fillings).flatMap(([key, filling]) => filling ? [[key, filling]] : [])) },
    })),
    onSuccess: ({ rows }) => {
      for (const one of rows) settle(client, one);
      toast.done(text.made(rows.length));
      // The last one made is read first where several belong together: the list shows the rest beside it.
      const [first] = rows;
      if (first) void navigate({ to: "/settings/scenarios/$id", params: { id: first.id }, search: { made: rows.length > 1 ? rows.map((one) => one.id).join(",") : undefined } });
    },
  });
  const fields = template.gaps.map((gap) => `fillings/${gap.key}`);
  const stray = making.error !== null && !fields.some((field) => flawOf(making.error, field));
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); if (!making.isPending) making.mutate(); }}>
      <Stack gap="md">
        <div>
          <Title order={3}>{text.templates[template.code].name}</Title>
          <Text size="sm" c="dimmed" mt={4}>{text.templates[template.code].hint}</Text>
        </div>
        {stray && <ProblemAlert error={making.error} />}
        {template.gaps.map((gap, i) => (
          <GapField key={gap.key} gap={gap} first={i === 0} value={fillings[gap.key]} error={flawOf(making.error, `fillings/${gap.key}`)}
            onChange={(filling) => setFillings((old) => ({ ...old, [gap.key]: filling }))} />
        ))}
        <div className="templates__foot">
          <Button variant="subtle" leftSection={<Icon name="arrow-left" size={16} />} onClick={onBack}>{text.back}</Button>
          <Button type="submit" loading={making.isPending}>{text.make}</Button>
        </div>
      </Stack>
    </form>
  );
}

interface GapProps {
  gap: Gap;
  first: boolean;
  value: Filling | undefined;
  error: string | undefined;
  onChange: (filling: Filling | undefined) => void;
}

function GapField({ gap, first, value, error, onChange }: GapProps) {
  const text = useMessages(messages).gallery;
  const { data: departments = [], isSuccess } = useDepartments();
  const statuses = (useStatuses().data ?? []).filter((one) => one.kind === "customer_order").map((one) => one.id);
  const label = text.gaps[gap.key as keyof typeof text.gaps] ?? gap.key;
  const common = { label, error, required: true, "data-autofocus": first || undefined };
  switch (gap.kind) {
    case "status":
      return <StatusPicker {...common} only={statuses} value={value?.kind === "status" ? value.id : null} onChange={(id) => onChange(id ? { kind: "status", id } : undefined)} />;
    case "department":
      return <Select {...common} searchable value={value?.kind === "department" ? value.id : null} onChange={(id) => onChange(id ? { kind: "department", id } : undefined)}
        description={isSuccess && departments.length === 0 ? text.noDepartments : undefined} data={departments.map((one) => ({ value: one.id, label: one.name }))} />;
    case "days":
      return <NumberInput {...common} w={260} min={1} max={MAX_DAYS} allowDecimal={false} value={value?.kind === "days" ? value.days : ""}
        onChange={(days) => onChange(typeof days === "number" ? { kind: "days", days } : undefined)} />;
  }
}
