// The interface over a server with the demo company, and what every journey through it needs.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import { AxeBuilder } from "@axe-core/playwright";

import { openPage, startBrowser } from "./browser.mjs";
import { freePort, startPoryadok } from "./poryadok.mjs";

const run = promisify(execFile);
const WEB = fileURLToPath(new URL("..", import.meta.url));
const PREVIEW_READY_WITHIN_MS = 60_000;

/**
 * `empty`: a company with nothing but its administrator, instead of the demo.
 * With WEB_ORIGIN_PREVIEW=1 the built dist/ is served by `vite preview`, for a server that has another one inside.
 * @returns {Promise<{origin: string, server: string, password: string, stop: () => Promise<void>}>}
 */
export async function startApp({ empty = false } = {}) {
  let password = "";
  const server = await startPoryadok({
    prepare: async (bin, data) => {
      if (empty) {
        password = "a long enough password";
        const file = join(data, "password");
        await writeFile(file, password);
        await run(bin, ["account", "create", "demo", "--login", "admin", "--password-file", file, "--data", data]);
        await rm(file);
        return;
      }
      const { stdout } = await run(bin, ["demo", "--data", data]);
      password = /(?:password|пароль): *(\S+)/i.exec(stdout)?.[1] ?? "";
      if (!password) throw new Error(`no password in:\n${stdout}`);
    },
  });
  if (process.env.WEB_ORIGIN_PREVIEW !== "1") return { origin: server.origin, server: server.origin, password, stop: server.stop };
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const vite = spawn(process.execPath, ["node_modules/vite/bin/vite.js", "preview", "--host", "127.0.0.1", "--port", String(port), "--strictPort"], {
    cwd: WEB, stdio: "ignore", env: { ...process.env, PORYADOK_API: server.origin },
  });
  const stop = async () => {
    vite.kill("SIGTERM");
    await server.stop();
  };
  for (const until = Date.now() + PREVIEW_READY_WITHIN_MS; ;) {
    if (await fetch(origin).then((response) => response.ok, () => false)) return { origin, server: server.origin, password, stop };
    if (vite.exitCode !== null || Date.now() > until) {
      await stop().catch(() => {});
      throw new Error("vite preview is not there; was `npm run build` run?");
    }
    await sleep(100);
  }
}

/** Logs in by the form, as a person does. Ends where the login leads to. */
export async function logIn(page, app, login, next = "/") {
  await page.goto(`${app.origin}/login${next === "/" ? "" : `?next=${encodeURIComponent(next)}`}`);
  await page.locator("input[autocomplete=username]").fill(`${login}@demo`);
  await page.locator("input[autocomplete=current-password]").fill(app.password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname !== "/login");
  await page.locator("#content h1").first().waitFor();
  // What listens for keys is there a moment after what is seen; by the page's own clock, which is as slow as the page.
  await page.evaluate(() => new Promise((resolve) => { setTimeout(() => setTimeout(resolve, 50)); }));
}

