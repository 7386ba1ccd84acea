// What a browser remembers for its user. Storage may be full or forbidden; then nothing is remembered and nothing breaks.

const PREFIX = "poryadok.";

export function remembered(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // See above.
  }
}

/** A remembered JSON value that `check` recognises; anything else counts as not remembered. */
export function rememberedJson<T>(name: string, check: (value: unknown) => value is T): T | undefined {
  const text = remembered(name);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return check(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function rememberJson(name: string, value: unknown): void {
  remember(name, JSON.stringify(value));
}
