/** The options page in real browsers: the plan's settings, the library from Chromium to Firefox, and the look. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WxtBrowser } from "wxt/browser";
import * as Y from "yjs";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { readEnrolments } from "#shared/domain/enrolments.ts";
import { parseExportFile } from "#shared/domain/export-file.ts";
import { readNotes } from "#shared/domain/notes.ts";
import { readProfile } from "#shared/domain/profile.ts";
import { readProgress } from "#shared/domain/progress.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { unwrap } from "#shared/std/result.ts";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { downloaded, downloadTo } from "./harness/downloads.ts";
import { launchFirefox, type Firefox } from "./harness/firefox.ts";
import { beginPlan, tickRow, untilSaved } from "./harness/new-tab.ts";
import { openPopup } from "./harness/popup.ts";
import { serveTexts, type StaticServer } from "./harness/static-server.ts";
import { until } from "./harness/until.ts";
import { save } from "./save-support.ts";

/** In a page of the extension in Firefox. */
declare const browser: WxtBrowser;

let chromium: Chromium;
let firefox: Firefox | null = null;
let server: StaticServer;
let folder: Scratch;

beforeAll(async () => {
  folder = await scratchFolder("options");
  const words = "Enough words for an article that the extractor finds on this page. ".repeat(8);
  server = await serveTexts({
    "/a.html": `<!doctype html><title>Kept</title><link rel="icon" href="data:,"><meta name="author" content="Ada Lovelace"><meta name="date" content="2025-05-03"><article><h1>Kept</h1><p>${words}</p><pre><code class="language-js">const a = 1;\n\tb();</code></pre></article>`,
  });
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
  await downloadTo(chromium, folder.path);
  const tab = await beginPlan(chromium);
  await tickRow(tab, 0);
  await untilSaved(tab);
  await tab.close();
});

afterAll(async () => {
  await chromium.close();
  await firefox?.close();
  await server.close();
  await folder.remove();
});

async function openOptions(): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(`${chromium.origin}/options.html`);
  await page.waitForSelector("#about");
  return page;
}

async function savePage(): Promise<void> {
  const page = await chromium.browser.newPage();
  await page.goto(`${server.origin}/a.html`);
  const popup = await openPopup(chromium, page);
  await save(popup);
  await popup.close();
  await page.close();
}

async function exportFrom(page: Page): Promise<string> {
  await page.click('[data-act="export"]');
  await page.waitForSelector('[data-said="exported"] .said:not(.fault)');
  const path = await downloaded(folder.path, ".json");
  expect(basename(path)).toMatch(/^waymark-library-\d{4}-\d{2}-\d{2}\.json$/);
  return path;
}

/** What a learner would miss if it were not there. */
async function contentOf(text: string): Promise<unknown> {
  const file = unwrap(await parseExportFile(text, sha256Hex));
  const whole = new Y.Doc();
  for (const update of file.docs.values()) Y.applyUpdate(whole, update);
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    profile: readProfile(whole),
    enrolments: readEnrolments(whole),
    progress: Object.fromEntries([...readProgress(whole)].sort(([a], [b]) => (a < b ? -1 : 1))),
    notes: readNotes(whole).sort(byId),
    docs: [...file.docs.keys()].sort(),
    blobs: [...file.blobs.keys()].sort(),
  };
}

async function choose(page: Page, path: string): Promise<void> {
  const input = await page.waitForSelector('input[data-act="choose-file"]');
  await input?.uploadFile(path);
}

test("minutes, the day's start, the track and the switches reach the library and stay", async () => {
  const page = await openOptions();
  const before = await page.$eval("#plan .num", (line) => line.textContent);
  await page.click('[name="minutes-6"]', { count: 3 });
  await page.type('[name="minutes-6"]', "90");
  await page.keyboard.press("Tab");
  await page.waitForFunction((was) => document.querySelector("#plan .num")?.textContent !== was, {}, before);
  await page.click('[name="minutes-0"]', { count: 3 });
  await page.type('[name="minutes-0"]', "99999");
  await page.keyboard.press("Tab");
  await expect.poll(() => page.$eval('input[name="minutes-0"]', (field) => field.value)).toBe("1440");
  await page.click('[name="rollover"][value="6"]');
  await page.click('[name^="track-backend-developer"][value="go"]');
  await page.click('[name="breathe"]');
  await page.waitForFunction(() => document.querySelector('#mark [data-sync="saved"]') !== null);
  await page.reload();
  await page.waitForSelector("#about");
  const kept = await page.evaluate(() => ({
    saturday: document.querySelector<HTMLInputElement>('[name="minutes-6"]')?.value,
    monday: document.querySelector<HTMLInputElement>('[name="minutes-1"]')?.value,
    rollover: document.querySelector<HTMLInputElement>('[name="rollover"]:checked')?.value,
    breathe: document.querySelector<HTMLInputElement>('[name="breathe"]')?.checked,
    week: document.querySelector<HTMLInputElement>('[name="week"]')?.checked,
  }));
  expect(kept).toEqual({ saturday: "90", monday: "25", rollover: "6", breathe: false, week: true });
  await page.waitForSelector('[name^="track-backend-developer"][value="go"]:checked');
  await page.close();
});

