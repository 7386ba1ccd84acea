import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useAttributes, useById, useChannels, useDepartments, useEmployees, useOrganizations, useProcesses, useRoles, useScenarios, useStatuses, useWarehouses, type Entity, type Operation, type Schemas } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Person } from "@/ui/Person";
import { messages as rightWords } from "@/ui/right-words";
import { StatusById } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";

import { type AuditRow, bodyOf, type Change, changesOf, type Noun, nounOf, partsOf, wordingOf } from "./audit";
import { messages } from "./audit-messages";
import { messages as settingWords } from "./messages";
import "./rows.css";

/** Names for the ids in bodies. */
export function useNames() {
  const text = useMessages(messages);
  const tables = {
    employee: useById(useEmployees().data), role: useById(useRoles().data), department: useById(useDepartments().data),
    status: useById(useStatuses().data), channel: useById(useChannels().data), attribute: useById(useAttributes().data), process: useById(useProcesses().data), scenario: useById(useScenarios().data),
    organization: useById(useOrganizations().data), warehouse: useById(useWarehouses().data),
  };
  const nameOf = (table: keyof typeof tables, id: unknown) => tables[table].get(String(id))?.name;
  return {
    exists: (noun: Noun | undefined, id: string | null | undefined) => Boolean(id && noun && noun in tables && tables[noun as keyof typeof tables].has(id)),
    /** The title of an entry. `earlier` knows the name of what its own body does not name. */
    title: (row: AuditRow, earlier: AuditRow | undefined): string => {
      const body = bodyOf(row);
      const name = String(body["name"] ?? body["login"] ?? body["file"] ?? (earlier && bodyOf(earlier)["name"]) ?? "");
      const say = text.kinds[wordingOf(row, earlier) as keyof typeof text.kinds] as ((name: string) => string) | undefined;
      const version = row.kind === "process_published" && typeof body["version"] === "number" ? `, ${text.version(body["version"])}` : "";
      return say ? (say(row.kind === "token_revoked" && name ? `«${name}»` : name) + version).trim() : row.kind;
    },
    person: (id: string | null | undefined) => id ? nameOf("employee", id) : undefined,
    nameOf,
  };
}

type Names = ReturnType<typeof useNames>;

function linkTo(noun: Noun | undefined, id: string): Pick<LinkProps, "to" | "params" | "search"> | undefined {
  switch (noun) {
    case "process": return { to: "/processes/$id", params: { id } };
    case "scenario": return { to: "/settings/scenarios/$id", params: { id } };
    case "status": return { to: "/settings/statuses", search: { open: id } };
    case "channel": return { to: "/settings/channels", search: { open: id } };
    case "attribute": return { to: "/settings/attributes", search: { open: id } };
    case "organization": return { to: "/settings/organizations", search: { open: id } };
    case "warehouse": return { to: "/settings/warehouses", search: { open: id } };
    case "employee": return { to: "/settings/employees", search: { open: id } };
    case "department": return { to: "/settings/departments", search: { open: id } };
    case "role": return { to: "/settings/roles", search: { open: id } };
    default: return undefined;
  }
}

interface Props {
  row: AuditRow;
  earlier: AuditRow | undefined;
  names: Names;
}

export function AuditEntry({ row, earlier, names }: Props) {
  const text = useMessages(messages);
  const format = useFormat();
  const noun = nounOf(row.kind);
  const link = row.subject && names.exists(noun, row.subject) ? linkTo(noun, row.subject) : undefined;
  const title = names.title(row, earlier);
  const who = names.person(row.actor);
  return (
    <li className="audit__entry">
      <time className="audit__time numbers" dateTime={row.at} title={format.dateTime(row.at)}>{format.time(row.at)}</time>
      <div className="audit__who">
        {who ? <Person name={who} size={22} /> : <span className="setting-row__note">{row.kind === "login_failed" ? text.nobody : text.system}</span>}
      </div>
      <div className="audit__what">
        <div>{link ? <Link {...link}>{title}</Link> : title}</div>
        <Details row={row} earlier={earlier} names={names} />
      </div>
      <div className="audit__address">{row.address && <span className="numbers">{row.address}</span>}</div>
    </li>
  );
}

