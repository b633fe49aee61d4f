/** Saving pages, in a real Chromium with the built extension, by real toolbar clicks. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { parseExportFile, type ExportFile } from "#shared/domain/export-file.ts";
import { readNotes, type Note } from "#shared/domain/notes.ts";
import { textOfUtf8 } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { extensionUnderTest } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { offline } from "./harness/offline.ts";
import { serveFixtures, serveTexts, type StaticServer } from "./harness/static-server.ts";

const CODE = 'select city,\n\tcount(*)   as n\n  from "users"\n where a < b && c > d;\n\n-- `done`';
const HTML_CODE = CODE.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const WORDS = "The words before the code are here so that the article is long enough to be found by the extractor. ";

const article = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title><link rel="icon" href="data:,"></head>
   <body><article><h1>${title}</h1><p>${WORDS.repeat(3)}</p>${body}<p>${WORDS.repeat(3)}</p></article></body></html>`;

const PAGES = {
  "/code.html": article("Code", `<pre><code class="language-sql">${HTML_CODE}</code></pre>`),
  "/select.html": article(
    "Selected",
    `<p id="one">The column decides, not the row.</p><p id="two">Another passage.</p>`,
  ),
  "/menu.html": article("By menu", `<p id="one">A passage for the menu.</p>`),
  "/keys.html": article("By keys", ""),
  "/undo.html": article("To be undone", ""),
  "/offline.html": article("Without a network", ""),
  "/move.html": article("To be moved", ""),
  "/paper.pdf":
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Size 4/Root 1 0 R>>\n%%EOF",
  "/hang.html": `${article("A page that hangs", "")}<script>setTimeout(() => { const end = Date.now() + 14000; while (Date.now() < end); }, 1500)</script>`,
} as const;

let chromium: Chromium;
let server: StaticServer;
let downloads: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), "waymark-downloads-"));
  server = await serveTexts(PAGES);
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
  const session = await chromium.browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
});

afterAll(async () => {
  await chromium.close();
  await server.close();
  await rm(downloads, { recursive: true, force: true });
});

async function visit(path: string): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(path.includes("://") ? path : server.origin + path);
  return page;
}

/** A click on the toolbar button: it grants `activeTab` and opens the popup. */
async function openPopup(page: Page): Promise<Page> {
  await page.bringToFront();
  const opening = chromium.browser.waitForTarget((target) => target.url().endsWith("/popup.html"));
  await page.triggerExtensionAction(chromium.extension);
  const popup = await (await opening).asPage();
  await popup.waitForSelector("[data-popup]");
  return popup;
}

async function wordsOf(popup: Page): Promise<string> {
  return await popup.evaluate(() => document.body.innerText);
}

async function untilSays(popup: Page, words: string): Promise<void> {
  await popup.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
}

/** The form with its topics, once the note was looked for. */
async function untilReady(popup: Page): Promise<void> {
  await popup.waitForFunction(() => (document.querySelector("select")?.options.length ?? 0) > 1);
}

async function save(popup: Page): Promise<void> {
  await untilReady(popup);
  await popup.click('[data-act="save"]');
  await popup.waitForSelector('[data-popup="known"]');
}

interface Content {
  readonly notes: readonly Note[];
  readonly file: ExportFile;
}

/** What is kept, read from an export: the learner's own way to it. */
async function library(): Promise<Content> {
  const page = await visit(`${chromium.origin}/options.html`);
  for (const name of await readdir(downloads)) await rm(join(downloads, name));
  await page.click('[data-act="export"]');
  let text: string | null = null;
  for (let i = 0; i < 100 && text === null; i++) {
    await sleep(50);
    const done = (await readdir(downloads)).find((name) => name.endsWith(".json"));
    if (done !== undefined) text = await readFile(join(downloads, done), "utf8");
  }
  await page.close();
  const file = unwrap(await parseExportFile(text ?? "", sha256Hex));
  const notes: Note[] = [];
  for (const [name, update] of file.docs) {
    if (!name.startsWith("notes/")) continue;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    notes.push(...readNotes(doc));
  }
  return { notes, file };
}

