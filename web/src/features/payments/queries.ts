import { api, ok } from "@/api/client";
import { upload } from "@/api/upload";

import type { Received, Result, Statement } from "./model";

/** What the server makes of a file; nothing is written. */
export const readStatement = (file: File): Promise<Statement> => upload<Statement>({ url: "/api/v1/bank-statements/preview", file });

export async function receive(payments: Received[], posted: boolean): Promise<Result[]> {
  return (await ok(api.POST("/api/v1/bank-statements", { body: { payments, posted } }))).results;
}
