// Scenarios as sentences, with names in place of ids.
import { useMemo } from "react";

import { type DocumentKind, useMe } from "@/api/queries";
import type { Formats } from "@/lib/format";
import { type Messages, useMessages } from "@/lib/i18n";
import { ruleWords } from "@/ui/rules/words.messages";
import { list, type Names, type RuleWords, ruleWordsOf, useNames } from "@/ui/rules/words";
import { useFormat } from "@/ui/useFormat";

import { words as catalogue } from "./messages/words";
import { type Action, clockOf, type Condition, type FieldValue, partsOf, type Performed, type Rule, type Span, type Trigger, UNCHOSEN, type Whom } from "./model";
import { useScenarioNames } from "./queries";

type Text = Messages<typeof catalogue.ru>;

const WORKDAYS = "1,2,3,4,5";
/** Of a text in a sentence about it. */
const SHOWN = 80;

export interface ScenarioWords extends RuleWords {
  readonly statuses: (ids: readonly string[]) => string;
  readonly scenario: (id: string) => string;
  readonly span: (span: Span) => string;
  readonly trigger: (trigger: Trigger) => string;
  readonly condition: (condition: Condition) => string;
  readonly conditions: (all: readonly Condition[]) => string;
  readonly whom: (whom: Whom) => string;
  readonly action: (action: Action) => string;
  readonly actions: (all: readonly Action[]) => string;
  readonly performed: (one: Performed) => string;
  readonly why: (code: string | null | undefined, text: string | null | undefined) => string | undefined;
  /** A text with its variables by their names. */
  readonly readable: (text: string) => string;
  readonly what: (what: string) => string;
}

export interface ScenarioNames {
  get(id: string): string | undefined;
}

