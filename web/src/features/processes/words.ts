// Rules of a process as sentences, with names in place of ids.
import { useMemo } from "react";

import type { DocumentKind } from "@/api/queries";
import type { Formats } from "@/lib/format";
import { type Messages, useMessages } from "@/lib/i18n";
import { list, type Names, type RuleWords, ruleWordsOf, useNames } from "@/ui/rules/words";
import { useFormat } from "@/ui/useFormat";

import type { Change } from "./diff";
import type { Approval, EditRule, Grants, Guard, Requirement } from "./model";
import type { Warning } from "./warnings";
import { wordsCatalogue } from "./words.messages";

type Text = Messages<typeof wordsCatalogue.ru>;

export interface Words extends RuleWords {
  readonly who: (grants: Grants) => string;
  readonly requirements: (requirements: readonly Requirement[]) => string;
  readonly edit: (rule: EditRule) => string;
  /** All a transition asks for, in one line. */
  readonly rules: (rules: { grants: Grants; guards: readonly Guard[]; requirements: readonly Requirement[]; approval: Approval | null }) => string;
  readonly bars: (kinds: readonly DocumentKind[]) => string;
  readonly change: (change: Change) => string;
  readonly warning: (warning: Warning) => string;
}

export function wordsOf(text: Text, names: Names, format: Formats): Words {
  const said = ruleWordsOf(text, names, format);
  const { status, channels, grantee, field, guards } = said;

  const who: Words["who"] = (grants) => {
    const each = grants.any_of.map(grantee);
    const last = each.at(-1);
    const some = each.length > 1 ? `${list(each.slice(0, -1))} ${text.or} ${last}` : last ?? text.nobody;
    const bans = [grants.not_author ? text.not_author : "", grants.not_last_mover ? text.not_last_mover : ""].filter(Boolean);
    return list([grants.everyone ? text.everyone : some, ...bans]);
  };
  const requirements: Words["requirements"] = (all) => list(all.map((one) => one.kind === "field" ? text.requirement.field(field(one.field)) : text.requirement[one.kind]));
  const edit: Words["edit"] = (rule) => rule.rule === "locked" ? text.edit.locked(list(rule.fields.map(field)) || text.none) : text.edit[rule.rule];
  const approval = (one: Approval | null) => one === null ? text.none : one.void_to === null ? text.approves : text.approvesOr(status(one.void_to));
  const bars: Words["bars"] = (kinds) => list(kinds.map((kind) => names.kinds[kind].many)) || text.none;
  const rules: Words["rules"] = (all) => [who(all.grants), guards(all.guards), requirements(all.requirements), all.approval ? approval(all.approval) : ""].filter(Boolean).join("; ");

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
      case "bars": return say.bars(status(one.start), bars(one.before), bars(one.after));
      case "transition_added": return say.transition_added(status(one.from), status(one.to), rules(one));
      case "transition_removed": return say.transition_removed(status(one.from), status(one.to));
      case "transition_order": return say.transition_order(status(one.from));
      case "grants": return say.grants(status(one.from), status(one.to), who(one.before), who(one.after));
      case "guards": return say.guards(status(one.from), status(one.to), guards(one.before) || text.none, guards(one.after) || text.none);
      case "requirements": return say.requirements(status(one.from), status(one.to), requirements(one.before) || text.none, requirements(one.after) || text.none);
      case "approval": return say.approval(status(one.from), status(one.to), approval(one.before), approval(one.after));
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
      case "single_person": return say.single_person(said.employee(one.employee));
      case "dismissed": return say.dismissed(said.employee(one.employee));
      case "empty_role": return say.empty_role(said.role(one.role));
      case "empty_department": return say.empty_department(said.department(one.department));
      case "named_nowhere": return say.named_nowhere(status(one.status));
    }
  };
  return { ...said, who, requirements, edit, rules, bars, change, warning };
}

export function useWords(): Words {
  const text = useMessages(wordsCatalogue);
  const format = useFormat();
  const names = useNames();
  return useMemo(() => wordsOf(text, names, format), [text, names, format]);
}
