import { expect, test } from "vitest";

import { genderOf } from "./gender";

test("surnames_and_patronymics_tell", () => {
  expect(["Ольга Смирнова", "Елена Морозова", "Анна Петровна Ким", "Достоевская Мария"].map(genderOf)).toEqual(["female", "female", "female", "female"]);
  expect(["Иван Петров", "Никита Волков", "Ким Алексей Ильич Львович", "Лев Толстой"].map(genderOf)).toEqual(["male", "male", "male", "male"]);
});

test("what_does_not_tell_is_left_open", () => {
  expect(["Ким Алексей", "Администратор", "Саша Ли", "John Smith", ""].map(genderOf)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
