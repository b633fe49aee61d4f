/** Saving without the popup, by menu and keys; who is not answered; and real pages. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WxtBrowser } from "wxt/browser";
import { serveFixtures } from "./harness/static-server.ts";
import { workerOf } from "./harness/worker.ts";
import {
  article,
  dispatchKeys,
  dispatchMenu,
  markdownOf,
  noteOf,
  save,
  selectText,
  startSaving,
  untilBadge,
  type Saving,
} from "./save-support.ts";

/** The extension's own, in its worker. */
declare const chrome: WxtBrowser;

const PAGES = {
  "/menu.html": article("By menu", `<p id="one">A passage for the menu.</p>`),
  "/keys.html": article("By keys", ""),
};

/** What the button was told, and when (ms of the worker's own clock). */
interface Shown {
  readonly text: string;
  readonly at: number;
}

let saving: Saving;

beforeAll(async () => {
  saving = await startSaving(PAGES);
  await saving.begin();
});

afterAll(async () => {
  await saving.close();
});

/** A click on the toolbar button gives the right to the tab, as the menu and the keys do. */
async function grant(page: Page): Promise<void> {
  const popup = await saving.openPopup(page);
  await popup.close();
}

describe("without the popup", () => {
  test("the menu saves a selection to today's topic, and the button says so", async () => {
    const page = await saving.visit("/menu.html");
    await selectText(page, "#one");
    await grant(page);
    await dispatchMenu(saving, page, { menuItemId: "save-selection", selectionText: "A passage for the menu." });
    await untilBadge(saving, page, { text: "✓", title: "Saved to today’s step." });
    const note = noteOf(await saving.library(), "/menu.html");
    expect([...note.quotes.values()].map((quote) => quote.exact)).toEqual(["A passage for the menu."]);
    await untilBadge(saving, page, { text: "" });
    await page.close();
  });

  test("the menu saves a link that was not opened", async () => {
    const page = await saving.visit("/menu.html");
    await grant(page);
    await dispatchMenu(saving, page, { menuItemId: "save-link", linkUrl: "https://example.org/later?utm_source=x" });
    await untilBadge(saving, page, { text: "✓" });
    expect(noteOf(await saving.library(), "https://example.org/later")).toMatchObject({ kind: "link" });
    await dispatchMenu(saving, page, { menuItemId: "save-link", linkUrl: "javascript:alert(1)" });
    await untilBadge(saving, page, { text: "!", title: "This address cannot be kept." });
    await page.close();
  });

  test("the keys save the page, and say when it is saved already", async () => {
    const page = await saving.visit("/keys.html");
    await grant(page);
    await dispatchKeys(saving, page);
    await untilBadge(saving, page, { text: "✓", title: "Saved to today’s step." });
    expect(noteOf(await saving.library(), "/keys.html")).toMatchObject({ kind: "page" });
    await page.bringToFront();
    await dispatchKeys(saving, page);
    await untilBadge(saving, page, { text: "✓", title: "Already saved." });
    noteOf(await saving.library(), "/keys.html");
    await page.close();
  });

  test("a mark right after another stands for its whole time", async () => {
    const page = await saving.visit("/keys.html");
    await grant(page);
    const worker = await workerOf(saving.chromium);
    await worker.evaluate(async (url: string) => {
      const [tab] = (await chrome.tabs.query({})).filter((one) => one.url === url);
      const shown: Shown[] = [];
      Reflect.set(globalThis, "testShown", shown);
      const show = chrome.action.setBadgeText.bind(chrome.action);
      const { onCommand } = chrome.commands;
      // What the browser does for the keys of "save page".
      const dispatch: unknown = Reflect.get(onCommand, "dispatch");
      Reflect.set(chrome.action, "setBadgeText", (details: { readonly tabId: number; readonly text: string }) => {
        if (details.tabId === tab?.id) shown.push({ text: details.text, at: performance.now() });
        // The second comes while the first stands, however long the way from the test to the browser takes.
        if (shown.length === 1 && typeof dispatch === "function") {
          setTimeout(() => dispatch.call(onCommand, "save-page", tab), 500);
        }
        return show(details);
      });
    }, page.url());
    const shown = (): Promise<readonly Shown[]> => worker.evaluate(() => Reflect.get(globalThis, "testShown"));
    await dispatchKeys(saving, page);
    await expect.poll(async () => (await shown()).map(({ text }) => text)).toEqual(["✓", "✓", ""]);
    const [, second, cleared] = await shown();
    expect((cleared?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThanOrEqual(4000);
    await page.close();
  });

  test("a script in a web page gets no answer from the background", async () => {
    const page = await saving.visit("/keys.html");
    await grant(page);
    const worker = await workerOf(saving.chromium);
    const answer = await worker.evaluate(async (url: string) => {
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
      const page = await saving.chromium.browser.newPage();
      const back = await offlineBut(page, real.origin);
      await page.goto(`${real.origin}/${name}`, { waitUntil: "domcontentloaded" });
      const popup = await saving.openPopup(page);
      await save(popup);
      await popup.close();
      await back();
      const content = await saving.library();
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
  expect(saving.complaints()).toEqual([]);
});
