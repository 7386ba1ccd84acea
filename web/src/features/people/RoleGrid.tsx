// Entity × operation × scope. Where there is room it is a table, elsewhere a card per entity; the fields are the same.
import { Collapse, Menu, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";

import type { Entity, Operation } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { IconButton } from "@/ui/IconButton";

import { boundOf, MAIN_ENTITIES, NONE, OPERATIONS, OTHER_ENTITIES, type Permission, type Permissions, same, type Scope, scopesFor, settle, within } from "./rights";
import { messages } from "./role-messages";
import "./roles.css";

interface Props {
  permissions: Permissions;
  /** An administrator may do everything, whatever stands here. */
  everything: boolean;
  onChange: (permissions: Permissions) => void;
}

export function RoleGrid({ permissions, everything, onChange }: Props) {
  const text = useMessages(messages);
  const given = OTHER_ENTITIES.filter((one) => permissions[one]).length;
  const [others, setOthers] = useState(given > 0);
  const [narrowed, setNarrowed] = useState<{ entity: Entity; operations: readonly Operation[] }>();
  const put = (entity: Entity, permission: Permission, drawnIn: readonly Operation[] = []) => {
    const { [entity]: _before, ...rest } = permissions;
    onChange(OPERATIONS.some((one) => permission[one] !== "no") ? { ...rest, [entity]: permission } : rest);
    setNarrowed(drawnIn.length > 0 ? { entity, operations: drawnIn } : undefined);
  };
  const row = (entity: Entity) => (
    <EntityRow key={entity} entity={entity} permission={everything ? same("all") : permissions[entity] ?? NONE} fixed={everything} marked={narrowed?.entity === entity ? narrowed.operations : []}
      onChange={(operation, scope) => {
        const next = settle(permissions[entity] ?? NONE, operation, scope);
        put(entity, next.permission, next.narrowed);
      }} onPreset={(permission) => put(entity, permission)} />
  );
  return (
    <div className="rights">
      <div className="rights__head" aria-hidden>
        <span />{OPERATIONS.map((one) => <span key={one}>{text.operations[one]}</span>)}<span />
      </div>
      {MAIN_ENTITIES.map(row)}
      <div className="rights__note" role="status">
        {narrowed && text.narrowed(text.entities[narrowed.entity], narrowed.operations.map((one) => text.operationsLower[one]).join(", "))}
      </div>
      <UnstyledButton className="rights__others" aria-expanded={others} onClick={() => setOthers(!others)}>
        <Icon name={others ? "chevron-down" : "chevron-right"} size={16} />{text.others(given)}
      </UnstyledButton>
      <Collapse expanded={others}>
        <Text size="sm" c="dimmed" px="md" pb="xs">{text.othersHint}</Text>
        {others && OTHER_ENTITIES.map(row)}
      </Collapse>
    </div>
  );
}

interface RowProps {
  entity: Entity;
  permission: Permission;
  fixed: boolean;
  /** Just drawn in by another choice. */
  marked: readonly Operation[];
  onChange: (operation: Operation, scope: Scope) => void;
  onPreset: (permission: Permission) => void;
}

function EntityRow({ entity, permission, fixed, marked, onChange, onPreset }: RowProps) {
  const text = useMessages(messages);
  const name = text.entities[entity];
  return (
    <div className="rights__row" role="group" aria-label={name}>
      <div className="rights__entity">{name}</div>
      {OPERATIONS.map((operation) => {
        const bound = boundOf(permission, operation);
        const scope = permission[operation];
        return (
          <label key={operation} className="rights__cell">
            <span className="rights__operation">{text.operations[operation]}</span>
            <select aria-label={`${name}: ${text.operations[operation]}`} className="rights__scope" data-scope={scope} data-marked={marked.includes(operation) || undefined}
              disabled={fixed} value={scope} onChange={(event) => onChange(operation, event.currentTarget.value as Scope)}>
              {scopesFor(entity, scope).map((one) => {
                const fits = within(one, bound.scope);
                return <option key={one} value={one} disabled={!fits}>{text.scopes[one]}{!fits && bound.by ? ` (${text.tooWide[bound.by]})` : ""}</option>;
              })}
            </select>
          </label>
        );
      })}
      <Menu position="bottom-end">
        <Menu.Target><IconButton className="rights__preset" icon="more" label={text.preset(name)} disabled={fixed} /></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onPreset(same("all"))}>{text.presets.all}</Menu.Item>
          <Menu.Item onClick={() => onPreset({ ...NONE, view: "all", print: "all" })}>{text.presets.view}</Menu.Item>
          <Menu.Item onClick={() => onPreset(NONE)}>{text.presets.no}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
