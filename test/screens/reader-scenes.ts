/** The pages of the reader, walked to from today by their links. */
import type { Page } from "puppeteer-core";
import { tickRow, untilSaved } from "#test/e2e/harness/new-tab.ts";
import { save, selectText, untilReady, untilSays } from "#test/e2e/save-support.ts";
import { keepLine } from "./newtab-scenes.ts";
import { THURSDAY, WEDNESDAY, type Scene, type Visit } from "./scene.ts";
import { ARTICLE, openPopup, PASSAGE, SECOND_ARTICLE, setBackgroundClock, visitWebPage } from "./web-page.ts";

const STEP = "#/roadmap/backend-developer/net";

export const READER_SCENES: readonly Scene[] = [
  { name: "roadmap/begun", reach: async (visit) => await openRoadmap(await walked(visit)) },
  {
    name: "roadmap/not-begun",
    async reach({ newTab }) {
      const page = await newTab(WEDNESDAY);
      return await openRoadmap(page);
    },
  },
  {
    name: "roadmap/find",
    async reach(visit) {
      const page = await openRoadmap(await walked(visit));
      await page.keyboard.press("/");
      await page.waitForSelector(".findpanel input");
      await page.keyboard.type("cache");
      await page.waitForSelector(".found a");
      return page;
    },
  },
  {
    name: "catalog/begun",
    async reach(visit) {
      const page = await openRoadmap(await walked(visit));
      await page.click('.backlink[href="#/roadmaps"]');
      await page.waitForSelector(".routes .today");
      return page;
    },
  },
  {
    name: "catalog/set-aside",
    async reach(visit) {
      const page = await openRoadmap(await walked(visit));
      await page.click('.backlink[href="#/roadmaps"]');
      await page.waitForSelector('.routes [data-act="setAside"]');
      await page.click('.routes [data-act="setAside"]');
      await page.waitForSelector('.routes [data-act="takeUp"]');
      return page;
    },
  },
  {
    name: "step/today",
    async reach(visit) {
      const page = await openRoadmap(await walked(visit));
      await page.click(`.roadmapmain .readstep[href="${STEP}"]`);
      await page.waitForSelector(".stepcols .topic .inner");
      return page;
    },
  },
  {
    name: "notes/none",
    reach: async ({ begin }) => await openNotes(await begin(WEDNESDAY), ".reader h1"),
  },
  {
    name: "notes/list",
    async reach(visit) {
      await walked(visit);
      await saveArticles(visit);
      return await openNotes(await visit.newTab(THURSDAY), ".notespage .notelist");
    },
  },
  {
    name: "note/saved-page",
    async reach(visit) {
      await walked(visit);
      await saveArticles(visit);
      const page = await openNotes(await visit.newTab(THURSDAY), ".notespage .notelist");
      await clickNote(page, "From a name to a page");
      await page.waitForSelector(".note .clip pre");
      return page;
    },
  },
];

/** A day is behind the learner, and one row of the next; two lines were kept on the way. */
async function walked({ chromium, begin, newTab }: Visit): Promise<Page> {
  const first = await begin(WEDNESDAY);
  for (const line of ["A name is asked for before a page is.", "Ports are where a program listens."]) {
    await keepLine(first, line);
  }
  await first.click('[data-act="topic-done"]');
  await untilSaved(first);
  await first.close();
  await setBackgroundClock(chromium, THURSDAY);
  const page = await newTab(THURSDAY);
  await tickRow(page, 0);
  await untilSaved(page);
  await page.waitForFunction(() => document.querySelector("#float .toast") === null);
  return page;
}

async function openRoadmap(page: Page): Promise<Page> {
  await page.bringToFront();
  await page.click('.nav a[href="#/roadmap"]');
  await page.waitForSelector(".roadmapcols");
  return page;
}

async function openNotes(page: Page, ready: string): Promise<Page> {
  await page.bringToFront();
  await page.click('.nav a[href="#/notes"]');
  await page.waitForSelector(ready);
  return page;
}

async function clickNote(page: Page, title: string): Promise<void> {
  for (const link of await page.$$(".notelist a")) {
    if ((await link.evaluate((element) => element.textContent)).includes(title)) return await link.click();
  }
  throw new Error(`there is no note "${title}"`);
}

/** One page as a whole, with a passage below it, and one on the next step. */
async function saveArticles({ chromium }: Visit): Promise<void> {
  const first = await visitWebPage(chromium, ARTICLE);
  await saveWith(await openPopup(chromium, first), async (popup) => {
    await popup.type("#comment", "Read this again with `dig` at hand.");
  });
  await selectText(first, PASSAGE);
  const again = await openPopup(chromium, first);
  await again.waitForSelector('[data-act="add"]');
  await again.click('[data-act="add"]');
  await untilSays(again, "The passage went below");
  await again.close();
  await first.close();
  const second = await visitWebPage(chromium, SECOND_ARTICLE);
  await saveWith(await openPopup(chromium, second), async (popup) => {
    const topics = await popup.$eval("select#target", (select) => [...select.options].map(({ value }) => value));
    const later = topics.find((key) => key.includes("/lang"));
    if (later === undefined) throw new Error("the next step is not offered");
    await popup.select("#target", later);
  });
  await second.close();
}

async function saveWith(popup: Page, fill: (popup: Page) => Promise<void>): Promise<void> {
  await untilReady(popup);
  await fill(popup);
  await save(popup);
  await popup.close();
}
