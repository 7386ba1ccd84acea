import type { DocumentKind } from "@/api/queries";

import { Icon } from "./Icon";
import { type KindCatalogue, useKindMessages } from "./kinds";

const messages: KindCatalogue<{ posted: string; not: string }> = {
  ru: ({ agree }) => ({ posted: agree("проведён", "проведена", "проведено"), not: agree("не проведён", "не проведена", "не проведено") }),
  en: () => ({ posted: "posted", not: "not posted" }),
};

/** Whether a document counts: said in words, the colour only decorates. */
export function PostedMark({ kind, posted }: { kind: DocumentKind; posted: boolean }) {
  const text = useKindMessages(messages, kind);
  return <span className="posted" data-posted={posted || undefined}><Icon name={posted ? "check-circle" : "clock"} size={14} />{posted ? text.posted : text.not}</span>;
}
