// How heavy a big board is: nodes in the page, and how long the page takes to answer a key, a click, a drag and a scroll.
//   node e2e/board-size.mjs ORIGIN LOGIN PASSWORD     over a server whose board is big, e.g. after `poryadok import orders`
import { openPage, startBrowser } from "./browser.mjs";

const [origin, login, password] = process.argv.slice(2);
if (!password) throw new Error("usage: node e2e/board-size.mjs ORIGIN LOGIN PASSWORD");

const MOST_NODES = 1_500;
const SLOWEST_MS = 100;
const COLUMN_WIDTH = 300;

const browser = await startBrowser();
const { page } = await openPage(browser, origin);
const settle = () => page.waitForTimeout(700);
let failed = false;

/** The slowest answers since last asked, from the event to the next paint. */
async function report(what) {
  const { nodes, slowest } = await page.evaluate(() => {
    const events = globalThis.slow.splice(0).sort((a, b) => b.ms - a.ms);
    return { nodes: globalThis.document.querySelectorAll("*").length, slowest: events[0] ?? { name: "-", ms: 0 } };
  });
  failed ||= nodes > MOST_NODES || slowest.ms > SLOWEST_MS;
  console.log(`${what.padEnd(24)} ${String(nodes).padStart(5)} nodes   slowest: ${slowest.name} ${slowest.ms} ms`);
}

try {
  await page.addInitScript(() => {
    globalThis.slow = [];
    new PerformanceObserver((list) => {
      for (const event of list.getEntries()) globalThis.slow.push({ name: event.name, ms: Math.round(event.duration) });
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
  });
  await page.goto(`${origin}/login`);
  await page.locator("input[autocomplete=username]").fill(login);
  await page.locator("input[autocomplete=current-password]").fill(password);
  await page.keyboard.press("Enter");
  await page.locator(".card__open").first().waitFor();
  await settle();
  await report("shown");

  const first = await page.locator("section.column").first().boundingBox();
  await page.mouse.move(first.x + 100, first.y + 400);
  for (let i = 0; i < 40; i += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(40);
  }
  await settle();
  await report("a column scrolled");

  const columns = await page.locator("section.column").count();
  for (let i = 0; i < columns; i += 1) {
    await page.evaluate((left) => { globalThis.document.querySelector(".board__columns").scrollLeft = left; }, i * COLUMN_WIDTH);
    await page.waitForTimeout(250);
    if (i % 3 === 2) await report(`sideways, column ${i + 1}`);
  }
  await page.evaluate(() => { globalThis.document.querySelector(".board__columns").scrollLeft = 0; });
  await settle();

  await page.locator(".card__open").first().focus();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft", "KeyM", "Escape"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  await report("arrows and the menu");

  const card = await page.locator("section.column .card").first().boundingBox();
  const other = await page.locator("section.column").nth(1).boundingBox();
  await page.mouse.move(card.x + 60, card.y + 40);
  await page.mouse.down();
  await page.mouse.move(card.x + 75, card.y + 55, { steps: 4 });
  await page.mouse.move(other.x + 100, other.y + 300, { steps: 8 });
  await settle();
  await report("dragging");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await settle();

  await page.getByRole("searchbox").click();
  await page.keyboard.type("10", { delay: 60 });
  await settle();
  await report("searched");
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
