// The walls of the web: the ground (api, ui, lib) knows neither features nor app, a feature knows only the ground.
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../src", import.meta.url));
const GROUND = ["api", "ui", "lib"];
const IMPORTS = /(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g;

/** What of `to` a file in `from` may not name; paths are relative to src. */
export function forbidden(from, to) {
  const [room, feature] = from.split("/");
  const [target, other] = to.split("/");
  if (GROUND.includes(room)) return GROUND.includes(target) ? undefined : "the ground knows neither features nor app";
  if (room !== "features") return undefined;
  if (target === "app") return "a feature does not know the app";
  if (target === "features" && other !== feature) return "a feature does not know another feature";
  return undefined;
}

const faults = [];
for (const entry of await readdir(SRC, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
  const path = join(entry.parentPath, entry.name);
  const from = relative(SRC, path);
  const text = await readFile(path, "utf8");
  for (const [, name] of text.matchAll(IMPORTS)) {
    let target;
    if (name.startsWith("@/")) target = name.slice(2);
    else if (name.startsWith(".")) target = relative(SRC, resolve(dirname(path), name));
    else continue;
    const why = forbidden(from, target);
    if (why) faults.push(`src/${from} imports ${name}: ${why}`);
  }
}
for (const fault of faults) console.error(fault);
process.exit(faults.length ? 1 : 0);
