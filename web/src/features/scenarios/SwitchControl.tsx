// Off, shadow, on. What follows stands beside each choice; it is done at once and can be taken back.
import { SegmentedControl, Tooltip } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { scenariosQuery } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { toast } from "@/ui/toast";

import { messages } from "./messages/list";
import { type Scenario, type Switch, SWITCHES } from "./model";
import { change } from "./queries";

interface Props {
  scenario: Pick<Scenario, "id" | "version" | "name" | "switch">;
  /** It is being edited, and cannot be switched before that is saved. */
  disabled?: boolean;
}

export function SwitchControl({ scenario, disabled }: Props) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const switching = useMutation({
    mutationFn: (to: Switch) => change(client, scenario, { switch: to }),
    onMutate: async (to) => {
      await client.cancelQueries({ queryKey: scenariosQuery.queryKey });
      const before = client.getQueryData(scenariosQuery.queryKey);
      client.setQueryData(scenariosQuery.queryKey, (all) => all?.map((one) => one.id === scenario.id ? { ...one, switch: to } : one));
      return before;
    },
    onSuccess: (saved) => toast.undo(text.switched[saved.switch](saved.name), async () => { await change(client, saved, { switch: scenario.switch }); }),
    onError: (error, _to, before) => {
      client.setQueryData(scenariosQuery.queryKey, before);
      void client.invalidateQueries({ queryKey: scenariosQuery.queryKey });
      toast.problem(error);
    },
  });
  const shown = switching.isPending ? switching.variables : scenario.switch;
  return (
    <SegmentedControl size="xs" className="switch3" aria-label={text.switch(scenario.name)} value={shown} disabled={disabled || switching.isPending} data-state={shown}
      onChange={(to) => switching.mutate(to as Switch)}
      data={SWITCHES.map((value) => ({ value, label: <Tooltip label={text.switchHints[value]} withinPortal openDelay={300}><span>{text.switches[value]}</span></Tooltip> }))} />
  );
}
