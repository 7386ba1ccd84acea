import { expect, test } from "vitest";

import { seenAs } from "./userAgent";

test("browsers_are_known_although_they_claim_to_be_others", () => {
  const chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  expect(seenAs(chrome)).toEqual({ browser: "Chrome", system: "Windows" });
  expect(seenAs(`${chrome} Edg/140.0`)).toEqual({ browser: "Edge", system: "Windows" });
  expect(seenAs(chrome.replace("Chrome/140", "Chrome/138.0 YaBrowser/25.8"))).toEqual({ browser: "Яндекс Браузер", system: "Windows" });
  expect(seenAs("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"))
    .toEqual({ browser: "Safari", system: "iPhone" });
  expect(seenAs("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).toEqual({ browser: "Firefox", system: "Linux" });
});

test("programs_and_nothing", () => {
  expect(seenAs("curl/7.88.1")).toEqual({ program: "curl 7.88.1" });
  expect(seenAs("")).toEqual({});
  expect(seenAs("Mozilla/5.0")).toEqual({});
});
