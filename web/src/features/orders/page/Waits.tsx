// What scenarios have put off on the order: when it comes, and which one it is.
import { Paper, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api, ok } from "@/api/client";
import { keys, useMe } from "@/api/queries";
import { Icon } from "@/ui/Icon";
import { type DocumentRef, useKindMessages } from "@/ui/kinds";
import { DateText, RelativeTime } from "@/ui/values";

import { pathOf } from "../queries";
import { messages } from "./messages";

export function Waits({ of }: { of: DocumentRef }) {
  const text = useKindMessages(messages, of.kind).waits;
  const { administrator } = useMe();
  const { data = [] } = useQuery({
    queryKey: keys.order(of.id, "waits"),
    queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/documents/{kind}/{id}/waits", { ...pathOf(of), signal }))).rows,
  });
  if (data.length === 0) return null;
  return (
    <Paper p="md" component="section" aria-labelledby="waits-title">
      <Title order={2} fz="h3" id="waits-title" mb="sm">{text.title}</Title>
      <ul className="waits">
        {data.map(({ id, due_at: due, scenario, scenario_name: name, kind }) => {
          const said = text.scenario(name ?? "…");
          return (
            <li key={id}>
              <Icon name="clock" size={15} />
              <span>
                {administrator && scenario ? <Link to="/settings/scenarios/$id" params={{ id: scenario }}>{said}</Link> : said}
                {kind === "wait" && <> ({text.rest})</>}
                <span className="waits__when"><DateText value={due} time />, <RelativeTime value={due} /></span>
              </span>
            </li>
          );
        })}
      </ul>
    </Paper>
  );
}
