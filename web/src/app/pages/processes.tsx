import { Button } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { CreateDialog } from "@/features/processes/CreateDialog";
import { ProcessList } from "@/features/processes/ProcessList";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";

import { messages } from "./messages";

const route = getRouteApi("/shell/administrators/processes");

export default function ProcessesPage() {
  const text = useMessages(messages).processes;
  const { create, kind } = route.useSearch();
  const navigate = useNavigate();
  const open = (what?: string) => void navigate({ to: "/processes", search: { create: what, kind }, replace: what === undefined });
  return (
    <Page title={text.title} actions={<Button leftSection={<Icon name="plus" size={16} />} onClick={() => open("true")}>{text.create}</Button>}>
      <ProcessList kind={kind} onKind={(next) => void navigate({ to: "/processes", search: { kind: next }, replace: true })} onCreate={(from) => open(from ?? "true")} />
      {create && <CreateDialog key={create} kind={kind} from={create === "true" ? undefined : create} onClose={() => open()} />}
    </Page>
  );
}
