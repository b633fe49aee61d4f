import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalUrl } from "#ext/clipper/canonical-url.ts";

const urlOf = (href: string, link?: string) => {
  const result = canonicalUrl(href, link);
  return result.ok ? result.value : result.error.type;
};

describe("the canonical address", () => {
  it.each([
    ["HTTPS://Example.COM:443/A/b/", "https://example.com/A/b"],
    ["http://example.com:80", "http://example.com/"],
    ["https://example.com:8443/x", "https://example.com:8443/x"],
    ["https://user:secret@example.com./x", "https://example.com/x"],
    ["https://example.com/x#part", "https://example.com/x"],
    ["https://example.com/app#/route/1", "https://example.com/app#/route/1"],
    ["https://example.com/app#!route", "https://example.com/app#!route"],
    ["https://example.com/x?utm_source=a&b=2&UTM_Medium=c&a=1", "https://example.com/x?b=2&a=1"],
    [
      "https://example.com/x?fbclid=1&gclid=2&dclid=3&msclkid=4&mc_cid=5&mc_eid=6&igshid=7&ref_src=8&_ga=9&yclid=0",
      "https://example.com/x",
    ],
    ["https://example.com/x?q=a%20b+c&empty=&flag", "https://example.com/x?q=a%20b+c&empty=&flag"],
    ["https://example.com/?utm_source=x", "https://example.com/"],
    ["https://example.com/x?ref=sidebar", "https://example.com/x?ref=sidebar"],
    ["https://example.com/news/story/amp", "https://example.com/news/story"],
    ["https://example.com/news/story/amp/", "https://example.com/news/story"],
    ["https://example.com/story?amp=1&id=4", "https://example.com/story?id=4"],
    ["https://amp.example.com/story", "https://example.com/story"],
    ["https://www.google.com/amp/s/example.com/story/amp/", "https://example.com/story"],
    ["https://www.google.com/amp/example.com/story", "http://example.com/story"],
    ["https://example-com.cdn.ampproject.org/c/s/example.com/story?id=1", "https://example.com/story?id=1"],
    ["https://example.com/guitar-amp", "https://example.com/guitar-amp"],
    ["https://www.google.com/search?q=amp", "https://www.google.com/search?q=amp"],
  ])("of %s is %s", (href, expected) => {
    expect(urlOf(href)).toBe(expected);
  });

  it.each([
    ["about:blank", "not-http"],
    ["javascript:alert(1)", "not-http"],
    ["file:///etc/passwd", "not-http"],
    ["no address", "not-an-address"],
  ])("of %s is the error %s", (href, expected) => {
    expect(urlOf(href)).toBe(expected);
  });

  it.each([
    ["same site", "https://www.example.com/x?id=1", "https://example.com/x", "https://example.com/x"],
    ["a relative link", "https://example.com/a/b?x=1", "/a/c", "https://example.com/a/c"],
    ["another site", "https://example.com/x", "https://other.com/x", "https://example.com/x"],
    ["another site below co.uk", "https://one.co.uk/x", "https://two.co.uk/x", "https://one.co.uk/x"],
    [
      "another project on a shared host",
      "https://one.github.io/x",
      "https://two.github.io/x",
      "https://one.github.io/x",
    ],
    ["the home page for a deeper one", "https://example.com/x", "https://example.com/", "https://example.com/x"],
    ["the home page for a query", "https://example.com/?p=3", "https://example.com/", "https://example.com/?p=3"],
    ["a page that is a route", "https://example.com/app#/b", "https://example.com/app", "https://example.com/app#/b"],
    ["a link that is no address", "https://example.com/x", "https://", "https://example.com/x"],
    ["a script", "https://example.com/x", "javascript:alert(1)", "https://example.com/x"],
  ])("with a canonical link to %s", (_, href, link, expected) => {
    expect(urlOf(href, link)).toBe(expected);
  });

  it("of a canonical address is itself", () => {
    const query = fc
      .array(
        fc.tuple(
          fc.constantFrom("utm_source", "amp", "id", "a", "fbclid", "q"),
          fc.constantFrom("1", "", "x%20y", "é"),
        ),
      )
      .map((pairs) => (pairs.length === 0 ? "" : `?${pairs.map((pair) => pair.join("=")).join("&")}`));
    const path = fc
      .array(fc.constantFrom("amp", "a", "", "c", "s", "example.org", "..", "%2F"))
      .map((parts) => `/${parts.join("/")}`);
    const host = fc.constantFrom(
      "example.com",
      "amp.example.com",
      "amp.amp.example.com",
      "www.google.com",
      "x.cdn.ampproject.org",
      "EXAMPLE.com.",
    );
    const hash = fc.constantFrom("", "#a", "#/b", "#!c", "#");
    fc.assert(
      fc.property(fc.constantFrom("http", "https"), host, path, query, hash, (scheme, h, p, q, f) => {
        const once = urlOf(`${scheme}://${h}${p}${q}${f}`);
        expect(urlOf(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });
});
