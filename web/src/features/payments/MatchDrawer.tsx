// What one payment of the statement is for, chosen by a person.
import { Stack, Text } from "@mantine/core";
import { useState } from "react";

import { useMessages } from "@/lib/i18n";
import { FormDrawer } from "@/ui/FormDrawer";
import { numbersAreRight } from "@/ui/numbers";
import { MatchPicker } from "@/ui/receivables/MatchPicker";
import { isSpreadRight, type Match } from "@/ui/receivables/model";

import { messages } from "./messages";
import type { Line, Statement } from "./model";
import { useLineName } from "./StatementRows";

interface Props {
  line: Line;
  statement: Statement;
  onSave: (matches: readonly Match[]) => void;
  onClose: () => void;
}

export function MatchDrawer({ line, statement, onSave, onClose }: Props) {
  const text = useMessages(messages);
  const nameOf = useLineName();
  const [matches, setMatches] = useState<readonly Match[]>(line.matches);
  const [wrong, setWrong] = useState(false);
  const { payment, counterparty, fits } = line.row;
  const known = new Map(statement.receivables.map((one) => [one.id, one]));
  const save = () => {
    if (!numbersAreRight()) return;
    if (isSpreadRight(matches, payment.sum)) onSave(matches);
    else setWrong(true);
  };
  return (
    <FormDrawer title={text.matchTitle(nameOf(line))} submit={text.save} onSubmit={save} onClose={onClose} pending={false} dirty={matches !== line.matches} size={560}>
      <Stack gap="md">
        {payment.purpose && <Text size="sm" c="dimmed">{payment.purpose}</Text>}
        <MatchPicker sum={payment.sum} counterparty={counterparty} value={matches} fitting={fits.flatMap((fit) => known.get(fit.document) ?? [])}
          onChange={(next) => {
            setMatches(next);
            setWrong(false);
          }} />
        {wrong && <Text size="sm" role="alert" style={{ color: "var(--bad)" }}>{text.wrongMatch}</Text>}
      </Stack>
    </FormDrawer>
  );
}
