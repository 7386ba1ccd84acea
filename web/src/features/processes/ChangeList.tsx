import { List, Text } from "@mantine/core";

import { useMessages } from "@/lib/i18n";
import { Icon } from "@/ui/Icon";

import type { Change } from "./diff";
import { messages } from "./messages";
import { useWords } from "./words";

const SIGN = { added: "plus", removed: "minus", changed: "edit" } as const;

function signOf({ kind }: Change): keyof typeof SIGN {
  if (kind.endsWith("_added")) return "added";
  return kind.endsWith("_removed") ? "removed" : "changed";
}

/** What differs, as sentences. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const text = useMessages(messages).changes;
  const words = useWords();
  if (changes.length === 0) return <Text size="sm" c="dimmed">{text.none}</Text>;
  return (
    <List listStyleType="none" className="changes" spacing={6} size="sm">
      {changes.map((one, i) => {
        const sign = signOf(one);
        return <List.Item key={i} className={`change change--${sign}`} icon={<Icon name={SIGN[sign]} size={15} />}><span className="unseen">{text[sign]}: </span>{words.change(one)}</List.Item>;
      })}
    </List>
  );
}
