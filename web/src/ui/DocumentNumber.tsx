import type { DocumentKind } from "@/api/queries";

import { capital, useNouns } from "./kinds";
import { useFormat } from "./useFormat";

/** «№ 00012» of an order, «Счёт № 00012» of a document of another kind. */
export function DocumentNumber({ kind, number }: { kind: DocumentKind | null | undefined; number: string }) {
  const nouns = useNouns();
  const format = useFormat();
  return <span className="numbers">{kind && kind !== "customer_order" && `${capital(nouns[kind].one)} `}{format.no(number)}</span>;
}
