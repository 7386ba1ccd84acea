// What keeps the draft from being saved, and what is doubtful about it: in words, with the way to each.
import { Anchor, List, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { useProcesses } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import { editor } from "../messages/editor";
import type { Issue } from "../model";
import { useScenarioWords } from "../words";
import { showPart } from "./context";
import { actionOf, type Found, partOf } from "./flaws";

interface Props {
  flaws: readonly Found[];
  issues: readonly Issue[];
  checking: boolean;
  error: ReactNode;
}

export function Checks({ flaws, issues, checking, error }: Props) {
  const text = useMessages(editor);
  return (
    <Paper p="md" component="section" aria-labelledby="checks-title">
      <Stack gap="sm">
        <Title order={2} fz="h3" id="checks-title">{text.checks}</Title>
        <div role="status" aria-busy={checking} className="checks">
          {error}
          {flaws.length > 0 && (
            <>
              <Text size="sm" fw={550}>{text.mustFix}</Text>
              <List size="sm" spacing={4} listStyleType="none" className="checks__list">
                {flaws.map((one) => <List.Item key={one.path} icon={<span className="checks__bad"><Icon name="x-circle" size={15} /></span>}><Place path={one.path} />: {one.text}</List.Item>)}
              </List>
            </>
          )}
          {issues.length > 0 && (
            <>
              <Text size="sm" fw={550} mt={flaws.length > 0 ? "sm" : 0}>{text.doubts}</Text>
              <List size="sm" spacing={6} listStyleType="none" className="checks__list">
                {issues.map((one, i) => <List.Item key={i} icon={<span className="checks__warn"><Icon name="alert" size={15} /></span>}><IssueText issue={one} /></List.Item>)}
              </List>
            </>
          )}
          {!error && flaws.length + issues.length === 0 && <Text size="sm" c="dimmed">{checking ? text.checking : text.fine}</Text>}
        </div>
      </Stack>
    </Paper>
  );
}

function Place({ path }: { path: string }) {
  const text = useMessages(editor);
  const action = actionOf(path);
  const part = partOf(path);
  return <Anchor component="button" type="button" size="sm" onClick={() => showPart(path)}>{action ? text.toAction(action) : text.fieldNames[part as keyof typeof text.fieldNames] ?? part}</Anchor>;
}

const ScenarioLink = ({ id, name }: { id: string; name: string }) => <Link to="/settings/scenarios/$id" params={{ id }} className="plain-link">{name}</Link>;

function IssueText({ issue }: { issue: Issue }) {
  const text = useMessages(editor);
  const say = text.issues;
  const words = useScenarioWords();
  const processes = useProcesses().data;
  const action = "action" in issue ? <><Place path={`actions/${issue.action}`} />. </> : null;
  switch (issue.code) {
    case "unreachable_trigger": return <><Place path="trigger" />. {say.unreachable_trigger(words.status(issue.status))}</>;
    case "forbidden_move":
      return <>{action}{say.forbidden_move(words.status(issue.from), words.status(issue.to))}{" "}
        «<Link to="/processes/$id" params={{ id: issue.process }} className="plain-link">{processes?.find((one) => one.id === issue.process)?.name ?? text.process}</Link>»: {issue.refused ? say.refused : say.bypassed}</>;
    case "cycle":
      return <>{say.cycle} {[...issue.scenarios, ...issue.scenarios.slice(0, 1)].map((id, i) => <span key={i}>{i > 0 && " → "}<ScenarioLink id={id} name={words.scenario(id)} /></span>)}</>;
    case "conflict": return <>{say.conflict(words.what(issue.what))} <ScenarioLink id={issue.other} name={words.scenario(issue.other)} /></>;
    case "nobody_there": return <>{action}{say.nobody_there(words.department(issue.department))}</>;
    case "dismissed": return <>{action}{say.dismissed(words.employee(issue.employee))}</>;
    case "starts_what_is_off": return <>{action}{say.starts_what_is_off} <ScenarioLink id={issue.scenario} name={words.scenario(issue.scenario)} /></>;
  }
}
