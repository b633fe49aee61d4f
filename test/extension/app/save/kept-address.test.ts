import { expect, it } from "vitest";
import { keptAddress } from "#ext/app/save/kept-address.ts";

it.each([
  ["https://www.a.example/x?utm_source=m&q=1#p", "https://a.example", "https://www.a.example/x?q=1", "a.example"],
  ["https://me:secret@a.example/x", null, "https://a.example/x", "a.example"],
  ["chrome://version/#top", null, "chrome://version/", "chrome://version"],
  ["about:config", null, "about:config", "about:config"],
])("finds %s again by one address", (href, link, canonical, site) => {
  expect(keptAddress(href, link)).toMatchObject({ canonical, site });
});

it("keeps no name and password", () => {
  expect(keptAddress("https://me:secret@a.example/x", null)?.url).toBe("https://a.example/x");
});

it.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x", "x"])(
  "keeps nothing of %j",
  (href) => {
    expect(keptAddress(href, null)).toBeNull();
  },
);
