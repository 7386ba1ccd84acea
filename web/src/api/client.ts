// The only way to the server. A call either gives its data or throws a `Problem`:
//   const order = await ok(api.GET("/api/v1/orders/{id}", { params: { path: { id } } }));
import createClient from "openapi-fetch";

import { currentLanguage } from "@/lib/i18n";

import { noConnection, Problem, problemOf } from "./problem";
import type { paths } from "./schema";

export { asProblem, Problem } from "./problem";
export type { Concerned, FieldError, Reason } from "./problem";

const UNSAFE = new Set(["POST", "PUT", "PATCH", "DELETE"]);
const KEY = "Idempotency-Key";

/**
 * Asks somebody to log in again over the page that is open. True: the same person is back, the call is made once more.
 */
export type SessionKeeper = () => Promise<boolean>;

let keeper: SessionKeeper | undefined;
let asking: Promise<boolean> | undefined;

export function keepSession(by: SessionKeeper): () => void {
  keeper = by;
  return () => {
    if (keeper === by) keeper = undefined;
  };
}

/** All calls that find the session ended wait for one login. */
export function returned(): Promise<boolean> {
  if (!keeper) return Promise.resolve(false);
  asking ??= keeper().finally(() => { asking = undefined; });
  return asking;
}

/** Told on `window` when a call finds the session ended, whoever made it. */
export const SESSION_ENDED = "poryadok:session-ended";
/** Told on `window` when a call did not reach the server (`detail` false), and when one does (`detail` true). */
export const CONNECTION = "poryadok:connection";

export function tell(name: string, detail?: unknown): void {
  window.dispatchEvent(new CustomEvent(name, { detail }));
}

/**
 * Keys of unsafe calls whose outcome is not known: the same call made again carries the same key, so that it is not done
 * twice. An answer settles the matter, and the next call like it is an action of its own.
 */
const unsettled = new Map<string, string>();
/** The server remembers a key for 24 hours; an action is hardly repeated so late. */
const UNSETTLED_AT_MOST = 200;

export function newKey(): string {
  // randomUUID exists in secure contexts only, and a server in an office is often reached over plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function actionOf(request: Request): Promise<string> {
  return `${request.method} ${request.url}\n${await request.clone().text()}`;
}

/** Fetches; any answer but a success is thrown as a `Problem`. */
async function send(request: Request): Promise<Response> {
  request.headers.set("Accept-Language", currentLanguage());
  let action: string | undefined;
  if (UNSAFE.has(request.method) && !request.headers.has(KEY)) {
    action = await actionOf(request);
    const key = unsettled.get(action) ?? newKey();
    if (unsettled.size >= UNSETTLED_AT_MOST) unsettled.delete(unsettled.keys().next().value ?? "");
    unsettled.set(action, key);
    request.headers.set(KEY, key);
  }
  for (let again = false; ; again = true) {
    let response: Response;
    try {
      response = await globalThis.fetch(request.clone());
    } catch (error) {
      if (request.signal.aborted || (error instanceof DOMException && error.name === "AbortError")) throw error;
      tell(CONNECTION, false);
      throw noConnection();
    }
    // A proxy that cannot reach the server says 502 or 504.
    const reached = response.status !== 502 && response.status !== 504;
    tell(CONNECTION, reached);
    if (response.ok) {
      if (action) unsettled.delete(action);
      return response;
    }
    const problem = await problemOf(response);
    if (problem.code === "not_logged_in") {
      tell(SESSION_ENDED);
      if (!again && await returned()) continue;
    } else if (action && response.status < 500) {
      unsettled.delete(action);
    }
    throw problem;
  }
}

export const api = createClient<paths>({ baseUrl: globalThis.location.origin, fetch: send });

/** The data of a call; problems are thrown by `send`. */
export async function ok<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (error !== undefined) throw error instanceof Problem ? error : await problemOf(response);
  return data as T;
}
