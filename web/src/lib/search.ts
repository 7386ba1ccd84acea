// Reading search parameters: what does not fit is left out, for an address may be typed by anybody.

export type Search = Record<string, unknown>;

/** Texts; numbers too, because `?q=10001` is read as one. */
export function textIn(search: Search, name: string): string | undefined {
  const value = search[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function flagIn(search: Search, name: string): true | undefined {
  const value = search[name];
  return value === true || value === "true" || value === 1 ? true : undefined;
}

export function oneOf<T extends string>(search: Search, name: string, values: readonly T[]): T | undefined {
  const value = search[name];
  return values.find((one) => one === value);
}

/** A calendar day, `2026-01-31`. */
export function dayIn(search: Search, name: string): string | undefined {
  const value = search[name];
  return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
}

/** Without what is undefined, so that it does not stand in the address. */
export function compact<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}