test("a broken file is refused with its reason, and nothing changes", async () => {
  const page = await openOptions();
  const path = await exportFrom(page);
  const text = await readFile(path, "utf8");
  await rm(path);
  const broken = [
    [text.slice(0, text.length / 2), "cut off"],
    [JSON.stringify({ format: "bookmarks" }), "no export of Waymark"],
    [text.replace('"version":1', '"version":2'), "newer Waymark"],
    [text.replace(/"library":"[^"]+"/, '"library":"AAAA"').replace("waymark-library", "waymark-library"), "damaged"],
  ] as const;
  for (const [content, reason] of broken) {
    const file = join(folder.path, "broken.json");
    await writeFile(file, content);
    await choose(page, file);
    await page.waitForFunction(
      (wanted) => document.querySelector('[data-said="imported"] .said.fault')?.textContent?.includes(wanted),
      {},
      reason,
    );
    expect(await page.$("[data-preview]")).toBeNull();
    await rm(file);
  }
  const after = await exportFrom(page);
  expect(await contentOf(await readFile(after, "utf8"))).toEqual(await contentOf(text));
  await rm(after);
  await page.close();
});

test("an export of Chromium imports in Firefox to the same content", async () => {
  await savePage();
  const page = await openOptions();
  const path = await exportFrom(page);
  await page.close();
  const text = await readFile(path, "utf8");

  firefox = await launchFirefox({ extension: extensionUnderTest("firefox") });
  const there = await firefox.openPage("/options.html");
  await until("the library is open", () => there.evaluate(() => document.querySelector("#about") !== null));
  await choose(there, path);
  await until("the preview", () => there.evaluate(() => document.querySelector("[data-preview]") !== null));
  expect(await there.evaluate(() => document.querySelector("[data-preview]")?.textContent)).toContain("1 new note");
  // Nothing is here before the learner says so.
  await until("nothing is counted", () =>
    there.evaluate(() => document.querySelector("#data")?.textContent?.includes("0 notes") ?? false),
  );
  await there.evaluate(() => document.querySelector<HTMLElement>('[data-act="import"]')?.click());
  await until("the import", () =>
    there.evaluate(() => document.querySelector('[data-said="imported"] .said:not(.fault)') !== null),
  );
  await until("the count", () =>
    there.evaluate(() => document.querySelector("#data")?.textContent?.includes("1 note") ?? false),
  );
  const again = await exportText(there);
  expect(await contentOf(again)).toEqual(await contentOf(text));
  expect(await contentOf(again)).toMatchObject({
    notes: [{ author: "Ada Lovelace", published: dayOfDate(2025, 5, 3) }],
  });
  expect(firefox.problems).toEqual([]);
});

test("Firefox's event page answers its own pages, keeps a link once, and finds it again", async () => {
  const there = await firefox?.openPage("/options.html");
  if (!there) throw new Error("Firefox does not run");
  const ask = (request: object): Promise<unknown> =>
    there.evaluate((message) => browser.runtime.sendMessage(message), request);
  const page = { url: "https://example.org/later?utm_source=x", canonicalLink: null, passage: null };
  const input = { ...page, tab: -1, what: "link", title: "Later", target: null, comment: "" };
  expect(await ask({ type: "targets" })).toMatchObject({ type: "targets" });
  expect(await ask({ type: "save", input })).toMatchObject({ type: "saved", note: { kind: "link", title: "Later" } });
  expect(await ask({ type: "save", input })).toMatchObject({ type: "already-saved" });
  expect(await ask({ type: "find", page: { ...page, url: "https://example.org/later#x" } })).toMatchObject({
    type: "found",
  });
  expect(firefox?.problems).toEqual([]);
});

/** Firefox keeps its downloads to itself: the file is read where the page hands it over. */
async function exportText(page: Page): Promise<string> {
  await page.evaluate(() => {
    const real = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      const keep = async (): Promise<void> => {
        document.documentElement.dataset["handedOver"] = await blob.text();
      };
      void keep();
      return real(blob);
    };
    document.querySelector<HTMLElement>('[data-act="export"]')?.click();
  });
  const read = () => page.evaluate(() => document.documentElement.dataset["handedOver"] ?? "");
  await until("the export", async () => (await read()) !== "");
  return await read();
}

/** A tab that is not in front draws no frames to wait with. */
const IN_BACK = { polling: 100 };

test("the theme is on a new tab's first frame, and comes to tabs that are open", async () => {
  const open = await openNewTab(chromium);
  await untilLiving(open);
  const page = await openOptions();
  await page.click('[name="theme"][value="dark"]');
  await page.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
  await open.waitForFunction(() => document.documentElement.dataset["theme"] === "dark", IN_BACK);
  const next = await openNewTab(chromium, async (tab) => {
    await tab.evaluateOnNewDocument(() => {
      // The theme as the first frame has it.
      requestAnimationFrame(() => {
        document.documentElement.dataset["firstTheme"] = document.documentElement.dataset["theme"] ?? "none";
      });
    });
  });
  await untilLiving(next);
  expect(await next.evaluate(() => document.documentElement.dataset["firstTheme"])).toBe("dark");
  await page.bringToFront();
  await page.click('[name="theme"][value="system"]');
  await open.waitForFunction(() => document.documentElement.dataset["theme"] === undefined, IN_BACK);
  for (const tab of [open, next, page]) await tab.close();
});

test("details for a report hold no word of the learner's", async () => {
  const page = await openOptions();
  await page.evaluate(() => {
    navigator.clipboard.writeText = (text: string) => {
      document.documentElement.dataset["copied"] = text;
      return Promise.resolve();
    };
  });
  await page.click('[data-act="copy-details"]');
  await page.waitForFunction(() => document.documentElement.dataset["copied"] !== undefined);
  const details = await page.evaluate(() => document.documentElement.dataset["copied"] ?? "");
  expect(JSON.parse(details)).toMatchObject({ waymark: expect.any(String), notes: 1, library: "saved" });
  expect(details).not.toContain("Kept");
  expect(details).not.toContain("127.0.0.1");
  await page.close();
});

test("nothing complained on the way", () => {
  expect(chromium.problems.filter((problem) => problem.from.startsWith(chromium.origin))).toEqual([]);
});
