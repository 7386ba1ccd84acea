// Rules of a process as sentences, with names in place of ids.
import { useMemo } from "react";

import { type Attribute, useAttributes, useById, useChannels, useDepartments, useEmployees, useRoles, useStatuses } from "@/api/queries";
import type { Formats } from "@/lib/format";
import { type Messages, useMessages } from "@/lib/i18n";
import { useFormat } from "@/ui/useFormat";

import type { Change } from "./diff";
import type { EditRule, Field, Grantee, Grants, Guard, Requirement, Start } from "./model";
import type { Warning } from "./warnings";
import { wordsCatalogue } from "./words.messages";

type Text = Messages<typeof wordsCatalogue.ru>;
type Named = ReadonlyMap<string, { name: string }>;

export interface Names {
  readonly statuses: Named;
  readonly employees: Named;
  readonly departments: Named;
  readonly roles: Named;
  readonly channels: Named;
  readonly attributes: ReadonlyMap<string, Pick<Attribute, "name">>;
}

export interface Words {
  readonly status: (id: Start) => string;
  readonly channels: (ids: readonly string[]) => string;
  readonly grantee: (grantee: Grantee) => string;
  readonly who: (grants: Grants) => string;
  readonly guards: (guards: readonly Guard[], join?: string) => string;
  readonly field: (field: Field) => string;
  readonly requirements: (requirements: readonly Requirement[]) => string;
  readonly edit: (rule: EditRule) => string;
  /** All a transition asks for, in one line. */
  readonly rules: (rules: { grants: Grants; guards: readonly Guard[]; requirements: readonly Requirement[] }) => string;
  readonly change: (change: Change) => string;
  readonly warning: (warning: Warning) => string;
}

export function wordsOf(text: Text, names: Names, format: Formats): Words {
  const named = (all: Named, id: string, otherwise: string) => all.get(id)?.name ?? otherwise;
  const list = (all: readonly string[]) => all.join(", ");

  const status: Words["status"] = (id) => id === null ? text.noStatus : named(names.statuses, id, text.gone.status);
  const channels: Words["channels"] = (ids) => list(ids.map((id) => named(names.channels, id, text.gone.channel)));
  const grantee: Words["grantee"] = (one) => {
    switch (one.kind) {
      case "employee": return named(names.employees, one.id, text.gone.employee);
      case "department": return named(names.departments, one.id, text.gone.department);
      case "role": return named(names.roles, one.id, text.gone.role);
      default: return text.relative[one.kind];
    }
  };
  const who: Words["who"] = (grants) => {
    const each = grants.any_of.map(grantee);
    const last = each.at(-1);
    const some = each.length > 1 ? `${list(each.slice(0, -1))} ${text.or} ${last}` : last ?? text.nobody;
    const bans = [grants.not_author ? text.not_author : "", grants.not_last_mover ? text.not_last_mover : ""].filter(Boolean);
    return list([grants.everyone ? text.everyone : some, ...bans]);
  };
  const field: Words["field"] = (one) => typeof one === "string" ? text.field[one] : named(names.attributes, one.attribute, text.gone.attribute);
  const guard = (one: Guard): string => {
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
      case "attribute_equals": {
        const { value } = one;
        const said = value.type === "boolean" ? (value.value ? text.yes : text.no) : value.type === "time" ? format.date(value.value)
          : value.type === "integer" ? format.number(value.value) : value.value;
        return text.guard.attribute_equals(named(names.attributes, one.attribute, text.gone.attribute), said);
      }
      case "expression": return one.says || text.guard.expression(one.text);
    }
  };
  const guards: Words["guards"] = (all, join = ", ") => all.map(guard).join(join);
  const requirements: Words["requirements"] = (all) => list(all.map((one) => one.kind === "field" ? text.requirement.field(field(one.field)) : text.requirement[one.kind]));
  const edit: Words["edit"] = (rule) => rule.rule === "locked" ? text.edit.locked(list(rule.fields.map(field)) || text.none) : text.edit[rule.rule];
  const rules: Words["rules"] = (all) => [who(all.grants), guards(all.guards), requirements(all.requirements)].filter(Boolean).join("; ");

  const change: Words["change"] = (one) => {
    const say = text.change;
    switch (one.kind) {
      case "name": return one.before === "" ? say.named(one.after) : say.name(one.before, one.after);
      case "description": return say.descriptionChanged;
      case "active": return one.after ? say.activated : say.deactivated;
      case "channels": return [
        one.added.length > 0 ? say.channelsAdded(channels(one.added)) : "",
        one.removed.length > 0 ? say.channelsRemoved(channels(one.removed)) : "",
        one.nowAll && !one.wasAll ? say.channelsAll : "",
      ].filter(Boolean).join(". ");
      case "unlisted": return say.unlisted(text.unlisted[one.after]);
      case "policy": return say.policy(text.source[one.source], text.policy[one.before], text.policy[one.after]);
      case "creation_added": return say.creation_added(status(one.status), who(one.grants));
      case "creation_removed": return say.creation_removed(status(one.status));
      case "creation_grants": return say.creation_grants(status(one.status), who(one.before), who(one.after));
      case "creation_order": return say.creation_order(list(one.order.map(status)));
      case "stage_added": return say.stage_added(status(one.start));
      case "stage_removed": return say.stage_removed(status(one.start));
      case "stage_order": return say.stage_order;
      case "edit": return say.edit(status(one.start), edit(one.before), edit(one.after));
      case "transition_added": return say.transition_added(status(one.from), status(one.to), rules(one));
      case "transition_removed": return say.transition_removed(status(one.from), status(one.to));
      case "transition_order": return say.transition_order(status(one.from));
      case "grants": return say.grants(status(one.from), status(one.to), who(one.before), who(one.after));
      case "guards": return say.guards(status(one.from), status(one.to), guards(one.before) || text.none, guards(one.after) || text.none);
      case "requirements": return say.requirements(status(one.from), status(one.to), requirements(one.before) || text.none, requirements(one.after) || text.none);
    }
  };

  const warning: Words["warning"] = (one) => {
    const say = text.warning;
    switch (one.code) {
      case "no_creation": return say.no_creation;
      case "no_success": return say.no_success;
      case "unreachable": return say.unreachable(status(one.status));
      case "no_way_out": return say.no_way_out(status(one.status));
      case "no_path_to_success": return say.no_path_to_success(status(one.status));
      case "final_with_exits": return say.final_with_exits(status(one.status));
      case "nobody": return one.place.kind === "creation" ? say.nobodyCreates : say.nobody;
      case "single_person": return say.single_person(named(names.employees, one.employee, text.gone.employee));
      case "dismissed": return say.dismissed(named(names.employees, one.employee, text.gone.employee));
      case "empty_role": return say.empty_role(named(names.roles, one.role, text.gone.role));
      case "empty_department": return say.empty_department(named(names.departments, one.department, text.gone.department));
      case "named_nowhere": return say.named_nowhere(status(one.status));
    }
  };
  return { status, channels, grantee, who, guards, field, requirements, edit, rules, change, warning };
}

export function useWords(): Words {
  const text = useMessages(wordsCatalogue);
  const format = useFormat();
  const statuses = useById(useStatuses().data);
  const employees = useById(useEmployees().data);
  const departments = useById(useDepartments().data);
  const roles = useById(useRoles().data);
  const channels = useById(useChannels().data);
  const attributes = useById(useAttributes().data);
  return useMemo(() => wordsOf(text, { statuses, employees, departments, roles, channels, attributes }, format),
    [text, statuses, employees, departments, roles, channels, attributes, format]);
}
