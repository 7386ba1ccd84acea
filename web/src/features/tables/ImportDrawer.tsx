// A file of records or goods, from its choice to the result; nothing is written before what it would do was shown.
import { Button, Drawer, Loader, Text } from "@mantine/core";
import { useState } from "react";

import { asProblem } from "@/api/client";
import { useMessages } from "@/lib/i18n";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { WarehousePicker } from "@/ui/warehouses";

import { Chosen, Drop } from "./FileField";
import { messages } from "./messages";
import { columnsOf, type TableNoun, toWrite } from "./model";
import { Columns, Counts, Errors, Rows } from "./PreviewParts";
import { Received, Result } from "./Result";
import "./tables.css";
import { useImport } from "./useImport";

interface Props {
  noun: TableNoun;
  /** Where goods arrive unless another one is chosen. */
  warehouse?: string;
  onClose: () => void;
}

export function ImportDrawer({ noun, warehouse, onClose }: Props) {
  const text = useMessages(messages);
  const run = useImport(noun);
  const [into, setInto] = useState(warehouse);
  const { preview, now, receipts } = run;
  const writing = now !== undefined && !run.ended;
  const over = now !== undefined || receipts !== undefined;
  return (
    <Drawer opened onClose={onClose} position="right" size={860} title={text.titles[noun]} closeButtonProps={{ "aria-label": text.close }}>
      <div className="import">
        {receipts ? <Received receipts={receipts} preview={preview} onAgain={run.again} />
          : now ? <Result now={now} preview={preview} onAgain={run.again} />
            : <Looking noun={noun} run={run} />}
        <div className="import__foot">
          {over ? <Button variant={writing ? "default" : "filled"} onClick={onClose}>{writing ? text.closeLeave : text.open}</Button> : <>
            {noun === "stock" && preview && <WarehousePicker className="import__warehouse" placeholder={text.usualWarehouse} aria-label={text.warehouse} value={into} onChange={setInto} comboboxProps={{ withinPortal: true }} />}
            <Button variant="default" onClick={onClose}>{text.cancel}</Button>
            <Start noun={noun} run={run} warehouse={into} />
          </>}
        </div>
      </div>
    </Drawer>
  );
}

type Run = ReturnType<typeof useImport>;

function Looking({ noun, run }: { noun: TableNoun; run: Run }) {
  const text = useMessages(messages);
  const { preview } = run;
  const problem = run.looking.error ?? run.starting.error;
  return (
    <>
      <Text size="sm" c="dimmed">{text.lead[noun]}</Text>
      {run.file ? <Chosen file={run.file} onOther={run.choose} /> : <Drop noun={noun} onFile={run.choose} />}
      {problem && <ProblemAlert error={problem} />}
      {run.looking.isPending && <Text role="status" size="sm"><Loader size="xs" mr={8} />{text.reading}</Text>}
      {preview && <>
        <Counts noun={noun} preview={preview} />
        <Columns preview={preview} waiting={run.looking.isPending} onMap={run.map} />
        {preview.shown.length > 0 && <Rows noun={noun} preview={preview} />}
        {preview.errors.length > 0 && <Errors errors={preview.errors} preview={preview} hint={text.errorsHint} />}
      </>}
    </>
  );
}

function Start({ noun, run, warehouse }: { noun: TableNoun; run: Run; warehouse: string | undefined }) {
  const text = useMessages(messages);
  const { preview } = run;
  const stale = run.starting.error && asProblem(run.starting.error).code === "preview_stale";
  if (stale) return <Button onClick={() => run.map(run.columns ?? columnsOf(preview))}>{text.lookAgain}</Button>;
  const rows = preview ? toWrite(preview) : 0;
  const words = noun === "stock" ? { some: text.receive, none: text.receiveNone } : { some: text.start, none: text.startNone };
  return (
    <Button loading={run.starting.isPending} disabled={!preview?.digest || rows === 0 || run.looking.isPending} onClick={() => run.start(warehouse)}>
      {rows > 0 ? words.some(rows) : words.none}
    </Button>
  );
}
