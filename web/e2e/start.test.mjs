// A company with nothing in it: its administrator is led through the first steps.
import assert from "node:assert/strict";
import { test } from "node:test";

import { app, browser, journeys, logIn, seriousFaults, sideways } from "./app.mjs";
import { openPage } from "./browser.mjs";

journeys({ empty: true });

for (const width of ["wide", "phone"]) {
  test(`an_empty_company_begins_with_the_first_steps_${width}`, async () => {
    const { page } = await openPage(browser, app.origin, { width });
    try {
      await logIn(page, app, "admin");
      await page.waitForURL(/\/start/);
      await page.locator("#content").getByText("Готово 0 из 4").waitFor();
      await page.getByRole("link", { name: "К процессам" }).waitFor();
      assert.equal(await sideways(page), 0);
      assert.deepEqual(await seriousFaults(page), []);
      for (const path of ["/counterparties", "/products"]) {
        await page.goto(app.origin + path);
        await page.getByRole("heading", { name: /пока нет/ }).waitFor();
        assert.deepEqual(await seriousFaults(page), []);
      }
    } finally {
      await page.context().close();
    }
  });
}

test("what_is_done_is_ticked_and_the_list_goes_when_all_is", async () => {
  const { page } = await openPage(browser, app.origin);
  try {
    await logIn(page, app, "admin");
    const { request } = page.context();
    const send = async (path, data) => {
      const answer = await request.post(`${app.origin}/api/v1${path}`, { data });
      assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
      return answer.json();
    };
    const status = await send("/statuses", { kind: "customer_order", name: "Новый", color: "#228be6", status_type: "regular" });
    await page.reload();
    await page.locator("#content").getByText("Готово 1 из 4").waitFor();
    assert.equal(await page.getByRole("link", { name: "К статусам" }).count(), 0);
    const done = await send("/statuses", { kind: "customer_order", name: "Выполнен", color: "#2f9e44", status_type: "successful" });
    await send("/processes", {
      name: "Продажа", kind: "customer_order",
      definition: {
        creation: [{ status: status.id, grants: { everyone: true } }],
        stages: [{ start: status.id, transitions: [{ to: done.id, grants: { everyone: true } }] }],
      },
    });
    const { rows: roles } = await (await request.get(`${app.origin}/api/v1/roles`)).json();
    await send("/employees", { login: "olga", name: "Ольга Смирнова", role: roles[0].id, password: "a long enough password" });
    await send("/orders", {});
    await page.reload();
    await page.getByText("Всё готово").waitFor();
    await page.getByRole("link", { name: "Первые шаги" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "На доску" }).click();
    await page.waitForURL(/\/board/);
  } finally {
    await page.context().close();
  }
});
