import { useMessages } from "@/lib/i18n";

import { messages } from "./messages";

export function Tags({ tags }: { tags: readonly string[] }) {
  const text = useMessages(messages);
  if (tags.length === 0) return null;
  return <ul className="tags" aria-label={text.tags}>{tags.map((tag) => <li key={tag} className="tag">{tag}</li>)}</ul>;
}
