// How the program hands out the interface: deep links, missing files, compressed twins, the policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startPoryadok } from "./poryadok.mjs";

let server;
before(async () => { server = await startPoryadok(); });
after(() => server?.stop());

const get = (path, headers = {}) => fetch(server.origin + path, { headers, redirect: "manual" });

test("every_address_of_the_interface_gets_its_page_and_no_other", async () => {
  for (const path of ["/", "/board", "/orders/0190", "/settings/statuses", "/no/such/page"]) {
    const answer = await get(path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.headers.get("content-type"), /^text\/html/);
    assert.equal(answer.headers.get("cache-control"), "no-cache");
    const policy = answer.headers.get("content-security-policy");
    assert.match(policy, /script-src 'self'/);
    assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
  }
  const api = await get("/api/v1/nothing");
  assert.equal(api.status, 404);
  assert.match(api.headers.get("content-type"), /problem\+json/);
});

test("a_missing_file_is_missing_and_a_known_one_is_kept", async () => {
  for (const path of ["/assets/nothing.js", "/index.html.br", "/assets/../../Cargo.toml"]) {
    assert.equal((await get(path)).status, 404, path);
  }
  const page = await (await get("/")).text();
  const script = /src="(\/assets\/index-[^"]+\.js)"/.exec(page)[1];
  const plain = await get(script, { "accept-encoding": "identity" });
  assert.match(plain.headers.get("cache-control"), /immutable/);
  const squeezed = await get(script, { "accept-encoding": "gzip, br" });
  assert.equal(squeezed.headers.get("content-encoding"), "br");
  assert.equal(await squeezed.text(), await plain.text());
  const again = await get(script, { "accept-encoding": "gzip, br", "if-none-match": squeezed.headers.get("etag") });
  assert.equal(again.status, 304);
});
