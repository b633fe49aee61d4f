/** What the tests of saving share: a browser with the extension, pages to save, and a look into the library. */
import { readFile, rm } from "node:fs/promises";
import type { Page } from "puppeteer-core";
import type { WxtBrowser } from "wxt/browser";
import * as Y from "yjs";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { parseExportFile, type ExportFile } from "#shared/domain/export-file.ts";
import { readNotes, type Note } from "#shared/domain/notes.ts";
import { textOfUtf8 } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { extensionUnderTest, scratchFolder } from "./harness/built.ts";
import { launchChromium, type Chromium } from "./harness/chromium.ts";
import { downloaded, downloadTo } from "./harness/downloads.ts";
import { beginPlan } from "./harness/new-tab.ts";
import { openPopup } from "./harness/popup.ts";
import type { Problem } from "./harness/problems.ts";
import { serveTexts } from "./harness/static-server.ts";
import { workerOf } from "./harness/worker.ts";

/** The extension's own, in its worker. */
declare const chrome: WxtBrowser;

export interface Content {
  readonly notes: readonly Note[];
  readonly file: ExportFile;
}

export interface Saving {
  readonly chromium: Chromium;
  /** A new tab with one of the pages, or with an address. */
  visit(path: string): Promise<Page>;
  /** A click on the toolbar button: it grants `activeTab` and opens the popup. */
  openPopup(page: Page): Promise<Page>;
  /** Starts the roadmap, as a learner does. */
  begin(): Promise<void>;
  /** What is kept, read from an export: the learner's own way to it. */
  library(): Promise<Content>;
  /** What the extension's own pages and worker complained of. */
  complaints(): readonly Problem[];
  close(): Promise<void>;
}

export async function startSaving(pages: Readonly<Record<string, string>>): Promise<Saving> {
  const downloads = await scratchFolder("downloads");
  const server = await serveTexts(pages);
  const chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
  await downloadTo(chromium, downloads.path);

  const visit = async (path: string): Promise<Page> => {
    const page = await chromium.browser.newPage();
    await page.goto(path.includes("://") ? path : server.origin + path);
    return page;
  };
  return {
    chromium,
    visit,
    openPopup: (page) => openPopup(chromium, page),
    async begin() {
      await (await beginPlan(chromium)).close();
    },
    async library() {
      const page = await visit(`${chromium.origin}/options.html`);
      await page.waitForSelector('[data-act="export"]');
      await page.click('[data-act="export"]');
      const path = await downloaded(downloads.path, ".json");
      const text = await readFile(path, "utf8");
      await rm(path);
      await page.close();
      return await contentOf(text);
    },
    complaints: () => chromium.problems.filter((problem) => problem.from.startsWith(chromium.origin)),
    async close() {
      await chromium.close();
      await server.close();
      await downloads.remove();
    },
  };
}

async function contentOf(text: string): Promise<Content> {
  const file = unwrap(await parseExportFile(text, sha256Hex));
  const notes: Note[] = [];
  for (const [name, update] of file.docs) {
    if (!name.startsWith("notes/")) continue;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    notes.push(...readNotes(doc));
  }
  return { notes, file };
}

/** The one note whose canonical address ends so. */
export function noteOf({ notes }: Content, url: string): Note {
  const [note, ...more] = notes.filter((one) => one.canonicalUrl.endsWith(url));
  if (!note || more.length > 0) throw new Error(`${note ? more.length + 1 : 0} notes of ${url}`);
  return note;
}

export function markdownOf({ file }: Content, { clip }: Note): string {
  return textOfUtf8(file.blobs.get(clip ?? "") ?? new Uint8Array()) ?? "";
}

export async function wordsOf(popup: Page): Promise<string> {
  return await popup.evaluate(() => document.body.innerText);
}

export async function untilSays(popup: Page, words: string): Promise<void> {
  await popup.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
}

export async function save(popup: Page): Promise<void> {
  await untilReady(popup);
  await popup.click('[data-act="save"]');
  await popup.waitForSelector('[data-popup="known"]');
}

/** The form with its topics. */
export async function untilReady(popup: Page): Promise<void> {
  await popup.waitForFunction(() => (document.querySelector("select")?.options.length ?? 0) > 1);
}

export async function selectText(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted) => {
    const text = document.querySelector(wanted)?.firstChild;
    if (text) getSelection()?.setBaseAndExtent(text, 0, text, text.textContent?.length ?? 0);
  }, selector);
}

/** Waited out only where something is broken. */
const BADGE_MS = 30_000;

interface Badge {
  readonly text: string;
  readonly title: string;
}

/**
 * Waits until the toolbar button shows this for a tab. A mark stands for a few seconds only: the worker itself looks,
 * whose own timer takes the mark away, so that no mark is missed on a machine that is slow.
 */
export async function untilBadge({ chromium }: Saving, page: Page, wanted: Partial<Badge>): Promise<void> {
  const worker = await workerOf(chromium);
  const last = await worker.evaluate(
    async (url: string, { text, title }: Partial<Badge>, limitMs: number) => {
      const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
      const tabId = tab?.id ?? -1;
      for (const end = Date.now() + limitMs; ;) {
        const shown = {
          text: await chrome.action.getBadgeText({ tabId }),
          title: await chrome.action.getTitle({ tabId }),
        };
        if (shown.text === (text ?? shown.text) && shown.title === (title ?? shown.title)) return null;
        if (Date.now() > end) return shown;
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    page.url(),
    wanted,
    BADGE_MS,
  );
  if (last) throw new Error(`the button shows ${JSON.stringify(last)} and never ${JSON.stringify(wanted)}`);
}

/** `dispatch` is there for the browser's own use. */
interface Dispatching {
  readonly addListener: unknown;
  readonly dispatch?: (...args: readonly unknown[]) => void;
}

/** Does what the browser does for a click in a menu. */
export async function dispatchMenu(
  { chromium }: Saving,
  page: Page,
  info: Readonly<Record<string, unknown>>,
): Promise<void> {
  const worker = await workerOf(chromium);
  await worker.evaluate(
    async (url: string, clicked: Readonly<Record<string, unknown>>) => {
      const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
      const event: Dispatching = chrome.contextMenus.onClicked;
      event.dispatch?.(clicked, tab);
    },
    page.url(),
    info,
  );
}

/** Does what the browser does for the keys of "save page". */
export async function dispatchKeys({ chromium }: Saving, page: Page): Promise<void> {
  const worker = await workerOf(chromium);
  await worker.evaluate(async (url: string) => {
    const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
    const event: Dispatching = chrome.commands.onCommand;
    event.dispatch?.("save-page", tab);
  }, page.url());
}

const WORDS = "The words before the code are here so that the article is long enough to be found by the extractor. ";

/** A page that the extractor finds an article on. */
export const article = (title: string, body: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title><link rel="icon" href="data:,">${head}</head>
   <body><article><h1>${title}</h1><p>${WORDS.repeat(3)}</p>${body}<p>${WORDS.repeat(3)}</p></article></body></html>`;
