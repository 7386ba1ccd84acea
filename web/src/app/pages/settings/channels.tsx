import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/settings/messages";
import { Channels } from "@/features/settings/Channels";
import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { AddButton } from "./AddButton";

const route = getRouteApi("/shell/settings/administrators/channels");

export default function ChannelsPage() {
  const text = useMessages(messages).channels;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<AddButton label={text.add} onClick={() => void navigate({ search: { ...search, open: "new" } })} />}>
      <Channels search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
