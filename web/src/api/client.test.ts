import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { api, CONNECTION, keepSession, ok, Problem, SESSION_ENDED } from "./client";

type Answer = Response | Error;
let answers: Answer[];
let asked: Request[];

beforeEach(() => {
  answers = [];
  asked = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    const answer = answers.shift();
    if (!answer) throw new Error("one call too many");
    if (answer instanceof Error) throw answer;
    return answer;
  });
});
afterEach(() => vi.unstubAllGlobals());

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": status < 400 ? "application/json" : "application/problem+json", ...headers } });
const problem = (code: string, status: number, more: object = {}, headers = {}) => json({ type: "", title: code, detail: "", status, code, ...more }, status, headers);
const comment = (text = "ок") => ok(api.POST("/api/v1/orders/{id}/comments", { params: { path: { id: "1" } }, body: { text } }));
const caught = (call: Promise<unknown>): Promise<Problem> => call.then(() => { throw new Error("it went through"); }, (error: Problem) => error);
const keysOf = () => asked.map((request) => request.headers.get("Idempotency-Key"));

test("a_refusal_arrives_whole", async () => {
  answers = [problem("refused", 409, { reasons: [{ code: "frozen", text: "Отсюда нет выхода" }], data: { version: 7 } })];
  const error = await caught(comment());
  expect(error).toBeInstanceOf(Problem);
  expect(error).toMatchObject({ status: 409, code: "refused", data: { version: 7 }, reasons: [{ code: "frozen", text: "Отсюда нет выхода" }], errors: [] });
});

test("flaws_are_found_by_their_field", async () => {
  answers = [problem("invalid", 422, { errors: [{ field: "positions/0/quantity", code: "required", text: "Заполните" }] })];
  const error = await caught(comment());
  expect(error.field("positions/0/quantity")).toBe("Заполните");
  expect(error.fields()).toEqual({ "positions/0/quantity": "Заполните" });
});

test("a_flood_says_how_long_to_wait", async () => {
  answers = [problem("too_many_attempts", 429, {}, { "Retry-After": "42" })];
  expect((await caught(ok(api.GET("/api/v1/me")))).retryAfter).toBe(42);
});

test("what_is_no_problem_document_is_one_all_the_same", async () => {
  answers = [new Response("<html>Bad Gateway", { status: 502 })];
  expect(await caught(ok(api.GET("/api/v1/me")))).toMatchObject({ status: 502, code: "unreadable" });
});

test("no_answer_is_told_and_the_call_may_be_made_again_under_its_key", async () => {
  const reached: unknown[] = [];
  const listener = (event: Event) => reached.push((event as CustomEvent).detail);
  window.addEventListener(CONNECTION, listener);
  answers = [new TypeError("Failed to fetch"), json({ id: "1" }), json({ id: "2" })];
  expect(await caught(comment())).toMatchObject({ status: 0, code: "no_connection" });
  await comment();
  await comment();
  window.removeEventListener(CONNECTION, listener);
  const [first, again, next] = keysOf();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(again).toBe(first);
  expect(next).not.toBe(first);
  expect(reached).toEqual([false, true, true]);
});

test("another_body_is_another_action_and_reading_needs_no_key", async () => {
  answers = [new TypeError("Failed to fetch"), json({ id: "1" }), json({})];
  await caught(comment("раз"));
  await comment("два");
  await ok(api.GET("/api/v1/me"));
  const [first, second, reading] = keysOf();
  expect(second).not.toBe(first);
  expect(reading).toBeNull();
});

test("a_busy_server_gets_the_same_key_and_a_refused_action_a_new_one", async () => {
  answers = [problem("busy", 503), problem("refused", 403), json({ id: "1" })];
  await caught(comment());
  await caught(comment());
  await comment();
  const [first, second, third] = keysOf();
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("an_ended_session_is_told_and_nothing_else_happens", async () => {
  const told = vi.fn();
  window.addEventListener(SESSION_ENDED, told);
  answers = [problem("not_logged_in", 401)];
  expect(await caught(comment())).toMatchObject({ status: 401, code: "not_logged_in" });
  expect(told).toHaveBeenCalledTimes(1);
  window.removeEventListener(SESSION_ENDED, told);
});

test("after_a_new_login_the_calls_are_made_once_more_under_their_keys", async () => {
  let back: (same: boolean) => void = () => undefined;
  const keeper = vi.fn(() => new Promise<boolean>((resolve) => { back = resolve; }));
  const release = keepSession(keeper);
  answers = [problem("not_logged_in", 401), problem("not_logged_in", 401), json({ id: "1" }), json({ id: "2" })];
  const both = Promise.all([comment("раз"), comment("два")]);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  await vi.waitFor(() => expect(keeper).toHaveBeenCalledTimes(1));
  back(true);
  await both;
  release();
  const [one, two, oneAgain, twoAgain] = keysOf();
  expect(new Set([oneAgain, twoAgain])).toEqual(new Set([one, two]));
  expect(one).not.toBe(two);
});

test("a_wrong_password_is_no_ended_session", async () => {
  const told = vi.fn();
  window.addEventListener(SESSION_ENDED, told);
  answers = [problem("wrong_login", 401)];
  await caught(ok(api.POST("/api/v1/login", { body: { login: "a@b", password: "c" } })));
  expect(told).not.toHaveBeenCalled();
  window.removeEventListener(SESSION_ENDED, told);
});

test("the_language_of_the_interface_goes_along", async () => {
  answers = [json({})];
  await ok(api.GET("/api/v1/me"));
  expect(asked[0]?.headers.get("Accept-Language")).toMatch(/^(ru|en)$/);
});
