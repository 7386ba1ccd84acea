import { SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";

import { LANGUAGES, setLanguage, useLanguage, useMessages } from "@/lib/i18n";

import { messages } from "./messages";

export function LanguageSwitch({ size = "xs" }: { size?: "xs" | "sm" }) {
  const text = useMessages(messages);
  const language = useLanguage();
  return (
    <SegmentedControl size={size} fullWidth aria-label={text.user.language} value={language} onChange={(value) => setLanguage(value)}
      data={LANGUAGES.map((value) => ({ value, label: text.languages[value] }))} />
  );
}

export function ThemeSwitch({ size = "xs" }: { size?: "xs" | "sm" }) {
  const text = useMessages(messages);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl size={size} fullWidth aria-label={text.user.theme} value={colorScheme} onChange={(value) => setColorScheme(value)}
      data={[{ value: "light" as const, label: text.user.light }, { value: "dark" as const, label: text.user.dark }, { value: "auto" as const, label: text.user.system }]} />
  );
}

export function PreferencesForm({ compact = false }: { compact?: boolean }) {
  const text = useMessages(messages);
  const size = compact ? "xs" : "sm";
  return (
    <Stack gap={compact ? "sm" : "md"} maw={420}>
      <Stack gap={6}><Text size="sm" fw={500}>{text.user.theme}</Text><ThemeSwitch size={size} /></Stack>
      <Stack gap={6}><Text size="sm" fw={500}>{text.user.language}</Text><LanguageSwitch size={size} /></Stack>
    </Stack>
  );
}
