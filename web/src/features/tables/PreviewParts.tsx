// What a file would do: how many rows fare how, which column is which field, and what is wrong.
import { Alert, Button, Select, Table, Text, Title } from "@mantine/core";
import { useId } from "react";

import { download } from "@/lib/download";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { useFormat } from "@/ui/useFormat";

import { messages } from "./messages";
import { chosen, columnsOf, COUNTED, errorsFile, type Preview, type RowError, type TableNoun, toWrite } from "./model";

/** More errors than this are looked at in a spreadsheet. */
const ERRORS_SHOWN = 20;

export function Counts({ noun, preview }: { noun: TableNoun; preview: Preview }) {
  const text = useMessages(messages);
  const format = useFormat();
  const words = { ...text.counts, ...noun === "stock" && text.countsOfGoods };
  return (
    <div>
      <dl className="import__counts">
        {COUNTED[noun].map((name) => (
          <div key={name} className="import__count" data-bad={(name === "wrong" && preview.wrong > 0) || undefined}>
            <dt>{words[name]}</dt><dd>{format.number(preview[name])}</dd>
          </div>
        ))}
      </dl>
      {preview.digest && toWrite(preview) === 0 && <Text size="sm" mt="xs" role="status">{preview.wrong > 0 ? text.nothingGood : noun === "stock" ? text.noQuantities : text.nothing}</Text>}
    </div>
  );
}

export function Columns({ preview, waiting, onMap }: { preview: Preview; waiting: boolean; onMap: (as: readonly (string | null)[]) => void }) {
  const text = useMessages(messages);
  const heading = useId();
  const now = columnsOf(preview);
  const fields = preview.fields.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <section aria-labelledby={heading}>
      <Title order={3} id={heading} fz="md">{text.columns}</Title>
      {preview.digest ? <Text size="xs" c="dimmed" mb="xs">{text.columnsHint(preview.headings_line)}</Text> : <Alert variant="default" mb="xs" icon={<Icon name="info" />}>{text.noColumns}</Alert>}
      <div className="import__scroll" tabIndex={0} role="group" aria-labelledby={heading}>
        <Table verticalSpacing={4} aria-busy={waiting} className="import__columns">
          <Table.Thead><Table.Tr><Table.Th miw={130}>{text.heading}</Table.Th><Table.Th visibleFrom="sm">{text.samples}</Table.Th><Table.Th w={{ base: 180, sm: 230 }}>{text.field}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {preview.columns.map((column, n) => (
              <Table.Tr key={n}>
                <Table.Td>
                  {column.heading || <Text span size="sm" c="dimmed">{text.noHeading(n + 1)}</Text>}
                  <Text hiddenFrom="sm" className="import__samples">{column.samples.join(" · ")}</Text>
                </Table.Td>
                <Table.Td visibleFrom="sm" className="import__samples">{column.samples.join(" · ")}</Table.Td>
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

export function Rows({ noun, preview }: { noun: TableNoun; preview: Preview }) {
  const text = useMessages(messages);
  const heading = useId();
  const name = fieldNames(preview);
  const goods = noun === "stock";
  return (
    <section aria-labelledby={heading}>
      <Title order={3} id={heading} fz="md">{goods ? text.rowsOfGoods : text.rows}</Title>
      <Text size="xs" c="dimmed" mb="xs">{text.rowsHint(preview.shown.length)}</Text>
      <div className="import__scroll" tabIndex={0} role="group" aria-labelledby={heading}>
        <Table verticalSpacing={4} className="import__rows">
          <Table.Thead><Table.Tr><Table.Th w={{ base: 80, sm: 100 }}>{text.line}</Table.Th>{!goods && <Table.Th w={{ base: 100, sm: 130 }}>{text.what}</Table.Th>}<Table.Th>{text.name}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {preview.shown.map((row) => (
              <Table.Tr key={row.line}>
                <Table.Td className="numbers">{row.line}</Table.Td>
                {!goods && <Table.Td>{row.outcome === "new" ? text.isNew : text.isChanged}</Table.Td>}
                <Table.Td>
                  {row.name}
                  <ul className="import__changes">
                    {row.changes.filter(({ field }) => row.outcome !== "new" || field !== "name").map(({ field, from, to }) => (
                      <li key={field}>{name(field)}: {!goods && row.outcome === "changed" && <><s>{from ?? text.empty}</s> → </>}{to}</li>
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

export function Errors({ errors, preview, hint }: { errors: readonly RowError[]; preview: Preview | undefined; hint: string }) {
  const text = useMessages(messages);
  const heading = useId();
  const name = fieldNames(preview);
  const column = (code: string | null | undefined) => code ? name(code) : text.wholeRow;
  const save = () => download(new Blob([errorsFile(errors, [text.line, text.column, text.why], column)], { type: "text/csv;charset=utf-8" }), text.errorsName);
  return (
    <section aria-labelledby={heading}>
      <Title order={3} id={heading} fz="md">{text.errors}</Title>
      <Text size="xs" c="dimmed" mb="xs">{hint}</Text>
      <div className="import__scroll" tabIndex={0} role="group" aria-labelledby={heading}>
        <Table verticalSpacing={4} className="import__rows">
          <Table.Thead><Table.Tr><Table.Th w={{ base: 80, sm: 100 }}>{text.line}</Table.Th><Table.Th w={{ base: 96, sm: 160 }}>{text.column}</Table.Th><Table.Th>{text.why}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {errors.slice(0, ERRORS_SHOWN).map((one, n) => (
              <Table.Tr key={n}><Table.Td className="numbers">{one.line}</Table.Td><Table.Td>{column(one.field)}</Table.Td><Table.Td>{one.text}</Table.Td></Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {errors.length > ERRORS_SHOWN && <Text size="xs" c="dimmed" mt={6}>{text.moreErrors(errors.length - ERRORS_SHOWN)}</Text>}
      <Button mt="xs" size="compact-sm" variant="default" leftSection={<Icon name="download" size={14} />} onClick={save}>{text.download}</Button>
    </section>
  );
}
