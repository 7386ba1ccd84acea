// A headless Chromium that talks to nobody but the page's own server.
import { chromium } from "playwright-core";

const QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

/** Nothing on a page takes longer, except on a machine that is busy with something else. */
const PATIENCE_MS = 30_000;

export const WIDTHS = { wide: 1440, phone: 390 };
export const THEMES = ["light", "dark"];

export function startBrowser() {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error("CHROMIUM must name the browser; scripts/chromium.sh finds or installs one");
  // Chromium has no sandbox for root.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args: [...QUIET, ...sandbox] });
}

/**
 * A page that notes what must not happen: requests to other origins, errors on the console, exceptions.
 * @returns {Promise<{page: import("playwright-core").Page, faults: string[]}>}
 */
export async function openPage(browser, origin, { width = "wide", theme = "light", locale = "ru-RU" } = {}) {
  const context = await browser.newContext({
    viewport: { width: WIDTHS[width], height: 900 },
    colorScheme: theme,
    locale,
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const faults = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && url.protocol !== "data:") faults.push(`request to ${url.href}`);
  });
  page.on("requestfailed", (request) => faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`HTTP ${response.status()} ${response.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  return { page, faults };
}
