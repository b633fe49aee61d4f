// @vitest-environment node
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { allowPageStyle, pageStylePlugin } from "#ext/build/page-style.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "waymark-style-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const manifest = (): {
  manifest_version: 3;
  name: string;
  version: string;
  content_security_policy: { extension_pages: string };
} => ({
  manifest_version: 3,
  name: "Waymark",
  version: "1",
  content_security_policy: { extension_pages: "default-src 'none'; style-src 'self'; font-src 'self'" },
});

describe("the policy of our pages", () => {
  it("names the style that stands in the new tab, and no other", () => {
    writeFileSync(join(folder, "newtab.html"), "<head><style>body{margin:0}</style></head>");
    const built = manifest();
    allowPageStyle(built, folder);
    const hash = createHash("sha256").update("body{margin:0}").digest("base64");
    expect(built.content_security_policy.extension_pages).toBe(
      `default-src 'none'; style-src 'self' 'sha256-${hash}'; font-src 'self'`,
    );
  });

  it("stays as it is when the page has no style of its own", () => {
    writeFileSync(join(folder, "newtab.html"), '<head><link rel="stylesheet" href="/a.css"></head>');
    const built = manifest();
    allowPageStyle(built, folder);
    expect(built).toEqual(manifest());
  });
});

describe("the new tab's page", () => {
  const transform = (html: string, filename: string, css = "body{margin:0}"): unknown => {
    const { transformIndexHtml } = pageStylePlugin();
    if (typeof transformIndexHtml !== "object") throw new Error("the plugin has no transform");
    const bundle = { "assets/newtab.css": { type: "asset", source: css } };
    const { handler } = transformIndexHtml;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what the plugin reads of Vite's context
    return (handler as (html: string, context: object) => unknown)(html, { filename, bundle });
  };
  const LINKED = '<head>\n    <link rel="stylesheet" crossorigin href="/assets/newtab.css">\n  </head>';

  it("takes its stylesheet in", () => {
    expect(transform(LINKED, "/x/newtab/index.html")).toBe("<head>\n    <style>body{margin:0}</style>\n  </head>");
  });

  it("is the only page that does", () => {
    expect(transform(LINKED, "/x/options/index.html")).toBe(LINKED);
  });

  it("is not built without a stylesheet, or with one that would end its element", () => {
    expect(() => transform("<head></head>", "/x/newtab/index.html")).toThrow("no stylesheet");
    expect(() => transform(LINKED, "/x/newtab/index.html", "a::after{content:'</style>'}")).toThrow("end its own");
  });
});
