// `@login` in a text that is being typed.

export interface Mention {
  /** Where the `@` stands. */
  start: number;
  query: string;
}

const BEFORE = /(?:^|[\s(«"'])@([\p{L}\p{N}._-]*)$/u;
const NAMES = /@([\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*)/gu;

/** The mention in which the cursor stands, if it does. */
export function mentionAt(text: string, caret: number): Mention | undefined {
  const match = BEFORE.exec(text.slice(0, caret));
  if (!match) return undefined;
  const query = match[1] ?? "";
  return { start: caret - query.length - 1, query };
}

/** The text with the mention written out, and where the cursor then stands. */
export function withMention(text: string, { start, query }: Mention, login: string): { text: string; caret: number } {
  const written = `@${login} `;
  const rest = text.slice(start + 1 + query.length).replace(/^ /, "");
  return { text: text.slice(0, start) + written + rest, caret: start + written.length };
}

export type Part = { text: string } | { login: string };

/** A text in its parts: words, and mentions of logins that are known. */
export function partsOf(text: string, known: (login: string) => boolean): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(NAMES)) {
    const login = (match[1] ?? "").toLowerCase();
    if (!known(login)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ login });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
