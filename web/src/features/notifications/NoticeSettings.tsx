// My notifications: what of, by which ways, in which language.
import { Checkbox, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";

import { useMe } from "@/api/queries";
import { useMessages } from "@/lib/i18n";
import { QueryView } from "@/ui/states";

import "./notifications.css";
import { kindsOf, type Notices, noticesQuery, useChangeNotices, type Ways, waysOf } from "./settings";
import { messages } from "./settings-messages";
import { Telegram } from "./Telegram";

const NOTHING: Ways = { app: false, email: false, telegram: false };
const LANGUAGES = ["ru", "en"] as const;

export function NoticeSettings() {
  return <QueryView query={useQuery(noticesQuery)}>{(notices) => <Settings notices={notices} />}</QueryView>;
}

function Settings({ notices }: { notices: Notices }) {
  const text = useMessages(messages);
  const me = useMe();
  const change = useChangeNotices();
  const ways = waysOf(notices);
  const mail = !notices.email_available ? text.noMail : notices.email ? text.mailTo(notices.email) : text.noAddress;
  return (
    <Stack gap="md">
      <table className="notices" aria-label={text.title}>
        <thead><tr><th scope="col">{text.kind}</th>{ways.map((way) => <th key={way} scope="col">{text.ways[way]}</th>)}</tr></thead>
        <tbody>
          {kindsOf(notices, me.administrator).map((kind) => {
            const set = notices.kinds[kind] ?? NOTHING;
            return (
              <tr key={kind}>
                <th scope="row">{text.kinds[kind]}</th>
                {ways.map((way) => (
                  <td key={way}>
                    <Checkbox aria-label={text.check(text.kinds[kind], text.ways[way])} checked={set[way]} onChange={(event) => change.mutate({ kinds: { [kind]: { ...set, [way]: event.currentTarget.checked } } })} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <Text size="sm" c="dimmed">{mail}</Text>
      {notices.telegram_available ? <Telegram linked={notices.telegram_linked} /> : <Text size="sm" c="dimmed">{text.noTelegram}</Text>}
      {(notices.email_available || notices.telegram_available) && (
        <Group gap="sm">
          <Text size="sm">{text.language}</Text>
          <SegmentedControl size="sm" aria-label={text.language} value={notices.language} onChange={(next) => change.mutate({ language: LANGUAGES.find((one) => one === next) })}
            data={LANGUAGES.map((value) => ({ value, label: text.languages[value] }))} />
        </Group>
      )}
    </Stack>
  );
}