export function scenarioWordsOf(text: Text, rules: Messages<typeof ruleWords.ru>, names: Names, scenarios: ScenarioNames, format: Formats): ScenarioWords {
  const said = ruleWordsOf(rules, names, format);
  const statuses: ScenarioWords["statuses"] = (ids) => ids.map((id) => text.quoted(said.status(id))).join(text.or) || text.someStatus;
  const scenario: ScenarioWords["scenario"] = (id) => id === UNCHOSEN ? text.noText : scenarios.get(id) ?? text.otherScenario;
  const span: ScenarioWords["span"] = ({ amount, unit, clock }) => text.span[unit](amount, clock === "working");
  const readable: ScenarioWords["readable"] = (raw) => partsOf(raw).map((part) => part.variable === undefined ? part.text
    : `[${text.variables[part.variable as keyof typeof text.variables] ?? part.variable}]`).join("");
  const kinds = (all: readonly DocumentKind[]) => all.map((kind) => names.kinds[kind].one).join(text.or);
  const shown = (raw: string) => {
    const words = readable(raw).replace(/\s+/g, " ").trim();
    return words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words || text.noText;
  };

  const schedule = (days: readonly number[]): string => {
    const sorted = [...new Set(days)].sort();
    if (sorted.length === 0 || sorted.length === 7) return text.everyDay;
    return sorted.join() === WORKDAYS ? text.workdays : text.onDays(list(sorted.map((day) => text.days[day - 1] ?? String(day))));
  };
  const trigger: ScenarioWords["trigger"] = (one) => {
    const say = text.trigger;
    switch (one.kind) {
      case "created": return say.created;
      case "changed": return (one.fields ?? []).length > 0 ? say.changed(list((one.fields ?? []).map(said.field))) : say.changedAny;
      case "entered": return say.entered(statuses(one.statuses));
      case "left": return say.left(statuses(one.statuses));
      case "in_status": return say.in_status(statuses(one.statuses), span(one.after));
      case "date": {
        const field = said.field(one.field);
        if (!one.offset) return say.dateNow(field);
        return one.side === "before" ? say.dateBefore(field, span(one.offset)) : say.dateAfter(field, span(one.offset));
      }
      case "posted": return say.posted;
      case "linked_created": return say.linked_created(kinds(one.kinds ?? []) || text.someDocument);
      case "linked_posted": return say.linked_posted(kinds(one.kinds ?? []) || text.someDocument);
      case "paid": return one.in_full ? say.paid : say.paidPart;
      case "goods_short": return say.goods_short;
      case "goods_enough": return say.goods_enough;
      case "task_done": return say.task_done;
      case "task_overdue": return say.task_overdue;
      case "commented": return say.commented;
      case "button": return say.button(one.label || text.noText);
      case "schedule": return say.schedule(schedule(one.days ?? []), clockOf(one.minute), statuses(one.statuses));
      case "scenario_failed": return (one.scenarios ?? []).length > 0 ? say.scenario_failed(list((one.scenarios ?? []).map((id) => text.quoted(scenario(id))))) : say.scenarioFailedAny;
      case "started": return say.started;
    }
  };

  const fieldValue = (field: Parameters<RuleWords["field"]>[0], value: FieldValue): string => {
    switch (value.type) {
      case "empty": return text.empty;
      case "text": return text.quoted(shown(value.value));
      case "time": return format.date(value.value);
      case "flag": return value.value ? rules.yes : rules.no;
      case "id": return field === "channel" ? said.channels([value.value]) : field === "owner" ? said.employee(value.value) : field === "department" ? said.department(value.value) : "…";
      case "attribute": return text.quoted(said.attributeValue(value.value));
      default: return "…";
    }
  };
  const condition: ScenarioWords["condition"] = (one) => {
    const say = text.condition;
    switch (one.kind) {
      case "all": return one.of.length > 0 ? say.all(one.of.map(condition).join(text.and)) : say.empty;
      case "any": return one.of.length > 0 ? say.all(one.of.map(condition).join(text.or)) : say.empty;
      case "none": return one.of.length > 0 ? say.none(one.of.length > 1 ? say.all(one.of.map(condition).join(text.or)) : one.of.map(condition).join("")) : say.empty;
      case "guard": return said.guard(one.guard);
      case "in_statuses": return say.in_statuses(statuses(one.statuses));
      case "came_from": return say.came_from(statuses(one.statuses));
      case "became": {
        const field = said.field(one.field);
        if (one.was && one.now) return say.became(field, fieldValue(one.field, one.was), fieldValue(one.field, one.now));
        if (one.was) return say.becameFrom(field, fieldValue(one.field, one.was));
        return one.now ? say.becameTo(field, fieldValue(one.field, one.now)) : say.becameAny(field);
      }
      case "actor": return say.actor(one.any_of.map(said.grantee).join(text.or) || text.noText);
      case "source": return say.source(one.sources.map((source) => text.sources[source]).join(text.or) || text.noText);
    }
  };
  const conditions: ScenarioWords["conditions"] = (all) => all.map(condition).join(text.and);

  const whom: ScenarioWords["whom"] = (one) => {
    const say = text.whom;
    switch (one.kind) {
      case "employee": return said.employee(one.id);
      case "role": return say.role(said.role(one.id));
      case "department": return say.department(said.department(one.id));
      case "round_robin": return say.round_robin(said.department(one.department));
      case "least_busy": return say.least_busy(said.department(one.department));
      default: return say[one.kind];
    }
  };
  const action: ScenarioWords["action"] = (one) => {
    const say = text.action;
    switch (one.kind) {
      case "set_status": return say.set_status(one.status === UNCHOSEN ? text.noText : said.status(one.status));
      case "set_field": return one.value.type === "empty" ? say.clear_field(said.field(one.field)) : say.set_field(said.field(one.field), fieldValue(one.field, one.value));
      case "set_date": return say.set_date(said.field(one.field), span(one.after));
      case "set_owner": return say.set_owner(whom(one.to));
      case "set_department": return one.department ? say.set_department(said.department(one.department)) : say.clear_department;
      case "create_task": return one.due ? say.create_task_due(shown(one.text), whom(one.assignee), span(one.due)) : say.create_task(shown(one.text), whom(one.assignee));
      case "finish_tasks": return say.finish_tasks;
      case "notify": return say.notify(list(one.whom.map(whom)) || text.noText, shown(one.text));
      case "message": return one.attach ? say.messageWith(shown(one.subject), names.kinds[one.attach].one) : say.message(shown(one.subject));
      case "reserve": return one.all ? say.reserveAll : say.reserve;
      case "unreserve": return say.unreserve;
      case "create_linked": return one.posted ? say.create_posted(names.kinds[one.document].one) : say.create_linked(names.kinds[one.document].one);
      case "comment": return say.comment(shown(one.text));
      case "webhook": return say.webhook;
      case "wait": return say.wait(span(one.span));
      case "start": return say.start(scenario(one.scenario));
    }
  };
  const actions: ScenarioWords["actions"] = (all) => list(all.map(action));

  const performed: ScenarioWords["performed"] = (one) => {
    const say = text.performed;
    const who = list((one.employees ?? []).map(said.employee)) || text.noText;
    const at = one.at ? format.dateTime(one.at) : "";
    const line = (): string => {
      switch (one.action) {
        case "set_status": return [say.set_status(one.status ? said.status(one.status) : text.noText), one.text ? say.withText(one.text) : ""].filter(Boolean).join(" ");
        case "set_field": return [say.set_field(one.field ? said.field(one.field) : text.noText), one.text ? say.withText(one.text) : ""].filter(Boolean).join(" ");
        case "set_date": return say.set_date(one.field ? said.field(one.field) : text.noText, at);
        case "set_owner": return say.set_owner(who);
        case "set_department": return say.set_department;
        case "create_task": return [say.create_task(one.text ?? text.noText, who), at && say.due(at)].filter(Boolean).join(", ");
        case "finish_tasks": return say.finish_tasks;
        case "notify": return [say.notify(who), one.text ? say.withText(one.text) : ""].filter(Boolean).join(" ");
        case "message": return [say.message(one.to ?? text.noText), one.text ? say.withText(one.text) : ""].filter(Boolean).join(" ");
        case "reserve": return say.reserve;
        case "unreserve": return say.unreserve;
        case "create_linked": return say.create_linked(list((one.documents ?? []).map((made) => text.numbered(names.kinds[made.kind].one, made.number))) || text.noText);
        case "comment": return [say.comment, one.text ? say.withText(one.text) : ""].filter(Boolean).join(" ");
        case "webhook": return say.webhook;
        case "wait": return say.wait(at);
        case "start": return say.start(one.scenario ? scenario(one.scenario) : text.otherScenario);
        default: return one.action;
      }
    };
    return one.unchanged ? `${line()} (${say.unchanged})` : line();
  };
  const why: ScenarioWords["why"] = (code, words) => words || (code ? text.why[code as keyof typeof text.why] ?? text.unknownWhy(code) : undefined);
  const what: ScenarioWords["what"] = (word) => {
    const [name = "", id] = word.split("/");
    if (name === "attribute" && id) return said.field({ attribute: id });
    return name === "status" ? text.variables.status : rules.field[name as keyof typeof rules.field]?.toLowerCase() ?? word;
  };
  return { ...said, statuses, scenario, span, trigger, condition, conditions, whom, action, actions, performed, why, readable, what };
}

export function useScenarioWords(): ScenarioWords {
  const text = useMessages(catalogue);
  const rules = useMessages(ruleWords);
  const format = useFormat();
  const names = useNames();
  const scenarios = useScenarioNames(useMe().administrator);
  return useMemo(() => scenarioWordsOf(text, rules, names, scenarios, format), [text, rules, names, scenarios, format]);
}

/** The when, the if and the then of a rule, for one line each. */
export const sentences = (words: ScenarioWords, rule: Pick<Rule, "trigger" | "conditions" | "actions">) => ({
  when: words.trigger(rule.trigger), only: words.conditions(rule.conditions), then: words.actions(rule.actions),
});

