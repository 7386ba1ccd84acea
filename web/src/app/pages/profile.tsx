import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { NoticeSettings } from "@/features/notifications/NoticeSettings";
import { messages as noticeMessages } from "@/features/notifications/settings-messages";
import { AboutMe, MyRights } from "@/features/profile/Me";
import { messages } from "@/features/profile/messages";
import { PasswordForm } from "@/features/profile/PasswordForm";
import { Sessions } from "@/features/profile/Sessions";
import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";
import { Page } from "@/ui/Page";

import { PreferencesForm } from "../preferences";

export default function ProfilePage() {
  const text = useMessages(messages);
  const notices = useMessages(noticeMessages);
  return (
    <Page title={text.title} narrow>
      <Part title={text.me}><AboutMe /></Part>
      <Part title={text.preferences}><PreferencesForm /></Part>
      <Part title={notices.title} hint={notices.hint} id="notifications"><NoticeSettings /></Part>
      <Part title={text.password}><PasswordForm /></Part>
      <Part title={text.sessions} hint={text.sessionsHint}><Sessions /></Part>
      <Part title={text.tokens} hint={text.tokensHint}>
        <Group><Button variant="default" leftSection={<Icon name="key" size={16} />} renderRoot={(props) => <Link to="/settings/tokens" {...props} />}>{text.toTokens}</Button></Group>
      </Part>
      <Part title={text.rights}><MyRights /></Part>
    </Page>
  );
}

function Part({ title, hint, id, children }: { title: string; hint?: string; id?: string; children: ReactNode }) {
  return (
    <Paper p="lg" component="section" id={id}>
      <Stack gap="md">
        <div><Title order={2}>{title}</Title>{hint && <Text size="sm" c="dimmed">{hint}</Text>}</div>
        {children}
      </Stack>
    </Paper>
  );
}
