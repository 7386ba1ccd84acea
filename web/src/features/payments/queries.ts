import { api, ok, send } from "@/api/client";

import type { Received, Result, Statement } from "./model";

/** What the server makes of a file; nothing is written. */
export async function readStatement(file: Blob, signal?: AbortSignal): Promise<Statement> {
  const request = new Request(new URL("/api/v1/bank-statements/preview", globalThis.location.origin), {
    method: "POST", body: await file.arrayBuffer(), headers: { "Content-Type": "application/octet-stream" }, signal,
  });
  return await (await send(request)).json() as Statement;
}

export async function receive(payments: Received[], posted: boolean): Promise<Result[]> {
  return (await ok(api.POST("/api/v1/bank-statements", { body: { payments, posted } }))).results;
}
