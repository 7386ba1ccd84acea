import { expect, test } from "vitest";

import { readDay } from "./days";

test("days as people write them", () => {
  const today = "2026-11-24";
  expect(readDay("5.12", today)).toBe("2026-12-05 00:00:00");
  expect(readDay("5.1", today)).toBe("2027-01-05 00:00:00");
  expect(readDay("05.12.26", today)).toBe("2026-12-05 00:00:00");
  expect(readDay("05.12.2026, 9:30", today)).toBe("2026-12-05 09:30:00");
  expect(readDay("2026-12-05", today)).toBe("2026-12-05 00:00:00");
  expect(readDay("31.02.2026", today)).toBeNull();
  expect(readDay("завтра", today)).toBeNull();
});
