// The chain of a document: what it rests on, what rests on it, and what all that comes to.
import "./links.css";

import { Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { useLive } from "@/api/live";
import { chainQuery, keys, type OrderPage } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { DocumentNumber } from "@/ui/DocumentNumber";
import { Icon } from "@/ui/Icon";
import { documentLink, isPostable, KIND_ICONS, madeOf, useNouns } from "@/ui/kinds";
import { PostedMark } from "@/ui/PostedMark";
import { ErrorState } from "@/ui/states";
import { StatusById } from "@/ui/StatusBadge";
import { useFormat } from "@/ui/useFormat";
import { Money } from "@/ui/values";

import { messages } from "./messages";
import { Reserve } from "./Reserve";
import { Sums } from "./Sums";
import { type Branch, treesOf } from "./tree";

export function Linked({ document }: { document: OrderPage }) {
  const text = useMessages(messages);
  const client = useQueryClient();
  const query = useQuery(chainQuery(document));
  const chain = query.data ?? [];
  // What becomes of the others changes how they are shown here, too.
  useLive(({ changed, gone }) => {
    const here = new Set(chain.map((one) => one.id));
    if (changed.some((one) => here.has(one.id)) || gone.some((id) => here.has(id))) void client.invalidateQueries({ queryKey: keys.order(document.id, "chain") });
  });
  const { bases, followers } = treesOf(document.id, chain);
  return (
    <Paper p="md" component="section" aria-labelledby="linked-title">
      <Stack gap="sm">
        <Title order={2} id="linked-title" fz="h3">{text.title}</Title>
        <Sums document={document} />
        {document.kind === "customer_order" && <Reserve order={document} />}
        {query.error && !query.data && <ErrorState error={query.error} order={3} retry={() => void query.refetch()} />}
        {query.data && chain.length === 0 && <Text size="sm" c="dimmed">{text.empty} {madeOf(document.kind).length > 0 && text.emptyHint}</Text>}
        {bases.length > 0 && <Part title={text.bases} branches={bases} />}
        {followers.length > 0 && <Part title={text.followers} branches={followers} />}
      </Stack>
    </Paper>
  );
}

function Part({ title, branches }: { title: string; branches: readonly Branch[] }) {
  return (
    <div>
      <Text size="xs" c="dimmed" mb={4}>{title}</Text>
      <Branches branches={branches} label={title} />
    </div>
  );
}

function Branches({ branches, label }: { branches: readonly Branch[]; label?: string }) {
  return (
    <ul className="chain" aria-label={label}>
      {branches.map(({ link, branches: below }) => (
        <li key={link.id}>
          <Row link={link} />
          {below.length > 0 && <Branches branches={below} />}
        </li>
      ))}
    </ul>
  );
}

function Row({ link }: { link: Branch["link"] }) {
  const text = useMessages(messages);
  const nouns = useNouns();
  const format = useFormat();
  const whole = format.money(link.sum, link.currency);
  return (
    <div className="chain__row">
      <span className="chain__icon"><Icon name={KIND_ICONS[link.kind]} size={15} /></span>
      <span className="chain__what">
        <Link {...documentLink(link)} className="chain__name" title={nouns[link.kind].title}>{link.kind === "customer_order" && `${nouns[link.kind].title} `}<DocumentNumber kind={link.kind} number={link.number} /></Link>
        <span className="chain__facts">
          <span>{text.from(format.date(link.moment))}</span>
          {link.status && <StatusById id={link.status} name={link.status_name} />}
          {isPostable(link.kind) && <PostedMark kind={link.kind} posted={link.posted} />}
        </span>
      </span>
      <span className="chain__sum">{link.part === link.sum || link.part === 0 ? <Money value={link.sum} currency={link.currency} /> : <span className="numbers">{text.part(format.money(link.part, link.currency), whole)}</span>}</span>
    </div>
  );
}
