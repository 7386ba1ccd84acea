// Takes the pictures of the main screens for the docs: `npm run pictures` after `npm run build`, with PORYADOK_BIN and CHROMIUM
// as for the journeys. A screen that is not there, or does not answer in time, is left out and named at the end.
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { startApp } from "../e2e/app.mjs";
import { startBrowser } from "../e2e/browser.mjs";

const TARGET = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const AT_MOST_BYTES = 200_000;
const WAIT_MS = 8_000;
const SETTLED_MS = 500;

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** `ready` is what must be seen before the picture is taken; `prepare` what is done first. */
const PICTURES = [
  { name: "login", path: "/login", login: undefined, ready: "form" },
  { name: "board", path: "/board", login: "head", ready: "#content h1" },
  { name: "board-dark", path: "/board", login: "head", ready: "#content h1", theme: "dark" },
  { name: "board-phone", path: "/board", login: "head", ready: "#content h1", size: PHONE },
  { name: "orders", path: "/orders", login: "head", ready: "#content h1" },
  { name: "order", path: (ids) => `/orders/${ids.order}`, login: "manager1", ready: "#content h1" },
  { name: "order-phone", path: (ids) => `/orders/${ids.order}`, login: "head", ready: "#content h1", size: PHONE },
  { name: "process", path: (ids) => `/processes/${ids.process}`, login: "admin", ready: "#content h1" },
  { name: "counterparty", path: (ids) => `/counterparties/${ids.counterparty}`, login: "manager1", ready: "#content table" },
  { name: "palette", path: "/board", login: "manager1", ready: "#content h1", prepare: async (page) => {
    await page.keyboard.press("Control+KeyK");
    await page.getByRole("dialog").getByRole("textbox").fill("утро");
    await page.getByRole("option").first().waitFor();
    await page.waitForTimeout(SETTLED_MS);
  } },
  { name: "bell", path: "/board", login: "manager1", ready: "#content h1", prepare: async (page) => {
    await page.getByRole("button", { name: /^Уведомления/ }).click();
    await page.getByRole("link", { name: /ваш заказ/ }).first().waitFor();
  } },
];

async function idsOf(request, origin) {
  const rows = async (path) => {
    const answer = await request.get(`${origin}/api/v1${path}`);
    return answer.ok() ? (await answer.json()).rows : [];
  };
  const orders = [...await rows("/orders?mine=true&limit=100"), ...await rows("/orders?limit=1")];
  // One on its way, with papers to show.
  const order = orders.find(({ trade }) => trade.paid > 0 && trade.shipped === 0) ?? orders[0];
  return { order: order?.id, counterparty: order?.counterparty, process: (await rows("/processes"))[0]?.id };
}

async function take(browser, app, picture) {
  const { name, path, login, ready, prepare, theme = "light", size = WIDE } = picture;
  const context = await browser.newContext({ viewport: size, colorScheme: theme, locale: "ru-RU", reducedMotion: "reduce" });
  context.setDefaultTimeout(WAIT_MS);
  try {
    let ids = {};
    if (login) {
      const answer = await context.request.post(`${app.origin}/api/v1/login`, { data: { login: `${login}@demo`, password: app.password } });
      if (!answer.ok()) throw new Error(`no login as ${login}: ${answer.status()}`);
      ids = await idsOf(context.request, app.origin);
    }
    const address = typeof path === "function" ? path(ids) : path;
    if (address.endsWith("/undefined")) throw new Error("the demo has no such thing");
    const page = await context.newPage();
    await page.goto(app.origin + address);
    await page.locator(ready).first().waitFor();
    // Skeletons are not worth a picture.
    await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
    await prepare?.(page);
    await page.waitForTimeout(SETTLED_MS);
    const png = await page.screenshot({ type: "png" });
    if (png.length <= AT_MOST_BYTES) return await write(`${name}.png`, png);
    // Busy screens are smaller as WebP, which the browser makes by itself.
    const webp = await toWebp(page, png);
    if (webp.length > AT_MOST_BYTES) throw new Error(`${Math.round(webp.length / 1000)} kB are too much`);
    return await write(`${name}.webp`, webp);
  } finally {
    await context.close();
  }
}

async function toWebp(page, png) {
  const blank = await page.context().newPage();
  const data = await blank.evaluate(async (source) => {
    const bitmap = await createImageBitmap(await (await fetch(source)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, `data:image/png;base64,${png.toString("base64")}`);
  return Buffer.from(data);
}

async function write(file, bytes) {
  const name = file.replace(/\.\w+$/, "");
  for (const old of await readdir(TARGET)) if (old.replace(/\.\w+$/, "") === name) await rm(TARGET + old);
  await writeFile(TARGET + file, bytes);
  return `${file} ${Math.round((await stat(TARGET + file)).size / 1000)} kB`;
}

const only = process.argv.slice(2);
const missed = [];
await mkdir(TARGET, { recursive: true });
const app = await startApp();
const browser = await startBrowser();
try {
  for (const picture of PICTURES.filter(({ name }) => only.length === 0 || only.includes(name))) {
    await take(browser, app, picture).then((said) => console.log(said), (error) => missed.push(`${picture.name}: ${error.message.split("\n")[0]}`));
  }
} finally {
  await browser.close();
  await app.stop();
}
for (const one of missed) console.error(`left out: ${one}`);
