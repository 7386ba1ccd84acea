import { expect, it } from "vitest";

import { formats } from "@/lib/format";

import { taskFeedText } from "./feed";

it("says in the feed of an order what happened to its tasks, in the company's time", () => {
  const people = new Map([["ivan", { name: "Иван Петров" }]]);
  const ru = formats("ru", "Europe/Moscow", "RUB");
  const body = { task: "1", text: "Позвонить", assignee: "ivan", due_at: "2030-11-25T15:00:00Z" };
  expect(taskFeedText({ kind: "task_set", body }, people, ru)).toBe("Задача «Позвонить» поручена: Иван Петров, срок 25 ноября 2030 г., 18:00");
  expect(taskFeedText({ kind: "task_set", body: { ...body, due_at: null } }, people, formats("en", "Europe/Moscow", "RUB"))).toBe("Task “Позвонить” given to Иван Петров");
  expect(taskFeedText({ kind: "task_done", body }, people, ru)).toBe("Задача «Позвонить» выполнена");
  expect(taskFeedText({ kind: "moved", body }, people, ru)).toBeUndefined();
});
