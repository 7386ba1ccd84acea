// The page at /api: the whole document is on it, it can be used by anybody, and it speaks to its own server only.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { AxeBuilder } from "@axe-core/playwright";

import { openPage, startBrowser, THEMES, WIDTHS } from "./browser.mjs";
import { startPoryadok } from "./poryadok.mjs";

const METHODS = ["get", "post", "put", "patch", "delete"];
const POLICY = {
  "default-src": "'none'",
  "connect-src": "'self'",
  "style-src": "'self'",
  "script-src": "'self'",
};

let server;
let browser;
let document;
let operations;

before(async () => {
  server = await startPoryadok();
  browser = await startBrowser();
  const response = await fetch(`${server.origin}/api/openapi.json`);
  assert.equal(response.status, 200);
  document = await response.json();
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ method, path, op: item[method] })));
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens /api, runs `check`, and then nothing forbidden may have happened. */
async function onPage(options, check, hash = "") {
  const { page, faults } = await openPage(browser, server.origin, options);
  try {
    await page.goto(`${server.origin}/api${hash}`);
    await page.locator('#groups[aria-busy="false"]').waitFor();
    await check(page);
    assert.deepEqual(faults, []);
  } catch (error) {
    // What went wrong in the page is more often the cause than what the test then missed.
    if (faults.length && error.code !== "ERR_ASSERTION") error.message += `\nMeanwhile: ${faults.join("; ")}`;
    throw error;
  } finally {
    await page.context().close();
  }
}

const shown = (page) => page.locator(".op:visible");

/** Content that cannot be reached without scrolling sideways, at this width. */
const overflow = (page) => page.evaluate(() => {
  const root = globalThis.document.documentElement;
  const wide = [...globalThis.document.querySelectorAll("main *")]
    .filter((e) => e.checkVisibility() && !e.classList.contains("unseen"))
    .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
  return { page: root.scrollWidth - root.clientWidth, wide: wide.slice(0, 5).map((e) => e.outerHTML.slice(0, 120)) };
});

/** Opens operations together with everything that unfolds in them, three floors down. */
async function unfold(page, count) {
  await page.evaluate(async (count) => {
    const all = [...globalThis.document.querySelectorAll(".op")];
    const step = Math.max(1, Math.floor(all.length / count));
    const opened = all.filter((_, i) => i % step === 0);
    const turn = () => new Promise((resolve) => setTimeout(resolve, 30));
    for (const op of opened) op.open = true;
    for (let floor = 0; floor < 3; floor += 1) {
      await turn();
      for (const op of opened) for (const details of op.querySelectorAll("details:not([open])")) details.open = true;
    }
    await turn();
  }, count);
}

test("document_names_every_operation_once", () => {
  assert.ok(operations.length > 0);
  const ids = operations.map(({ method, path, op }) => op.operationId ?? `${method} ${path}`);
  assert.equal(new Set(ids).size, ids.length);
});

