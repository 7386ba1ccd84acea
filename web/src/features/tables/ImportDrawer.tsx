// A file of records, from its choice to the result; nothing is written before what it would do was shown.
import { Alert, Anchor, Button, Drawer, Loader, Progress, Select, Stack, Table, Text, Title } from "@mantine/core";
import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";

import { asProblem } from "@/api/client";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import { chosen, errorsFile, type Import, MAX_BYTES, type Preview, type RowError, type TableNoun, toWrite } from "./model";
import "./tables.css";
import { useImport } from "./useImport";

/** More errors than this are looked at in a spreadsheet. */
const ERRORS_SHOWN = 20;

interface Props {
  noun: TableNoun;
  onClose: () => void;
}

export function ImportDrawer({ noun, onClose }: Props) {
  const text = useMessages(messages);
  const run = useImport(noun);
  const { preview, now } = run;
  const writing = now !== undefined && !run.ended;
  const problem = run.looking.error ?? run.starting.error;
  const stale = run.starting.error && asProblem(run.starting.error).code === "preview_stale";
  return (
    <Drawer opened onClose={onClose} position="right" size={860} title={text.titles[noun]} closeButtonProps={{ "aria-label": text.close }}>
      <div className="import">
        {now ? <Result noun={noun} now={now} preview={preview} onAgain={run.again} /> : <>
          <Text size="sm" c="dimmed">{text.lead[noun]}</Text>
          {run.file ? <Chosen file={run.file} onOther={run.choose} /> : <Drop onFile={run.choose} />}
          {problem && <ProblemAlert error={problem} />}
          {run.looking.isPending && <Text role="status" size="sm"><Loader size="xs" mr={8} />{text.reading}</Text>}
          {preview && <>
            <Counts preview={preview} />
            <Columns preview={preview} waiting={run.looking.isPending} onMap={run.map} />
            {preview.shown.length > 0 && <Rows preview={preview} />}
            {preview.errors.length > 0 && <Errors errors={preview.errors} total={preview.errors.length} preview={preview} hint={text.errorsHint} />}
          </>}
        </>}
        <div className="import__foot">
          {now ? <Button variant={run.ended ? "filled" : "default"} onClick={onClose}>{writing ? text.closeLeave : text.open}</Button> : <>
            <Button variant="default" onClick={onClose}>{text.cancel}</Button>
            {stale ? <Button onClick={() => run.map(run.columns ?? columnsOf(preview))}>{text.lookAgain}</Button>
              : <Button loading={run.starting.isPending} disabled={!preview?.digest || toWrite(preview) === 0 || run.looking.isPending} onClick={run.start}>
                {preview && toWrite(preview) > 0 ? text.start(toWrite(preview)) : text.startNone}
              </Button>}
          </>}
        </div>
      </div>
    </Drawer>
  );
}

const columnsOf = (preview: Preview | undefined): (string | null)[] => preview?.columns.map((one) => one.field ?? null) ?? [];

function Drop({ onFile }: { onFile: (file: File) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const [over, setOver] = useState(false);
  const pick = usePick(onFile);
  const limits = useId();
  const drag = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      pick.take(event.dataTransfer.files[0]);
    },
  };
  return (
    <div className="import__drop" data-over={over || undefined} {...drag}>
      {pick.input}
      <Icon name="upload" size={28} />
      <div>{over ? text.dropNow : <><span className="import__hint">{text.drop} </span><Anchor component="button" type="button" data-autofocus aria-describedby={limits} onClick={pick.open}>{text.pick}</Anchor></>}</div>
      <Text size="xs" c="dimmed" id={limits}>{text.limit(format.size(MAX_BYTES))}</Text>
      {pick.tooLarge && <Text size="sm" c="var(--bad)" role="alert">{text.tooLarge(format.size(MAX_BYTES))}</Text>}
    </div>
  );
}

/** A hidden field for a file, and what opens it. */
function usePick(onFile: (file: File) => void) {
  const field = useRef<HTMLInputElement>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const take = (file: File | undefined) => {
    setTooLarge((file?.size ?? 0) > MAX_BYTES);
    if (file && file.size <= MAX_BYTES) onFile(file);
  };
  const input: ReactNode = (
    <input ref={field} type="file" hidden accept=".xlsx,.csv,.txt,.tsv" onChange={(event) => {
      take(event.currentTarget.files?.[0]);
      // The same file may be chosen once more, when it was mended.
      event.currentTarget.value = "";
    }} />
  );
  return { input, take, tooLarge, open: () => field.current?.click() };
}

function Chosen({ file, onOther }: { file: File; onOther: (file: File) => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const pick = usePick(onOther);
  return (
    <div className="import__file">
      {pick.input}
      <Icon name="file" size={18} />
      <span className="import__name">{file.name}</span>
      <Text span size="sm" c="dimmed">{format.size(file.size)}</Text>
      <Button size="compact-sm" variant="subtle" onClick={pick.open}>{text.another}</Button>
      {pick.tooLarge && <Text size="sm" c="var(--bad)" role="alert">{text.tooLarge(format.size(MAX_BYTES))}</Text>}
    </div>
  );
}

function Counts({ preview }: { preview: Preview }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <div>
      <dl className="import__counts">
        {(["new", "changed", "unchanged", "wrong"] as const).map((name) => (
          <div key={name} className="import__count" data-bad={(name === "wrong" && preview.wrong > 0) || undefined}>
            <dt>{text.counts[name]}</dt><dd>{format.number(preview[name])}</dd>
          </div>
        ))}
      </dl>
      {preview.digest && toWrite(preview) === 0 && <Text size="sm" mt="xs" role="status">{preview.wrong > 0 ? text.nothingGood : text.nothing}</Text>}
    </div>
  );
}

