// The interface over a server with the demo company, and what every journey through it needs.
import { execFile, spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import { AxeBuilder } from "@axe-core/playwright";

import { freePort, startPoryadok } from "./poryadok.mjs";

const run = promisify(execFile);
const WEB = fileURLToPath(new URL("..", import.meta.url));
const PREVIEW_READY_WITHIN_MS = 20_000;

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
}

/** What axe finds serious on the page as it is, in both themes; the theme is left as it was. */
export async function seriousFaults(page, { exclude = [] } = {}) {
  const root = "document.documentElement";
  const was = await page.evaluate(`${root}.getAttribute("data-mantine-color-scheme")`);
  const faults = [];
  for (const theme of ["light", "dark"]) {
    await page.evaluate(`${root}.setAttribute("data-mantine-color-scheme", "${theme}")`);
    await page.waitForTimeout(150);
    let axe = new AxeBuilder({ page });
    for (const selector of exclude) axe = axe.exclude(selector);
    const { violations } = await axe.analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== "serious" && impact !== "critical") continue;
      faults.push(`${theme} ${id} ×${nodes.length}: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary}`);
    }
  }
  await page.evaluate(`${root}.setAttribute("data-mantine-color-scheme", "${was}")`);
  return faults;
}

/** How far the page can be scrolled sideways: it must not. */
export const sideways = (page) => page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
