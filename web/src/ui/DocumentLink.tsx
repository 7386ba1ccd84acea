import { useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";

import type { Schemas } from "@/api/queries";

/** To the page of a document of any kind. */
export function DocumentLink({ kind, id, children }: { kind: Schemas["DocumentKind"]; id: string; children: ReactNode }) {
  const router = useRouter();
  const href = kind === "customer_order" ? `/orders/${id}` : `/documents/${kind}/${id}`;
  return (
    <a href={href} onClick={(event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      router.history.push(href);
    }}>{children}</a>
  );
}
