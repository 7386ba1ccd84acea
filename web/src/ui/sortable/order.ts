// A list in an order of its own: every record has a whole number as its position, with gaps or without.

export interface Placed {
  readonly id: string;
  readonly position: number;
}

export interface Placing {
  readonly id: string;
  readonly position: number;
}

/** Room left where there is no neighbour, so that later moves find a place between. */
const ROOM = 8;

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(to, 0, one);
  return next;
}

/**
 * The fewest new positions that put `records` into the order of `ids`. As many as possible stay where they are: the longest
 * run of records between which there is room for those that stand between them.
 */
export function placings(records: readonly Placed[], ids: readonly string[]): Placing[] {
  const byId = new Map(records.map((one) => [one.id, one.position]));
  const wanted = ids.flatMap((id) => byId.has(id) ? { id, position: byId.get(id) ?? 0 } : []);
  const stay = longestRun(wanted.map((one, i) => one.position - i));
  const result: Placing[] = [];
  for (let i = 0; i < wanted.length; i += 1) {
    if (stay.has(i)) continue;
    let end = i;
    while (end < wanted.length && !stay.has(end)) end += 1;
    const before = wanted[i - 1];
    const after = wanted[end];
    const low = before && (result.find((one) => one.id === before.id)?.position ?? before.position);
    for (const [k, position] of between(low, after?.position, end - i).entries()) {
      const one = wanted[i + k];
      if (one) result.push({ id: one.id, position });
    }
    i = end;
  }
  return result;
}

/** `n` whole numbers, growing, strictly between two bounds. */
function between(low: number | undefined, high: number | undefined, n: number): number[] {
  const at = (i: number): number => {
    if (low !== undefined && high !== undefined) return low + Math.floor(((high - low) * (i + 1)) / (n + 1));
    if (low !== undefined) return low + (i + 1) * ROOM;
    if (high !== undefined) return high - (n - i) * (high > n * ROOM ? ROOM : 1);
    return (i + 1) * ROOM;
  };
  return Array.from({ length: n }, (_, i) => at(i));
}

/** Places of a longest sequence that never falls. */
function longestRun(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, i) => {
    let place = tails.findIndex((tail) => (values[tail] ?? 0) > value);
    if (place < 0) place = tails.length;
    previous[i] = place > 0 ? tails[place - 1] : undefined;
    tails[place] = i;
  });
  const run = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) run.add(at);
  return run;
}
