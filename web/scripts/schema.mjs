// Writes src/api/schema.ts from openapi.json. `--check` only says whether it is up to date.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const SOURCE = new URL("../openapi.json", import.meta.url);
const TARGET = new URL("../src/api/schema.ts", import.meta.url);

/** A parameter "in path" that the path does not have stands in the query, and one that may be null may be left out. */
function mended(document) {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const operation of Object.values(item)) {
      for (const parameter of operation.parameters ?? []) {
        if (parameter.in !== "path" || path.includes(`{${parameter.name}}`)) continue;
        parameter.in = "query";
        const { schema } = parameter;
        const types = [schema?.type ?? [], (schema?.oneOf ?? []).map((one) => one.type ?? [])].flat(2);
        if (types.includes("null")) parameter.required = false;
      }
    }
  }
  return document;
}

const document = mended(JSON.parse(await readFile(SOURCE, "utf8")));
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
