import { compact, type Search, textIn } from "@/lib/search";

/** Where to go after logging in: a path of this server and nothing else. */
function pathIn(search: Search): string | undefined {
  const next = textIn(search, "next");
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith("/login") ? next : undefined;
}

export const loginSearch = (search: Search): { next?: string } => compact({ next: pathIn(search) });
