import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";

import { keys } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { useTitle } from "@/ui/Page";

import icon from "../icon.svg";
import { LoginForm } from "../login-form";
import { messages } from "../messages";
import { LanguageSwitch } from "../preferences";

const route = getRouteApi("/login");

export default function LoginPage() {
  const text = useMessages(messages);
  const client = useQueryClient();
  const router = useRouter();
  const { next } = route.useSearch();
  useTitle(text.login.title);
  return (
    <main className="login">
      <Stack className="login__card" gap="lg">
        <Group gap="sm" justify="center"><img src={icon} alt="" width={36} height={36} /><Text fz={22} fw={700}>{text.product}</Text></Group>
        <Paper p="xl" radius="lg" shadow="sm">
          <Title order={1} mb="md">{text.login.title}</Title>
          <LoginForm onDone={(me) => {
            client.clear();
            client.setQueryData(keys.me, me);
            router.history.push(next ?? "/");
          }} />
        </Paper>
        <Text size="sm" c="dimmed" ta="center">{text.login.forgot}</Text>
        <Group justify="center"><div style={{ width: 220 }}><LanguageSwitch /></div></Group>
      </Stack>
    </main>
  );
}