function Columns({ preview, waiting, onMap }: { preview: Preview; waiting: boolean; onMap: (as: readonly (string | null)[]) => void }) {
  const text = useMessages(messages);
  const heading = useId();
  const now = columnsOf(preview);
  const fields = preview.fields.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <section aria-labelledby={heading}>
      <Title order={3} id={heading} fz="md">{text.columns}</Title>
      {preview.digest ? <Text size="xs" c="dimmed" mb="xs">{text.columnsHint(preview.headings_line)}</Text> : <Alert variant="default" mb="xs" icon={<Icon name="info" />}>{text.noColumns}</Alert>}
      <div className="import__scroll" tabIndex={0} role="group" aria-labelledby={heading}>
        <Table verticalSpacing={4} aria-busy={waiting}>
          <Table.Thead><Table.Tr><Table.Th>{text.heading}</Table.Th><Table.Th>{text.samples}</Table.Th><Table.Th w={230}>{text.field}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {preview.columns.map((column, n) => (
              <Table.Tr key={n}>
                <Table.Td>{column.heading || <Text span size="sm" c="dimmed">{text.noHeading(n + 1)}</Text>}</Table.Td>
                <Table.Td className="import__samples">{column.samples.join(" · ")}</Table.Td>
                <Table.Td>
                  <Select size="xs" aria-label={text.fieldOf(column.heading || text.noHeading(n + 1))} data={fields} value={column.field ?? null} placeholder={text.skip} clearable searchable disabled={waiting}
                    comboboxProps={{ withinPortal: true }} onChange={(field) => onMap(chosen(now, n, field))} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

function Rows({ preview }: { preview: Preview }) {
  const text = useMessages(messages);
  const heading = useId();
  const name = fieldNames(preview);
  return (
    <section aria-labelledby={heading}>
      <Title order={3} id={heading} fz="md">{text.rows}</Title>
      <Text size="xs" c="dimmed" mb="xs">{text.rowsHint(preview.shown.length)}</Text>
      <div className="import__scroll" tabIndex={0} role="group" aria-labelledby={heading}>
        <Table verticalSpacing={4}>
          <Table.Thead><Table.Tr><Table.Th w={100}>{text.line}</Table.Th><Table.Th w={110}>{text.what}</Table.Th><Table.Th>{text.name}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {preview.shown.map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td className="numbers">{row.line}</Table.Td>
                <Table.Td>{row.outcome === "new" ? text.isNew : text.isChanged}</Table.Td>
                <Table.Td>
                  {row.name}
                  <ul className="import__changes">
                    {row.changes.filter(({ field }) => row.outcome !== "new" || field !== "name").map(({ field, from, to }) => (
                      <li key={field}>{name(field)}: {row.outcome === "changed" && <><s>{from ?? text.empty}</s> → </>}{to}</li>
                    ))}
                  </ul>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}

const fieldNames = (preview: Preview | undefined) => {
  const names = new Map(preview?.fields.map(({ code, name }) => [code, name]));
  return (code: string) => names.get(code) ?? code;
};

function Errors({ errors, total, preview, hint }: { errors: readonly RowError[]; total: number; preview: Preview | undefined; hint: string }) {
  const text = useMessages(messages);
  const heading = useId();
  const name = fieldNames(preview);
  const column = (code: string | null | undefined) => code ? name(code) : text.wholeRow;
  const download = () => {
    const address = URL.createObjectURL(new Blob([errorsFile(errors, [text.line, text.column, text.why], column)], { type: "text/csv;charset=utf-8" }));
    const link = Object.assign(document.createElement("a"), { href: address, download: text.errorsName });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  return (
    <section aria-labelledby={heading}>
      <Title order={3} id={heading} fz="md">{text.errors}</Title>
      <Text size="xs" c="dimmed" mb="xs">{hint}</Text>
      <div className="import__scroll" tabIndex={0} role="group" aria-labelledby={heading}>
        <Table verticalSpacing={4}>
          <Table.Thead><Table.Tr><Table.Th w={100}>{text.line}</Table.Th><Table.Th w={160}>{text.column}</Table.Th><Table.Th>{text.why}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {errors.slice(0, ERRORS_SHOWN).map((one, n) => (
              <Table.Tr key={n}><Table.Td className="numbers">{one.line}</Table.Td><Table.Td>{column(one.field)}</Table.Td><Table.Td>{one.text}</Table.Td></Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {total > ERRORS_SHOWN && <Text size="xs" c="dimmed" mt={6}>{text.moreErrors(total - ERRORS_SHOWN)}</Text>}
      <Button mt="xs" size="compact-sm" variant="default" leftSection={<Icon name="download" size={14} />} onClick={download}>{text.download}</Button>
    </section>
  );
}

function Result({ now, preview, onAgain }: { noun: TableNoun; now: Import; preview: Preview | undefined; onAgain: () => void }) {
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
  return <Errors errors={errors} total={errors.length} preview={preview} hint={text.resultWrong(now.wrong)} />;
}
