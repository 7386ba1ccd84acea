// The tree of departments as rows with their depth. A circle or a lost parent must not make anybody vanish.

export interface Branch {
  readonly id: string;
  readonly name: string;
  readonly parent?: string | null;
}

export interface Row<T> {
  readonly one: T;
  readonly depth: number;
}

export function treeOf<T extends Branch>(all: readonly T[]): Row<T>[] {
  const known = new Set(all.map((one) => one.id));
  const below = new Map<string | null, T[]>();
  for (const one of all) {
    const parent = one.parent && known.has(one.parent) ? one.parent : null;
    below.set(parent, [...below.get(parent) ?? [], one]);
  }
  const rows: Row<T>[] = [];
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number) => {
    for (const one of (below.get(parent) ?? []).toSorted((a, b) => a.name.localeCompare(b.name))) {
      if (seen.has(one.id)) continue;
      seen.add(one.id);
      rows.push({ one, depth });
      walk(one.id, depth + 1);
    }
  };
  walk(null, 0);
  for (const one of all) if (!seen.has(one.id)) rows.push({ one, depth: 0 });
  return rows;
}

/** A department and all that is below it: where it cannot be moved. */
export function within(all: readonly Branch[], id: string): ReadonlySet<string> {
  const inside = new Set([id]);
  for (let before = 0; before !== inside.size;) {
    before = inside.size;
    for (const one of all) if (one.parent && inside.has(one.parent)) inside.add(one.id);
  }
  return inside;
}

/** «Компания / Продажи / Север». */
export function pathOf(all: readonly Branch[], id: string): string {
  const byId = new Map(all.map((one) => [one.id, one]));
  const names: string[] = [];
  for (let one = byId.get(id); one && names.length < 50; one = one.parent ? byId.get(one.parent) : undefined) names.unshift(one.name);
  return names.join(" / ");
}
