// Conditions and people of rules with names in place of ids.
import { useMemo } from "react";

import { type Attribute, type Schemas, useAttributes, useById, useChannels, useDepartments, useEmployees, useRoles, useStatuses } from "@/api/queries";
import type { Formats } from "@/lib/format";
import { type Messages, useMessages } from "@/lib/i18n";

import { useNouns } from "../kinds";
import { useFormat } from "../useFormat";
import type { Field, Grantee, Guard } from "./model";
import { ruleWords } from "./words.messages";

type Text = Messages<typeof ruleWords.ru>;
type Named = ReadonlyMap<string, { name: string }>;

export interface Names {
  readonly statuses: Named;
  readonly employees: Named;
  readonly departments: Named;
  readonly roles: Named;
  readonly channels: Named;
  readonly attributes: ReadonlyMap<string, Pick<Attribute, "name">>;
  readonly kinds: ReturnType<typeof useNouns>;
}

export interface RuleWords {
  readonly status: (id: string | null) => string;
  readonly employee: (id: string) => string;
  readonly department: (id: string) => string;
  readonly role: (id: string) => string;
  readonly channels: (ids: readonly string[]) => string;
  readonly grantee: (grantee: Grantee) => string;
  readonly field: (field: Field) => string;
  readonly attributeValue: (value: Schemas["AttributeValue"]) => string;
  readonly guard: (guard: Guard) => string;
  readonly guards: (guards: readonly Guard[], join?: string) => string;
}

export const list = (all: readonly string[]): string => all.join(", ");

export function ruleWordsOf(text: Text, names: Names, format: Formats): RuleWords {
  const named = (all: Named, id: string, otherwise: string) => all.get(id)?.name ?? otherwise;
  const status: RuleWords["status"] = (id) => id === null ? text.noStatus : named(names.statuses, id, text.gone.status);
  const employee: RuleWords["employee"] = (id) => named(names.employees, id, text.gone.employee);
  const department: RuleWords["department"] = (id) => named(names.departments, id, text.gone.department);
  const role: RuleWords["role"] = (id) => named(names.roles, id, text.gone.role);
  const channels: RuleWords["channels"] = (ids) => list(ids.map((id) => named(names.channels, id, text.gone.channel)));
  const grantee: RuleWords["grantee"] = (one) => {
    switch (one.kind) {
      case "employee": return employee(one.id);
      case "department": return department(one.id);
      case "role": return role(one.id);
      default: return text.relative[one.kind];
    }
  };
  const field: RuleWords["field"] = (one) => typeof one === "string" ? text.field[one] : named(names.attributes, one.attribute, text.gone.attribute);
  const attributeValue: RuleWords["attributeValue"] = (value) => value.type === "boolean" ? (value.value ? text.yes : text.no)
    : value.type === "time" ? format.date(value.value) : value.type === "integer" ? format.number(value.value) : value.value;
  const guard: RuleWords["guard"] = (one) => {
    switch (one.kind) {
      case "all": return one.of.length > 0 ? `(${one.of.map(guard).join(` ${text.and} `)})` : text.guard.emptyGroup;
      case "any": return one.of.length > 0 ? `(${one.of.map(guard).join(` ${text.or} `)})` : text.guard.emptyGroup;
      case "discount": return text.guard.discount(`${text.compare[one.is]} ${format.percent(one.value)}`);
      case "sum": return text.guard.sum(`${text.compare[one.is]} ${format.money(one.value)}`);
      case "positions": return text.guard.positions(`${text.compare[one.is]} ${format.number(one.value)}`);
      case "open_tasks": return text.guard.open_tasks(`${text.compare[one.is]} ${format.number(one.value)}`);
      case "channel_in": return text.guard.channel_in(channels(one.channels) || text.none);
      case "counterparty_tag": return text.guard.counterparty_tag(one.tag);
      case "field_filled": return text.guard.field_filled(field(one.field));
      case "attribute_equals": return text.guard.attribute_equals(named(names.attributes, one.attribute, text.gone.attribute), attributeValue(one.value));
      case "share": return text.guard.share[one.of](`${text.compare[one.is]} ${format.percent(one.value)}`);
      case "stock_enough": return text.guard.stock_enough;
      case "has_posted": return text.guard.has_posted(names.kinds[one.document].one);
      case "approved": return text.guard.approved;
      case "expression": return one.says || text.guard.expression(one.text);
    }
  };
  const guards: RuleWords["guards"] = (all, join = ", ") => all.map(guard).join(join);
  return { status, employee, department, role, channels, grantee, field, attributeValue, guard, guards };
}

/** The names of everything that rules name. */
export function useNames(): Names {
  const statuses = useById(useStatuses().data);
  const employees = useById(useEmployees().data);
  const departments = useById(useDepartments().data);
  const roles = useById(useRoles().data);
  const channels = useById(useChannels().data);
  const attributes = useById(useAttributes().data);
  const kinds = useNouns();
  return useMemo(() => ({ statuses, employees, departments, roles, channels, attributes, kinds }), [statuses, employees, departments, roles, channels, attributes, kinds]);
}

export function useRuleWords(): RuleWords {
  const text = useMessages(ruleWords);
  const format = useFormat();
  const names = useNames();
  return useMemo(() => ruleWordsOf(text, names, format), [text, names, format]);
}
