// What scenarios did to an order, in its feed.
import type { ReactNode } from "react";

import { currentLanguage, useMessages } from "@/lib/i18n";

import { feed } from "./messages/feed";
import type { Performed } from "./model";
import { type Ended, RunLine } from "./RunLine";

interface Entry {
  readonly kind: string;
  readonly body?: unknown;
}

const record = (value: unknown): Record<string, unknown> => typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
const word = (value: unknown): string | undefined => typeof value === "string" && value !== "" ? value : undefined;

/** The run that an entry tells of, in the language of the reader. */
export function runOf(body: unknown, language: string): Ended & { name: string } {
  const said = record(body);
  return {
    name: word(said["name"]) ?? "",
    outcome: word(said["outcome"]) ?? "done",
    why: word(said["why"]),
    text: word(record(said["text"])[language]),
    performed: Array.isArray(said["performed"]) ? said["performed"].filter((one): one is Performed => typeof record(one)["action"] === "string") : [],
  };
}

export interface FeedPart {
  /** What happened, beside who did it. */
  readonly said: string;
  /** What there is to read below. */
  readonly content?: ReactNode;
  readonly icon: "scenario" | "comment" | "clock";
}

/** Words for the entries of scenarios; `undefined` for what is none of theirs. */
export function useScenarioFeed(): (entry: Entry) => FeedPart | undefined {
  const text = useMessages(feed);
  return (entry) => {
    const body = record(entry.body);
    switch (entry.kind) {
      case "scenario": {
        const run = runOf(body, currentLanguage());
        return { said: text.scenario(run.name), content: <RunLine run={run} />, icon: "scenario" };
      }
      case "note": return { said: text.note, content: <blockquote className="feed__text">{word(body["text"])}</blockquote>, icon: "comment" };
      case "button": return { said: text.button(word(body["label"]) ?? "…"), icon: "scenario" };
      case "task_overdue": return { said: text.overdue(word(body["text"]) ?? "…"), icon: "clock" };
      default: return undefined;
    }
  };
}