test("policy_lets_the_page_load_nothing_from_elsewhere", async () => {
  const response = await fetch(`${server.origin}/api`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type"), /^text\/html; ?charset=utf-8$/i);
  const policy = Object.fromEntries((response.headers.get("content-security-policy") ?? "").split(";")
    .map((part) => part.trim()).filter(Boolean).map((part) => part.split(/\s+/, 1).concat(part.replace(/^\S+\s*/, ""))));
  for (const [directive, sources] of Object.entries(POLICY)) assert.equal(policy[directive], sources, directive);
});

for (const width of Object.keys(WIDTHS)) {
  for (const theme of THEMES) {
    test(`every_path_is_shown_${width}_${theme}`, async () => {
      await onPage({ width, theme }, async (page) => {
        assert.equal(await shown(page).count(), operations.length);
        const listed = await shown(page).evaluateAll((all) =>
          all.map((op) => `${op.querySelector(".method").textContent} ${op.querySelector(".path").textContent}`));
        const named = operations.map(({ method, path }) => `${method} ${path}`);
        assert.deepEqual(listed.toSorted(), named.toSorted());
        assert.deepEqual(await overflow(page), { page: 0, wide: [] });
      });
    });

    test(`nothing_bars_the_way_${width}_${theme}`, async () => {
      await onPage({ width, theme }, async (page) => {
        await unfold(page, 3);
        assert.deepEqual(await overflow(page), { page: 0, wide: [] });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter((v) => ["serious", "critical"].includes(v.impact))
          .map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`);
        assert.deepEqual(grave, []);
      });
    });
  }
}

test("operation_shows_parameters_body_answers_and_an_example", async () => {
  const rich = operations.find(({ op }) => op.requestBody) ?? operations[0];
  await onPage({ locale: "en-GB" }, async (page) => {
    const op = shown(page).filter({ has: page.locator(".path", { hasText: new RegExp(`^${escaped(rich.path)}$`) }) })
      .filter({ has: page.locator(`.method.${rich.method}`) });
    await op.locator("summary").first().click();
    await op.locator("pre").waitFor();
    const text = await op.innerText();
    for (const status of Object.keys(rich.op.responses)) assert.ok(text.includes(status), status);
    for (const p of (rich.op.parameters ?? []).filter((p) => p.name)) assert.ok(text.includes(p.name), p.name);
    assert.ok(text.includes("Request body") === Boolean(rich.op.requestBody));
    const example = await op.locator("pre").innerText();
    assert.ok(example.startsWith("curl"));
    assert.ok(example.includes(server.origin + rich.path));
  });
});

test("search_leaves_what_fits_and_escape_brings_the_rest_back", async () => {
  const wanted = operations.at(-1);
  await onPage({}, async (page) => {
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => globalThis.document.activeElement.id), "search");
    await page.keyboard.type(`${wanted.method} ${wanted.path.toUpperCase()}`);
    const left = await shown(page).locator(".path").allTextContents();
    assert.ok(left.length >= 1 && left.length < operations.length, `${left.length} of ${operations.length}`);
    assert.ok(left.includes(wanted.path));
    await page.locator("#search").fill("ъъъъ");
    assert.equal(await shown(page).count(), 0);
    assert.match(await page.locator("#found").innerText(), /Ничего не найдено/);
    await page.locator("#search").press("Escape");
    assert.equal(await shown(page).count(), operations.length);
  });
});

test("address_opens_its_operation", async () => {
  const wanted = operations.findLast(({ op }) => op.operationId);
  assert.ok(wanted, "operations have ids");
  await onPage({ width: "phone" }, async (page) => {
    const op = page.locator(`[id="${wanted.op.operationId}"]`);
    await op.locator("pre").waitFor();
    const { top } = await op.evaluate((e) => e.getBoundingClientRect().toJSON());
    assert.ok(top >= -1 && top < 900, `top is ${top}`);
  }, `#${wanted.op.operationId}`);
});

test("address_of_a_problem_leads_to_its_code", async () => {
  const problems = document["x-problems"] ?? [];
  for (const { code } of problems.slice(0, 3)) {
    await onPage({}, async (page) => {
      const line = page.locator(`[id="problem-${code}"]`);
      assert.ok((await line.innerText()).includes(code));
      const { top } = await line.evaluate((e) => e.getBoundingClientRect().toJSON());
      assert.ok(top >= -1 && top < 900, `top is ${top}`);
    }, `#problem-${code}`);
  }
});

test("keyboard_alone_opens_an_operation", async () => {
  await onPage({}, async (page) => {
    await shown(page).first().locator("summary").first().focus();
    await page.keyboard.press("Enter");
    await shown(page).first().locator("pre").waitFor();
  });
});

test("page_speaks_russian_and_english_and_remembers_which", async () => {
  await onPage({ locale: "ru-RU" }, async (page) => {
    assert.equal(await page.locator("html").getAttribute("lang"), "ru");
    assert.match(await page.locator("#found").innerText(), /^Операций: /);
    await page.getByRole("button", { name: "English" }).click();
    assert.match(await page.locator("#found").innerText(), /^Operations: /);
    await page.reload();
    await page.locator('#groups[aria-busy="false"]').waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  });
});

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
