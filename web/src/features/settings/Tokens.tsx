import { Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type CSSProperties, useState } from "react";

import { api, ok } from "@/api/client";
import { keys, type Schemas, useById, useEmployees, useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { MANY, matches, type SectionProps, type SectionSearch } from "@/lib/section";
import { useConfirm } from "@/ui/confirm";
import { Icon } from "@/ui/Icon";
import { RecordTable } from "@/ui/RecordTable";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, QueryView } from "@/ui/states";
import { toast } from "@/ui/toast";
import { DateText, RelativeTime } from "@/ui/values";

import { type Issued, Secret, TokenForm } from "./TokenForm";
import { messages } from "./token-messages";

type Token = Schemas["TokenOut"];

export interface TokensSearch extends SectionSearch {
  view?: "revoked" | "all";
}

export function Tokens(props: SectionProps<TokensSearch>) {
  const query = useQuery({ queryKey: keys.tokens, queryFn: async ({ signal }) => (await ok(api.GET("/api/v1/tokens", { signal }))).rows as Token[] });
  const [issued, setIssued] = useState<Issued>();
  const { search, onSearch } = props;
  return (
    <>
      <QueryView query={query}>{(all) => <TokenList {...props} all={all} />}</QueryView>
      {search.open === "new" && <TokenForm onClose={() => onSearch({ ...search, open: undefined })} onIssued={setIssued} />}
      {issued && <Secret issued={issued} onClose={() => setIssued(undefined)} />}
    </>
  );
}

function useRevocation() {
  const text = useMessages(messages);
  const client = useQueryClient();
  const confirm = useConfirm();
  const revocation = useMutation({
    mutationFn: (token: Token) => ok(api.DELETE("/api/v1/tokens/{id}", { params: { path: { id: token.id } } })),
    onSuccess: (_, token) => toast.done(text.revokedNow(token.name)),
    onError: (error) => toast.problem(error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.tokens }),
  });
  return async (token: Token) => {
    if (await confirm({ title: text.revoking(token.name), message: text.revokeHint, confirm: text.revokeDo, danger: true })) revocation.mutate(token);
  };
}

function TokenList({ all, search, onSearch }: SectionProps<TokensSearch> & { all: readonly Token[] }) {
  const text = useMessages(messages);
  const me = useMe();
  const people = useById(useEmployees().data);
  const revoke = useRevocation();
  const nameOf = (id: string | null | undefined) => id ? people.get(id)?.name : undefined;
  const view = search.view ?? "active";
  const found = all.filter((one) => (view === "all" || Boolean(one.revoked_at) === (view === "revoked")) && matches(search.q, one.name, nameOf(one.employee)))
    .toSorted((a, b) => b.created_at.localeCompare(a.created_at));
  const lead = (
    <Text size="sm" c="dimmed" maw={720}>{me.administrator ? text.lead : text.leadOwn} <a href="/api" target="_blank" rel="noreferrer" style={{ color: "var(--accent)" }}>{text.docs}</a></Text>
  );
  if (all.length === 0) {
    return <EmptyState icon="key" title={text.empty} action={<Button leftSection={<Icon name="plus" size={16} />} onClick={() => onSearch({ ...search, open: "new" })}>{text.add}</Button>}>{lead}{text.emptyHint}</EmptyState>;
  }
  const state = (one: Token) => {
    if (one.revoked_at) return <>{text.revokedAt} <DateText value={one.revoked_at} /></>;
    return people.get(one.employee)?.active === false ? text.dismissed : text.works;
  };
  return (
    <Stack gap="sm">
      {lead}
      <Group gap="sm" className="records-bar">
        {(all.length > MANY || search.q) && <SearchField label={text.search} value={search.q} onChange={(q) => onSearch({ ...search, q })} />}
        {(view !== "active" || all.some((one) => one.revoked_at)) && (
          <SegmentedControl aria-label={text.view} value={view} onChange={(next) => onSearch({ ...search, view: next === "active" ? undefined : next })}
            data={(["active", "revoked", "all"] as const).map((value) => ({ value, label: text[value] }))} />
        )}
      </Group>
      {found.length === 0 ? (
        <EmptyState icon="search" title={search.q ? text.nothing : view === "revoked" ? text.noneRevoked : text.noneActive}
          action={search.q ? <Button variant="default" onClick={() => onSearch({ ...search, q: undefined })}>{text.clear}</Button> : <Button onClick={() => onSearch({ ...search, open: "new" })}>{text.add}</Button>} />
      ) : (
        <div style={{ "--actions": "130px", "--name": "30%" } as CSSProperties}><RecordTable label={text.title} rows={found} nameHeader={text.name} name={(one) => one.name} faded={(one) => Boolean(one.revoked_at)}
          columns={[
            ...(me.administrator ? [{ key: "employee", header: text.employee, cell: (one: Token) => nameOf(one.employee) ?? "…" }] : []),
            { key: "kind", header: text.kind, wideOnly: true, cell: (one) => text.kinds[one.kind === "api" ? "api" : "person"] },
            { key: "created", header: text.created, wideOnly: true, cell: (one) => (
              <span><RelativeTime value={one.created_at} />{one.created_by && one.created_by !== one.employee && <Text span inherit c="dimmed"> ({text.createdBy(nameOf(one.created_by) ?? "…")})</Text>}</span>
            ) },
            { key: "state", header: text.state, cell: state },
          ]}
          actions={(one) => one.revoked_at ? null : <Button size="compact-sm" variant="default" onClick={() => void revoke(one)} aria-label={`${text.revokeDo}: ${one.name}`}>{text.revoke}</Button>} /></div>
      )}
    </Stack>
  );
}
