/** What Chromium tells a learner before installing: asked of Chromium itself. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensionOf, extensionUnderTest, type Scratch } from "./harness/built.ts";
import { launchChromium, type Chromium } from "./harness/chromium.ts";

let asker: Scratch;
let chromium: Chromium;

beforeAll(async () => {
  const manifest = {
    manifest_version: 3,
    name: "Asker",
    version: "1",
    permissions: ["management"],
    background: { service_worker: "worker.js" },
  };
  asker = await extensionOf("asker", {
    "manifest.json": JSON.stringify(manifest),
    "worker.js": "",
    "page.html": "<!doctype html>",
  });
  chromium = await launchChromium({ extensions: [asker.path] });
});

afterAll(async () => {
  await chromium.close();
  await asker.remove();
});

async function warningsFor(manifest: string): Promise<unknown> {
  const page = await chromium.browser.newPage();
  await page.goto(`${chromium.origin}/page.html`);
  // The answer arrives by a callback: in this browser it works in every version that we support.
  const ask = `new Promise((done) => chrome.management.getPermissionWarningsByManifest(${JSON.stringify(manifest)}, done))`;
  const warnings: unknown = await page.evaluate(ask);
  await page.close();
  return warnings;
}

it("shows one warning when it is installed", async () => {
  const manifest = await readFile(join(extensionUnderTest("chromium"), "manifest.json"), "utf8");
  expect(await warningsFor(manifest)).toEqual(["Replace the page you see when opening a new tab"]);
});

it("would show more for a right to every site, so that the question above is a real one", async () => {
  const parsed: unknown = JSON.parse(await readFile(join(extensionUnderTest("chromium"), "manifest.json"), "utf8"));
  const greedy = JSON.stringify(Object.assign({}, parsed, { host_permissions: ["<all_urls>"] }));
  expect(await warningsFor(greedy)).toHaveLength(2);
});
