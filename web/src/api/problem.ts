// Every "no" and every breakage of the server, as one class.
import { messagesIn } from "@/lib/i18n";

import { messages } from "./messages";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Reason = Schemas["ReasonOut"];
export type FieldError = Schemas["FieldErrorOut"];
export type Concerned = Schemas["Concerned"];

/** `status` 0 and code `no_connection`: there was no answer at all. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly reasons: readonly Reason[];
  readonly errors: readonly FieldError[];
  readonly concerned: readonly Concerned[];
  readonly data: Readonly<Record<string, unknown>>;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(said: Partial<Omit<Schemas["ProblemOut"], "data">> & { data?: unknown }, retryAfter?: number) {
    super(said.detail || said.title || said.code || "");
    this.status = said.status ?? 0;
    this.code = said.code ?? "internal";
    this.title = said.title ?? "";
    this.detail = said.detail ?? "";
    this.reasons = said.reasons ?? [];
    this.errors = said.errors ?? [];
    this.concerned = said.concerned ?? [];
    this.data = typeof said.data === "object" && said.data !== null ? said.data as Record<string, unknown> : {};
    this.retryAfter = retryAfter;
  }

  /** The flaw of one field, by its path in the body (`positions/0/quantity`) or the name of a parameter. */
  field(path: string): string | undefined {
    return this.errors.find((error) => error.field === path)?.text;
  }

  /** Path → text, as forms want them. */
  fields(): Record<string, string> {
    return Object.fromEntries(this.errors.map((error) => [error.field, error.text]));
  }

  get isConnection(): boolean {
    return this.status === 0;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const after = Number(response.headers.get("Retry-After"));
  const retryAfter = Number.isFinite(after) && after > 0 ? after : undefined;
  const said: unknown = await response.json().catch(() => undefined);
  if (typeof said === "object" && said !== null && typeof (said as { code?: unknown }).code === "string") {
    return new Problem({ ...said, status: response.status }, retryAfter);
  }
  const text = messagesIn(messages);
  return new Problem({
    status: response.status, code: "unreadable", title: text.unreadable, detail: text.unreadableDetail(response.status),
  }, retryAfter);
}

export function noConnection(): Problem {
  const text = messagesIn(messages);
  return new Problem({ status: 0, code: "no_connection", title: text.noConnection, detail: text.noConnectionDetail });
}

/** Anything thrown, as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ code: "internal", title: error instanceof Error ? error.message : String(error) });
}
