// What scenarios have put off on the order: when it comes, and which one it is.
import { Paper, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api, ok } from "@/api/client";
import { keys, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { DateText, RelativeTime } from "@/ui/values";

import { messages } from "./messages";

export function Waits({ order }: { order: string }) {
  const text = useMessages(messages).waits;
  const { administrator } = useMe();
  const { data = [] } = useQuery({
    queryKey: keys.order(order, "waits"),
    queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/orders/{id}/waits", { params: { path: { id: order } }, signal }))).rows,
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
