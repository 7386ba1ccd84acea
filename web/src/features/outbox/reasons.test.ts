import { expect, test } from "vitest";

import { reasonIn } from "./reasons";

test("a reason that is known is said in Russian, any other as it was written down", () => {
  expect(reasonIn("it answered 500", "ru")).toBe("получатель ответил 500");
  expect(reasonIn("it answered 302: redirects are not followed", "ru")).toBe("получатель ответил 302: перенаправлениям Порядок не следует");
  expect(reasonIn("the mail server answered 550: no such user", "ru")).toBe("почтовый сервер ответил 550: no such user");
  expect(reasonIn("something else", "ru")).toBe("something else");
  expect(reasonIn("it answered 500", "en")).toBe("it answered 500");
});
