// What the tab of the browser says: what the page shows, and how much has not been read yet.

let page = "";
let product = "";
let unread = 0;
const listeners = new Set<(page: string) => void>();

/** «(3) № 00012 · Порядок»; the server counts no further than a hundred. */
export function titled(what: string, name: string, count: number): string {
  const start = count === 0 ? "" : `(${count > 99 ? "99+" : count}) `;
  return `${start}${[what, name].filter(Boolean).join(" · ")}`;
}

function show(): void {
  document.title = titled(page, product, unread);
}

export function setTitle(what: string, name: string): void {
  page = what;
  product = name;
  show();
  for (const tell of listeners) tell(page);
}

export function setUnread(count: number): void {
  unread = count;
  show();
}

/** Told whenever a page says what it shows. */
export function onTitle(listener: (page: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
