// What all parts of the editor share: what the server finds wrong, by its place, and the rule in words.
import { createContext, type ReactNode, useContext } from "react";

/** What is wrong at a path of the rule, such as `actions/0/text`. */
export type Flaws = (path: string) => string | undefined;

const Context = createContext<Flaws>(() => undefined);

export const FlawsProvider = ({ flaws, children }: { flaws: Flaws; children: ReactNode }) => <Context value={flaws}>{children}</Context>;

export const useFlaws = (): Flaws => useContext(Context);

/** The element of a path, so that a remark can lead to it. */
export const anchorOf = (path: string): string => `rule-${path.replaceAll("/", "-")}`;

/** Brings the part that a path is about into view and the cursor into it. */
export function showPart(path: string): void {
  const parts = path.split("/");
  for (let n = parts.length; n > 0; n -= 1) {
    const element = document.getElementById(anchorOf(parts.slice(0, n).join("/")));
    if (!element) continue;
    element.scrollIntoView({ block: "center" });
    element.querySelector<HTMLElement>("[aria-invalid=true], input:not([type=hidden]):not([readonly]), textarea, button")?.focus({ preventScroll: true });
    return;
  }
}