function noteOf({ notes }: Content, url: string): Note {
  const found = notes.filter((note) => note.canonicalUrl.endsWith(url));
  expect(found).toHaveLength(1);
  const [note] = found;
  if (!note) throw new Error(`no note of ${url}`);
  return note;
}

function markdownOf({ file }: Content, { clip }: Note): string {
  return textOfUtf8(file.blobs.get(clip ?? "") ?? new Uint8Array()) ?? "";
}

async function badge(page: Page): Promise<{ readonly text: string; readonly title: string }> {
  const [worker] = await chromium.extension.workers();
  if (!worker) throw new Error("the worker does not run");
  return await worker.evaluate(async (url: string) => {
    const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
    const tabId = tab?.id ?? -1;
    return { text: await chrome.action.getBadgeText({ tabId }), title: await chrome.action.getTitle({ tabId }) };
  }, page.url());
}

async function untilBadge(page: Page, text: string): Promise<string> {
  for (let i = 0; i < 100; i++) {
    const now = await badge(page);
    if (now.text === text) return now.title;
    await sleep(50);
  }
  throw new Error(`the button never showed "${text}"`);
}

async function select(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted) => {
    const text = document.querySelector(wanted)?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, text.textContent?.length ?? 0);
  }, selector);
}

/** Clicks the toolbar button for its right to the tab, then does what the browser does for a menu or a key. */
async function wakeWith(page: Page): Promise<void> {
  const popup = await openPopup(page);
  await popup.close();
}

async function dispatch(
  page: Page,
  act: { readonly menu: Record<string, unknown> } | { readonly key: string },
): Promise<void> {
  const [worker] = await chromium.extension.workers();
  await worker?.evaluate(
    async (url: string, what: { menu?: Record<string, unknown>; key?: string }) => {
      const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
      const events = chrome as unknown as Record<string, Record<string, { dispatch(...args: unknown[]): void }>>;
      if (what.menu) events["contextMenus"]?.["onClicked"]?.dispatch(what.menu, tab);
      else events["commands"]?.["onCommand"]?.dispatch(what.key, tab);
    },
    page.url(),
    act,
  );
}

