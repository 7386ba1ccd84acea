// Files of documents and tasks without a screen.
import type { DocumentRef, Schemas } from "@/api/queries";

export type FileRow = Schemas["FileOut"];
export type Owner = DocumentRef | { readonly kind: "task"; readonly id: string };

/** What the server takes, said before anybody waits for an upload. */
export const MAX_BYTES = 10 * 1024 * 1024;
export const MAX_FILES = 100;

export const filesPath = ({ kind, id }: Owner): string => `/api/v1/${kind === "task" ? "tasks" : `documents/${kind}`}/${id}/files`;
export const fileAddress = (owner: Owner, file: string): string => `${filesPath(owner)}/${file}`;

export type Refused = "empty" | "large" | "many";

/** Which of the chosen files may be sent, and why the others may not. */
export function sift<T extends { size: number }>(chosen: readonly T[], there: number): { good: T[]; bad: { file: T; why: Refused }[] } {
  const good: T[] = [];
  const bad: { file: T; why: Refused }[] = [];
  for (const file of chosen) {
    const why = file.size > MAX_BYTES ? "large" : file.size === 0 ? "empty" : there + good.length >= MAX_FILES ? "many" : undefined;
    if (why) bad.push({ file, why });
    else good.push(file);
  }
  return { good, bad };
}

/** A pasted picture is called «image.png» by every browser: the moment tells two of them apart. */
export function pastedName(name: string, at: Date): string {
  const plain = /^image\.(\w+)$/.exec(name);
  if (!plain) return name;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}.${plain[1]}`;
}
