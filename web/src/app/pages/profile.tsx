import { Paper, Stack, Title } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Page } from "@/ui/Page";

import { PreferencesForm } from "../preferences";
import { messages } from "./messages";

export default function ProfilePage() {
  const text = useMessages(messages).profile;
  return (
    <Page title={text.title} narrow>
      <Paper p="lg">
        <Stack gap="md"><Title order={2}>{text.preferences}</Title><PreferencesForm /></Stack>
      </Paper>
    </Page>
  );
}
