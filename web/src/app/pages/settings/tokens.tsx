import { Button } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";

import { messages } from "@/features/settings/token-messages";
import { Tokens } from "@/features/settings/Tokens";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";

const route = getRouteApi("/shell/settings/tokens");

export default function TokensPage() {
  const text = useMessages(messages);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title={text.title} actions={<Button leftSection={<Icon name="plus" size={16} />} onClick={() => void navigate({ search: { ...search, open: "new" } })}>{text.add}</Button>}>
      <Tokens search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />
    </Page>
  );
}