/** A new role has dozens of cells. */
const SHOWN = 5;

function Details({ row, earlier, names }: Props) {
  const text = useMessages(messages);
  const noun = nounOf(row.kind);
  const body = bodyOf(row);
  const lines: ReactNode[] = [];
  if (noun === "process" && row.kind === "process_published") {
    const parts = partsOf(row).map((one) => text.parts[one as keyof typeof text.parts] ?? one);
    if (parts.length > 0) lines.push(text.touched(parts.join(", ")));
  }
  const changes = row.kind.startsWith("process_") ? [] : changesOf(row, earlier);
  if (changes === undefined) lines.push(text.unknownBefore);
  else for (const change of changes) lines.push(<ChangeText change={change} noun={noun} names={names} />);
  if (noun && row.kind.endsWith("_changed") && changes?.length === 0) lines.push(text.unseen[noun]);
  if (typeof body["replaced_with"] === "string") lines.push(<>{text.replacedWith} <StatusById id={body["replaced_with"]} name={text.values.deleted} /></>);
  if (Array.isArray(body["concerned"]) && body["concerned"].length > 0) {
    lines.push(text.concerned((body["concerned"] as Schemas["Concerned"][]).reduce((sum, one) => sum + one.documents, 0)));
  }
  if (row.kind.startsWith("import_")) {
    const [nouns, n] = [text.imported.nouns[String(body["noun"])] ?? "", (field: string) => Number(body[field] ?? 0)];
    lines.push(row.kind === "import_started" ? text.imported.seen(nouns, n("new"), n("changed"), n("errors")) : text.imported.done(nouns, n("created"), n("changed"), n("errors")));
  }
  if (lines.length === 0) return null;
  const list = (some: readonly ReactNode[]) => <ul className="audit__details">{some.map((line, i) => <li key={i}>{line}</li>)}</ul>;
  if (lines.length <= SHOWN + 1) return list(lines);
  return <>{list(lines.slice(0, SHOWN))}<details className="audit__details"><summary>{text.moreLines(lines.length - SHOWN)}</summary>{list(lines.slice(SHOWN))}</details></>;
}

function ChangeText({ change, noun, names }: { change: Change; noun: Noun | undefined; names: Names }) {
  const text = useMessages(messages);
  const rights = useMessages(rightWords);
  const settings = useMessages(settingWords);
  const [field = "", entity, operation] = change.field.split("/");
  if (field === "password_set") return <>{text.fields.password_set}</>;
  const show = (value: unknown): string => {
    if (typeof value === "boolean") return value ? text.values.yes : text.values.no;
    if (value === null || value === undefined || value === "") return text.values.nothing;
    if (field === "permissions") return rights.scopes[value as keyof typeof rights.scopes] ?? String(value);
    if (field === "role") return names.nameOf("role", value) ?? text.values.deleted;
    if (field === "department" || field === "parent") return names.nameOf("department", value) ?? text.values.deleted;
    if (field === "manager" || field === "employee") return names.nameOf("employee", value) ?? text.values.deleted;
    if (field === "type" && noun === "channel") return settings.channels.types[value as keyof typeof settings.channels.types] ?? String(value);
    if (field === "type" && noun === "attribute") return settings.attributes.types[value as keyof typeof settings.attributes.types] ?? String(value);
    if (field === "type" || field === "kind" || field === "switch") return text.values[value as keyof typeof text.values] ?? String(value);
    return String(value);
  };
  const label = field === "permissions"
    ? `${rights.entities[entity as Entity] ?? entity}, ${(rights.operations[operation as Operation] ?? operation ?? "").toLocaleLowerCase()}`
    : text.fields[field as keyof typeof text.fields] ?? field;
  return <>{label}: {"before" in change && <><s>{show(change.before)}</s> → </>}{show(change.after)}</>;
}
