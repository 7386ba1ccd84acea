import { expect, test } from "vitest";

import { fileName } from "./download";

test("the_name_of_a_file_is_read_whole", () => {
  const header = "attachment; filename=\"____ _ 5.pdf\"; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82%20%E2%84%96%205.pdf";
  expect(fileName(header, "x.pdf")).toBe("Счёт № 5.pdf");
});

test("a_name_that_cannot_be_read_is_replaced", () => {
  for (const header of [null, "attachment", "attachment; filename*=UTF-8''%E0%A4%A"]) expect(fileName(header, "x.pdf")).toBe("x.pdf");
});