/** What axe finds serious on the page as it is, in both themes; the theme is left as it was. */
export async function seriousFaults(page, { exclude = [] } = {}) {
  const root = "document.documentElement";
  const was = await page.evaluate(`${root}.getAttribute("data-mantine-color-scheme")`);
  const faults = [];
  // What comes or goes while axe looks does so at once: half faded, it is neither there nor gone.
  const quick = await page.evaluateHandle(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, *::before, *::after { transition-duration: 0s !important; transition-delay: 0s !important; }");
    document.adoptedStyleSheets.push(sheet);
    return sheet;
  });
  for (const theme of ["light", "dark"]) {
    await page.evaluate(`${root}.setAttribute("data-mantine-color-scheme", "${theme}")`);
    await page.waitForTimeout(150);
    // Colours on their way to the other theme are neither; what turns for ever is not waited for. A way that begins a frame
    // or two later, as that of a dialog does, is waited for, too.
    await page.evaluate(() => { globalThis.still = 0; });
    await page.waitForFunction(() => {
      const still = document.getAnimations().every((one) => one.playState !== "running" || one.effect?.getComputedTiming().endTime === Infinity);
      globalThis.still = still ? globalThis.still + 1 : 0;
      return globalThis.still > 4;
    });
    let axe = new AxeBuilder({ page });
    for (const selector of exclude) axe = axe.exclude(selector);
    const { violations } = await axe.analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      faults.push(`${theme} ${id} ×${nodes.length}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
    }
  }
  await page.evaluate(`${root}.setAttribute("data-mantine-color-scheme", "${was}")`);
  await quick.evaluate((sheet) => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet); });
  return faults;
}

/** How far the page can be scrolled sideways: it must not. */
export const sideways = (page) => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/** What the journeys of a file share; see `journeys`. */
export let app;
export let browser;

/** One server and one browser for the journeys of a file: there before the first, gone after the last. `ready` goes on from there. */
export function journeys(options, ready) {
  before(async () => {
    app = await startApp(options);
    browser = await startBrowser();
    await ready?.();
  });
  after(async () => {
    await browser?.close();
    await app?.stop();
  });
}

/** A stream that is cut when a page is left, and being asked who one is before the login, are no faults. */
const USUAL = /\/api\/v1\/live|ERR_ABORTED|HTTP 401 .*\/api\/v1\/me$|status of 401/;

/** A page in a browser of its own, of the app or of another one (`at`); nothing may have gone wrong on it but what `expected` fits. */
export async function onPage({ at = app, ...options }, check, expected) {
  const { page, faults } = await openPage(browser, at.origin, options);
  try {
    await check(page, faults);
    assert.deepEqual(faults.filter((fault) => !USUAL.test(fault) && !expected?.test(fault)), []);
  } catch (error) {
    if (faults.length && error.code !== "ERR_ASSERTION") error.message += `\nMeanwhile: ${faults.join("; ")}`;
    throw error;
  } finally {
    await page.context().close();
  }
}

/** Somebody with a browser of his own, logged in where he wants to be. */
export const as = (login, options, next, check, expected) => onPage(options, async (page, faults) => {
  await logIn(page, options.at ?? app, login, next);
  await check(page, faults);
}, expected);

/** The API as somebody, beside the browser: `call(method, path, body)` gives what was answered, or fails. */
export async function apiOf(login) {
  const answer = await fetch(`${app.server}/api/v1/login`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ login: `${login}@demo`, password: app.password }),
  });
  assert.equal(answer.status, 200);
  const cookie = answer.headers.get("set-cookie").split(";")[0];
  return async (method, path, body) => {
    const response = await fetch(`${app.server}/api/v1${path}`, { method, headers: { Cookie: cookie, "Content-Type": "application/json" }, body: body && JSON.stringify(body) });
    const said = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${said}`);
    return said ? JSON.parse(said) : undefined;
  };
}

const SOON_MS = 30_000;

/** Until it is so; a failure says what it was instead. */
export async function eventually(read, wanted) {
  for (const until = Date.now() + SOON_MS; ;) {
    const now = await read();
    if (now === wanted) return;
    if (Date.now() > until) assert.equal(now, wanted);
    await sleep(50);
  }
}

const REST_MS = 150;

/** What it is once it has come to rest. */
export async function rested(read) {
  let last;
  for (const until = Date.now() + SOON_MS; ;) {
    const now = await read();
    if (JSON.stringify(now) === JSON.stringify(last)) return now;
    assert.ok(Date.now() < until, `does not come to rest: ${JSON.stringify(now)}`);
    last = now;
    await sleep(REST_MS);
  }
}

/** That the keys go there, and not to what had them before. */
export const hasFocus = (one) => eventually(() => one.evaluate((element) => element === document.activeElement), true);

/** The option that Enter takes. */
export const chosenOption = (page, text) => page.locator("[data-combobox-selected]", text && { hasText: text }).waitFor();
