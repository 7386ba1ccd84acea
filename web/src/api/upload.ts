// A file on its way to the server. `fetch` says nothing of how far a body has come, so this one call goes the older way;
// keys, sessions and refusals are as with every other call.
import { currentLanguage } from "@/lib/i18n";

import { CONNECTION, newKey, returned, SESSION_ENDED, tell } from "./client";
import { noConnection, type Problem, problemOf } from "./problem";

/** The same file tried again is the same action. */
const keysOf = new WeakMap<Blob, Map<string, string>>();

function keyOf(file: Blob, url: string): string {
  const known = keysOf.get(file) ?? new Map<string, string>();
  keysOf.set(file, known);
  const key = known.get(url) ?? newKey();
  known.set(url, key);
  return key;
}

interface Sending {
  url: string;
  file: Blob;
  /** From 0 to 1. */
  onProgress?: (part: number) => void;
  signal?: AbortSignal;
}

function once({ url, file, onProgress, signal }: Sending): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const settle = () => signal?.removeEventListener("abort", abort);
    request.open("POST", url);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept-Language", currentLanguage());
    request.setRequestHeader("Idempotency-Key", keyOf(file, url));
    request.upload.onprogress = (event) => { if (event.lengthComputable) onProgress?.(event.loaded / event.total); };
    request.onload = () => {
      settle();
      const after = request.getResponseHeader("Retry-After");
      resolve(new Response(request.responseText || null, { status: request.status, headers: after ? { "Retry-After": after } : {} }));
    };
    request.onerror = () => {
      settle();
      tell(CONNECTION, false);
      reject(noConnection());
    };
    request.onabort = () => {
      settle();
      reject(new DOMException("stopped", "AbortError"));
    };
    if (signal?.aborted) return request.abort();
    signal?.addEventListener("abort", abort);
    request.send(file);
  });
}

/** Ends with the answer when the server has the file; any answer but a success is thrown as a `Problem`. */
export async function upload<T>(sending: Sending): Promise<T> {
  for (let again = false; ; again = true) {
    const response = await once(sending);
    tell(CONNECTION, response.status !== 502 && response.status !== 504);
    if (response.ok) return await response.json() as T;
    const problem: Problem = await problemOf(response);
    if (problem.code === "not_logged_in") {
      tell(SESSION_ENDED);
      if (!again && await returned()) continue;
    } else if (problem.status < 500) {
      // Refused: trying it later is an action of its own.
      keysOf.get(sending.file)?.delete(sending.url);
    }
    throw problem;
  }
}
