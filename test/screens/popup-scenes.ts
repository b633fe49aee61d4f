/** The popup in each of its states, opened by the toolbar button on a web page. */
import type { Page } from "puppeteer-core";
import { save, selectText, untilReady, untilSays } from "#test/e2e/save-support.ts";
import { openPopup } from "#test/e2e/harness/popup.ts";
import { WEDNESDAY, type Scene, type Visit } from "./scene.ts";
import { ARTICLE, PASSAGE, PASSAGE_TEXT, setBackgroundClock, visitWebPage } from "./web-page.ts";

export const POPUP_SCENES: readonly Scene[] = [
  {
    name: "popup/not-begun",
    sizedByContent: true,
    async reach({ chromium }) {
      const popup = await openPopup(chromium, await visitWebPage(chromium, ARTICLE));
      await untilSays(popup, "Nothing begun yet");
      return popup;
    },
  },
  {
    name: "popup/save",
    sizedByContent: true,
    async reach(visit) {
      const popup = await openPopup(visit.chromium, await reading(visit));
      await untilReady(popup);
      return popup;
    },
  },
  {
    name: "popup/selection",
    sizedByContent: true,
    async reach(visit) {
      const page = await reading(visit);
      await selectText(page, PASSAGE);
      const popup = await openPopup(visit.chromium, page);
      await untilReady(popup);
      await untilSays(popup, PASSAGE_TEXT);
      await popup.type("#comment", "This is why the second visit is faster.");
      return popup;
    },
  },
  {
    name: "popup/saved",
    sizedByContent: true,
    async reach(visit) {
      const popup = await openPopup(visit.chromium, await reading(visit));
      await save(popup);
      return popup;
    },
  },
  {
    name: "popup/already-saved",
    sizedByContent: true,
    reach: (visit) => openOnSaved(visit, () => Promise.resolve()),
  },
  {
    name: "popup/already-saved-selection",
    sizedByContent: true,
    async reach(visit) {
      const popup = await openOnSaved(visit, (page) => selectText(page, PASSAGE));
      await popup.waitForSelector('[data-act="add"]');
      return popup;
    },
  },
  {
    name: "popup/already-saved-passage",
    sizedByContent: true,
    async reach(visit) {
      const page = await reading(visit);
      await selectText(page, PASSAGE);
      const first = await openPopup(visit.chromium, page);
      await save(first);
      await first.close();
      await page.reload();
      const popup = await openPopup(visit.chromium, page);
      await popup.waitForSelector('[data-act="add-whole"]');
      return popup;
    },
  },
  {
    name: "popup/whole-added",
    sizedByContent: true,
    async reach(visit) {
      const page = await reading(visit);
      await selectText(page, PASSAGE);
      const popup = await openPopup(visit.chromium, page);
      await save(popup);
      await popup.click('[data-act="add-whole"]');
      await untilSays(popup, "The whole page went to this note");
      return popup;
    },
  },
  {
    name: "popup/move",
    sizedByContent: true,
    async reach(visit) {
      const popup = await openOnSaved(visit, () => Promise.resolve());
      await popup.click('[data-act="move"]');
      await popup.waitForSelector("select#move");
      return popup;
    },
  },
  {
    name: "popup/nothing-to-save",
    sizedByContent: true,
    async reach(visit) {
      await began(visit);
      const page = await visit.chromium.browser.newPage();
      await page.goto("chrome://version/");
      const popup = await openPopup(visit.chromium, page);
      await untilSays(popup, "Nothing to save here");
      return popup;
    },
  },
];

async function began({ chromium, begin }: Visit): Promise<void> {
  const page = await begin(WEDNESDAY);
  await page.close();
  await setBackgroundClock(chromium, WEDNESDAY);
}

async function reading(visit: Visit): Promise<Page> {
  await began(visit);
  return await visitWebPage(visit.chromium, ARTICLE);
}

async function openOnSaved(visit: Visit, before: (page: Page) => Promise<void>): Promise<Page> {
  const page = await reading(visit);
  const first = await openPopup(visit.chromium, page);
  await save(first);
  await first.close();
  await before(page);
  const popup = await openPopup(visit.chromium, page);
  await untilSays(popup, "Already saved");
  return popup;
}
