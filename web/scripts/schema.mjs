// Writes src/api/schema.ts from openapi.json. `--check` only says whether it is up to date.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const SOURCE = new URL("../openapi.json", import.meta.url);
const TARGET = new URL("../src/api/schema.ts", import.meta.url);

const document = JSON.parse(await readFile(SOURCE, "utf8"));
const text = `// Generated from openapi.json by \`npm run schema\`. Do not edit.\n\n${astToString(await openapiTS(document))}`;
if (process.argv.includes("--check")) {
  const present = await readFile(TARGET, "utf8").catch(() => "");
  if (present !== text) {
    console.error("src/api/schema.ts is not what openapi.json says; run `npm run schema`");
    process.exit(1);
  }
} else {
  await writeFile(TARGET, text);
}
