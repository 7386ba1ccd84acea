// Payment by payment: who paid, how much, for what.
import { Checkbox } from "@mantine/core";
import { Link } from "@tanstack/react-router";

import { useMessages } from "@/lib/i18n";
import { IconButton } from "@/ui/IconButton";
import { capital, documentLink, useNouns } from "@/ui/kinds";
import { LongList } from "@/ui/LongList";
import { useReceivableName } from "@/ui/receivables/MatchPicker";
import { spreadOf } from "@/ui/receivables/model";
import { useFormat } from "@/ui/useFormat";
import { Money } from "@/ui/values";

import { messages } from "./messages";
import { choose, dotted, isOpen, isRight, type Line, type Plan } from "./model";
import "./statement.css";

interface Props {
  lines: readonly Line[];
  /** Flaws of what is chosen are shown. */
  tried: boolean;
  onPlan: (change: (plan: Plan) => Plan) => void;
  onMatch: (at: number) => void;
}

export function StatementRows({ lines, tried, onPlan, onMatch }: Props) {
  const text = useMessages(messages);
  return (
    <LongList className="statement" label={text.list} count={lines.length} total={lines.length}
      rowKey={(index) => String(lines[index]?.at ?? index)}
      rowClass={(index) => lines[index] && !isOpen(lines[index].state) ? "statement__done" : undefined}
      header={<>
        <span role="columnheader"><span className="unseen">{text.all}</span></span>
        <span role="columnheader">{text.payment}</span>
        <span role="columnheader">{text.payer}</span>
        <span role="columnheader" className="long__end">{text.sum}</span>
        <span role="columnheader">{text.forWhat}</span>
        <span role="columnheader"><span className="unseen">{text.change}</span></span>
      </>}>
      {(index) => {
        const line = lines[index];
        return line && <Cells line={line} tried={tried} onPlan={onPlan} onMatch={onMatch} />;
      }}
    </LongList>
  );
}

/** «№ 17, ООО «Ёлка»», as it is called in words around it. */
export function useLineName(): (line: Line) => string {
  const format = useFormat();
  return ({ row: { payment } }) => [payment.number && format.no(payment.number), payment.payer?.name].filter(Boolean).join(", ") || dotted(payment.date);
}

function Cells({ line, tried, onPlan, onMatch }: { line: Line } & Omit<Props, "lines">) {
  const text = useMessages(messages);
  const format = useFormat();
  const nameOf = useLineName();
  const { at, row: { payment, counterparty_name: known } } = line;
  const { payer } = payment;
  const open = isOpen(line.state);
  return (
    <>
      <div role="cell" className="statement__check">
        {open && <Checkbox size="sm" aria-label={text.choose(nameOf(line))} checked={line.chosen} onChange={(event) => {
          const on = event.currentTarget.checked;
          onPlan((plan) => choose(plan, [at], on));
        }} />}
      </div>
      <div role="cell" className="statement__number">
        {payment.number && <>{format.no(payment.number)} <br /></>}
        <span className="long__small">{dotted(payment.date)}</span>
      </div>
      <div role="cell" className="statement__payer">
        {payer?.name || known || payer?.account}
        <div className="long__small">{[payer?.tax_number && text.taxNumber(payer.tax_number), payment.purpose].filter(Boolean).join(" · ")}</div>
      </div>
      <div role="cell" className="long__end statement__sum"><b><Money value={payment.sum} /></b></div>
      <div role="cell" className="statement__for">{open ? <Matches line={line} tried={tried} /> : <Fate line={line} />}</div>
      <div role="cell" className="statement__change">
        {open && <IconButton icon="edit" label={text.changeOf(nameOf(line))} title={text.change} onClick={() => onMatch(at)} />}
      </div>
    </>
  );
}

/** What it is for, and how sure that is. */
function Matches({ line, tried }: { line: Line; tried: boolean }) {
  const text = useMessages(messages);
  const format = useFormat();
  const nameOf = useReceivableName();
  const { matches, row, own, over, result } = line;
  const rest = row.payment.sum - spreadOf(matches);
  const because = (["number", "sum", "tax_number"] as const).filter((one) => row.why[one]).map((one) => text.because[one]);
  return (
    <>
      {matches.map(({ receivable, sum }) => (
        <div key={receivable.id}>
          <Link {...documentLink(receivable)}>{nameOf(receivable)}</Link>
          {(matches.length > 1 || sum !== row.payment.sum) && <span className="long__small">{" · "}{sum === null ? "—" : format.money(sum)}</span>}
        </div>
      ))}
      {matches.length > 0 && rest > 0 && <div className="long__small">{text.rest(format.money(rest))}</div>}
      {matches.length === 0 ? <span className={row.why.ambiguous && !own ? "statement__look" : "long__small"}>{row.why.ambiguous && !own ? text.ambiguous : text.unmatched}</span>
        : own ? <span className="long__small">{text.own}</span>
          : <span className={row.confidence === "sure" ? "statement__sure" : "statement__look"} title={text.becauseOf(because.join(", "))}>
            {row.confidence === "sure" ? text.sure : `${because.join(", ")}: ${text.likely}`}
          </span>}
      {over && <div className="statement__look">{text.over}</div>}
      {tried && line.chosen && !isRight(line) && <div className="statement__wrong" role="alert">{text.wrongMatch}</div>}
      {result?.problem && <div className="statement__wrong" role="alert"><b>{text.refused}:</b> {result.problem.detail}</div>}
    </>
  );
}

/** Where it is, or why it is not. */
function Fate({ line }: { line: Line }) {
  const text = useMessages(messages);
  const format = useFormat();
  const nameOf = useReceivableName();
  const nouns = useNouns();
  const { state, row, result, matches } = line;
  const document = result?.id ?? row.document;
  const number = result?.number ?? row.number;
  const thrown = result?.in_bin ?? row.in_bin;
  return (
    <>
      {document && number && <><Link {...documentLink({ kind: "payment_in", id: document })}>{capital(nouns.payment_in.one)} {format.no(number)}</Link>{" "}</>}
      <span className={state === "created" ? "statement__sure" : "long__small"}>{text.states[state as keyof typeof text.states]}</span>
      {thrown && <span className="long__small"> {text.inBin}</span>}
      {state === "created" && matches.map(({ receivable }) => (
        <div key={receivable.id}><Link {...documentLink(receivable)}>{nameOf(receivable)}</Link></div>
      ))}
    </>
  );
}
