/** What a section of the settings keeps in the address. */
export interface SectionSearch {
  q?: string;
  /** The record that is open beside the list, or `new`. */
  open?: string;
}

export interface SectionProps<S extends SectionSearch = SectionSearch> {
  search: S;
  onSearch: (search: S) => void;
}

/** From here on a list has a search. */
export const MANY = 10;

const fold = (text: string) => text.toLocaleLowerCase().replaceAll("ё", "е");

/** Whether every word is somewhere in the texts. */
export function matches(words: string | undefined, ...texts: (string | null | undefined)[]): boolean {
  if (!words) return true;
  const all = fold(texts.filter(Boolean).join(" "));
  return fold(words).split(/\s+/).every((word) => all.includes(word));
}