describe("the popup", () => {
  test("before anything was begun it says so, and saves nothing", async () => {
    const page = await visit("/keys.html");
    const popup = await openPopup(page);
    await untilSays(popup, "Nothing begun yet");
    await popup.close();
    const start = await openNewTab(chromium);
    await untilLiving(start);
    await start.click('[data-act="start"]');
    await start.waitForSelector("#today .tasks input[type=checkbox]");
    await start.close();
    await page.close();
  });

  test("a page is saved with its code, character by character, and its language", async () => {
    const page = await visit("/code.html");
    const popup = await openPopup(page);
    await untilReady(popup);
    expect(await popup.$eval("select", (select) => select.selectedOptions[0]?.textContent)).toContain("(today)");
    await popup.type("#comment", "Grouping, at last.");
    await popup.keyboard.press("Enter");
    await popup.waitForSelector('[data-popup="known"]');
    expect(await wordsOf(popup)).toContain("Saved");
    await popup.close();

    const content = await library();
    const note = noteOf(content, "/code.html");
    expect(note).toMatchObject({ kind: "page", title: "Code", body: "Grouping, at last.", deletedAt: null });
    expect(markdownOf(content, note)).toContain(`\`\`\`sql\n${CODE}\n\`\`\``);
    await page.close();
  });

  test.each(["", "?utm_source=mail&utm_medium=x", "#part"])(
    "the same page, opened as /code.html%s, is already saved",
    async (suffix) => {
      const page = await visit(`/code.html${suffix}`);
      const popup = await openPopup(page);
      await untilSays(popup, "Already saved");
      expect(await wordsOf(popup)).toContain("today, in");
      await popup.close();
      await page.close();
      noteOf(await library(), "/code.html");
    },
  );

  test("a selection is saved as a passage; a new one goes below it, a known one is not offered", async () => {
    const page = await visit("/select.html");
    await select(page, "#one");
    const first = await openPopup(page);
    await untilSays(first, "The column decides, not the row.");
    await first.type("#comment", "So it is.");
    await save(first);
    await first.close();

    const again = await openPopup(page);
    await untilSays(again, "Already saved");
    expect(await again.$('[data-act="add"]')).toBeNull();
    await again.close();

    await select(page, "#two");
    const second = await openPopup(page);
    await second.waitForSelector('[data-act="add"]');
    await second.click('[data-act="add"]');
    await untilSays(second, "The passage went below");
    await second.close();

    const content = await library();
    const note = noteOf(content, "/select.html");
    expect(note.kind).toBe("selection");
    expect([...note.quotes.values()].map(({ exact, comment }) => ({ exact, comment }))).toEqual(
      expect.arrayContaining([
        { exact: "The column decides, not the row.", comment: "So it is." },
        { exact: "Another passage.", comment: "" },
      ]),
    );
    expect(note.quotes.size).toBe(2);
    expect(markdownOf(content, note)).toContain("The column decides, not the row.");
    await page.close();
  });

  test("a note can be moved to another topic, and opened", async () => {
    const page = await visit("/move.html");
    const first = await openPopup(page);
    await save(first);
    await first.close();
    const before = noteOf(await library(), "/move.html");
    const popup = await openPopup(page);
    await popup.waitForSelector('[data-act="move"]');
    await popup.click('[data-act="move"]');
    const key = await popup.$eval("#move", (select) => [...(select as HTMLSelectElement).options].at(-1)?.value ?? "");
    await popup.select("#move", key);
    await untilSays(popup, "Moved");
    const opening = chromium.browser.waitForTarget((target) => target.url().includes(`#/note/${before.id}`));
    await popup.click('[data-act="open-note"]');
    await (await (await opening).page())?.close();
    const after = noteOf(await library(), "/move.html");
    expect(after.topic).not.toBe(before.topic);
    expect(key.endsWith(`${after.step}/${after.topic}`)).toBe(true);
    await page.close();
  });

  test("undo takes the note to the trash, and the page can be saved again", async () => {
    const page = await visit("/undo.html");
    const popup = await openPopup(page);
    await save(popup);
    await popup.click('[data-act="undo"]');
    await popup.waitForSelector('[data-popup="form"]');
    const content = await library();
    expect(noteOf(content, "/undo.html").deletedAt).not.toBeNull();
    await page.bringToFront();
    await popup.close().catch(() => undefined);
    const again = await openPopup(page);
    await save(again);
    await again.close();
    const notes = (await library()).notes.filter((note) => note.canonicalUrl.endsWith("/undo.html"));
    expect(notes.filter((note) => note.deletedAt === null)).toHaveLength(1);
    await page.close();
  });

  test("a page of the browser itself gets a sentence: not even its address is told", async () => {
    const page = await visit("chrome://version/");
    const popup = await openPopup(page);
    await untilSays(popup, "Nothing to save here");
    expect(await popup.$('[data-act="save"]')).toBeNull();
    await popup.close();
    await page.close();
  });

  test("a PDF is kept as a link, by its name and with the reason", async () => {
    const page = await visit("/paper.pdf");
    const popup = await openPopup(page);
    await save(popup);
    expect(await wordsOf(popup)).toContain("There is no text on the page.");
    await popup.close();
    expect(noteOf(await library(), "/paper.pdf")).toMatchObject({
      kind: "link",
      clip: null,
      title: expect.stringContaining("paper.pdf"),
    });
    await page.close();
  });

  test("a page that hangs is kept as a link, with the reason", async () => {
    const page = await visit("/hang.html");
    await sleep(1600);
    const popup = await openPopup(page);
    await save(popup);
    expect(await wordsOf(popup)).toContain("The page did not answer in time.");
    await popup.close();
    expect(noteOf(await library(), "/hang.html")).toMatchObject({ kind: "link", clip: null });
    await page.close();
  });

  test("without a network a page that is open is saved whole", async () => {
    const page = await visit("/offline.html");
    const back = await offline(chromium);
    const popup = await openPopup(page);
    await save(popup);
    await popup.close();
    await back();
    const content = await library();
    expect(markdownOf(content, noteOf(content, "/offline.html"))).toContain("The words before the code");
    await page.close();
  });
});

