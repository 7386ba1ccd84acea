// How a file that is brought in fares, and what came of it.
import { Alert, Button, Progress, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { documentLink } from "@/ui/kinds";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import type { Import, Preview, Receipt } from "./model";
import { Errors } from "./PreviewParts";

export function Result({ now, preview, onAgain }: { now: Import; preview: Preview | undefined; onAgain: () => void }) {
  const text = useMessages(messages);
  const part = now.planned === 0 ? 100 : Math.round(now.done / now.planned * 100);
  if (now.state === "running") {
    return (
      <Stack gap="xs" role="status">
        <Text>{text.running(now.done, now.planned)}</Text>
        <Progress.Root size="lg"><Progress.Section value={part} aria-label={text.running(now.done, now.planned)} /></Progress.Root>
        <Text size="sm" c="dimmed">{text.runningHint}</Text>
      </Stack>
    );
  }
  const stopped = now.state === "stopped";
  return (
    <Stack gap="md">
      <Alert variant="default" role="status" icon={<Icon name={stopped ? "alert" : "check-circle"} />} title={stopped ? text.stopped : text.done}>
        {text.result(now.created, now.changed)} {now.unchanged > 0 && text.resultUnchanged(now.unchanged)} {now.wrong > 0 && text.resultWrong(now.wrong)}
      </Alert>
      <ErrorsOfBoth now={now} preview={preview} />
      <div><Button variant="default" onClick={onAgain}>{text.another}</Button></div>
    </Stack>
  );
}

/** Those the preview told, and those that turned up while it was written. */
function ErrorsOfBoth({ now, preview }: { now: Import; preview: Preview | undefined }) {
  const text = useMessages(messages);
  const errors = [...preview?.errors ?? [], ...now.errors].sort((a, b) => a.line - b.line);
  if (errors.length === 0) return null;
  return <Errors errors={errors} preview={preview} hint={text.resultWrong(now.wrong)} />;
}

/** Receipts are drafts: what they bring is in stock once they are posted. */
export function Received({ receipts, preview, onAgain }: { receipts: readonly Receipt[]; preview: Preview | undefined; onAgain: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const wrong = preview?.wrong ?? 0;
  return (
    <Stack gap="md">
      <Alert variant="default" role="status" icon={<Icon name="check-circle" />} title={text.received(receipts.length)}>
        <ul className="import__receipts">
          {receipts.map(({ id, number, positions, sum }) => (
            <li key={id}><Link {...documentLink({ kind: "receipt", id })}>{text.receipt(number)}</Link>: {text.positions(positions)}, {format.money(sum)}</li>
          ))}
        </ul>
        {text.receivedHint}
      </Alert>
      {preview && preview.errors.length > 0 && <Errors errors={preview.errors} preview={preview} hint={text.resultWrong(wrong)} />}
      <div><Button variant="default" onClick={onAgain}>{text.another}</Button></div>
    </Stack>
  );
}