describe("without the popup", () => {
  test("the menu saves a selection to today's topic, and the button says so", async () => {
    const page = await visit("/menu.html");
    await select(page, "#one");
    await wakeWith(page);
    await dispatch(page, { menu: { menuItemId: "save-selection", selectionText: "A passage for the menu." } });
    expect(await untilBadge(page, "✓")).toBe("Saved to today’s step.");
    const note = noteOf(await library(), "/menu.html");
    expect([...note.quotes.values()].map((quote) => quote.exact)).toEqual(["A passage for the menu."]);
    await untilBadge(page, "");
    await page.close();
  });

  test("the menu saves a link that was not opened", async () => {
    const page = await visit("/menu.html");
    await wakeWith(page);
    await dispatch(page, { menu: { menuItemId: "save-link", linkUrl: "https://example.org/later?utm_source=x" } });
    await untilBadge(page, "✓");
    expect(noteOf(await library(), "https://example.org/later")).toMatchObject({ kind: "link" });
    await dispatch(page, { menu: { menuItemId: "save-link", linkUrl: "javascript:alert(1)" } });
    expect(await untilBadge(page, "!")).toBe("This address cannot be kept.");
    await page.close();
  });

  test("the keys save the page, and say when it is saved already", async () => {
    const page = await visit("/keys.html");
    await wakeWith(page);
    await dispatch(page, { key: "save-page" });
    expect(await untilBadge(page, "✓")).toBe("Saved to today’s step.");
    expect(noteOf(await library(), "/keys.html")).toMatchObject({ kind: "page" });
    await page.bringToFront();
    await dispatch(page, { key: "save-page" });
    await sleep(500);
    expect((await badge(page)).title).toBe("Already saved.");
    noteOf(await library(), "/keys.html");
    await page.close();
  });

  test("a script in a web page gets no answer from the background", async () => {
    const page = await visit("/keys.html");
    await wakeWith(page);
    const [worker] = await chromium.extension.workers();
    const answer = await worker?.evaluate(async (url: string) => {
      const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
      const [frame] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? -1 },
        func: () =>
          Promise.race([
            chrome.runtime.sendMessage({ type: "targets" }).then(
              (said: unknown) => said ?? "nothing",
              () => "refused",
            ),
            new Promise((done) => setTimeout(done, 2000, "silence")),
          ]),
      });
      return frame?.result;
    }, page.url());
    expect(["nothing", "refused", "silence"]).toContain(answer);
    await page.close();
  });
});

const fixtures = process.env["WAYMARK_FIXTURES"];
const pages = fixtures === undefined ? undefined : join(fixtures, "pages");

describe.runIf(pages !== undefined && existsSync(pages))("real pages", () => {
  test.each(["codeblocks--hljs-header.html", "codeblocks--rehype-pretty-code.html", "v8-blog.html", "ietf-1.html"])(
    "%s is saved whole",
    async (name) => {
      const real = await serveFixtures(pages ?? "");
      const page = await chromium.browser.newPage();
      const back = await offlineBut(page, real.origin);
      await page.goto(`${real.origin}/${name}`, { waitUntil: "domcontentloaded" });
      const popup = await openPopup(page);
      await save(popup);
      await popup.close();
      await back();
      const content = await library();
      const note = content.notes.find((one) => one.url.includes(name));
      expect(note?.kind).toBe("page");
      expect(note && markdownOf(content, note).length).toBeGreaterThan(150);
      if (name.startsWith("codeblocks")) expect(note && markdownOf(content, note)).toContain("```");
      await page.close();
      await real.close();
    },
  );
});

/** The pages name pictures and scripts of their sites: none of that may be asked for. */
async function offlineBut(page: Page, origin: string): Promise<() => Promise<void>> {
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (request.url().startsWith(origin)) void request.continue();
    else void request.respond({ status: 204 });
  });
  return () => page.setRequestInterception(false);
}

test("nothing complained on the way", () => {
  const own = chromium.problems.filter((problem) => problem.from.startsWith(chromium.origin));
  expect(own).toEqual([]);
});
