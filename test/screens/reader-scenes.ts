/** The pages of the reader, walked to from today by their links. */
import type { Page } from "puppeteer-core";
import { tickRow, untilSaved } from "#test/e2e/harness/new-tab.ts";
import { openPopup } from "#test/e2e/harness/popup.ts";
import { save, selectText, untilReady, untilSays } from "#test/e2e/save-support.ts";
import { manyRoadmaps } from "#test/support/many-roadmaps.ts";
import { revised, REVISED_IDS } from "#test/support/revised-roadmap.ts";
import { keepLine } from "./newtab-scenes.ts";
import { THURSDAY, WEDNESDAY, type Scene, type Visit } from "./scene.ts";
import { ARTICLE, PASSAGE, SECOND_ARTICLE, setBackgroundClock, visitWebPage } from "./web-page.ts";

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
    name: "catalog/many",
    changesBuild: true,
    reach: async (visit) => await openMany(visit),
  },
  {
    name: "catalog/many-found",
    changesBuild: true,
    async reach(visit) {
      const page = await openMany(visit);
      await page.type(".catalogfind input[type=search]", "data");
      await page.waitForSelector(".catalog .meta.found");
      return page;
    },
  },
  {
    name: "catalog/many-none",
    changesBuild: true,
    async reach(visit) {
      const page = await openMany(visit);
      await page.type(".catalogfind input[type=search]", "astronaut");
      await page.waitForFunction(() => document.querySelector(".routes") === null);
      return page;
    },
  },
  { name: "roadmap/changed", changesBuild: true, reach: async (visit) => await openRoadmap(await revisedUnder(visit)) },
  {
    name: "newtab/roadmap-changed",
    changesBuild: true,
    reach: async (visit) => await revisedUnder(visit),
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
  {
    name: "notes/joined",
    async reach(visit) {
      await savedTwice(visit);
      const page = await openNotes(await visit.newTab(THURSDAY), ".notespage .notelist");
      return page;
    },
  },
  {
    name: "note/joined",
    async reach(visit) {
      await savedTwice(visit);
      const page = await openNotes(await visit.newTab(THURSDAY), ".notespage .notelist");
      await clickNote(page, "From a name to a page");
      await page.waitForSelector(".note .joined");
      return page;
    },
  },
];

/** A catalog of dozens, of which one is under way. */
async function openMany(visit: Visit): Promise<Page> {
  await visit.build().list(manyRoadmaps);
  const page = await openRoadmap(await walked(visit));
  await page.click('.backlink[href="#/roadmaps"]');
  await page.waitForSelector(".catalogfind");
  return page;
}

/** An update of the extension brings a second revision of the roadmap that is walked. */
async function revisedUnder(visit: Visit): Promise<Page> {
  await (await walked(visit)).close();
  await visit.build().exchange((roadmap) => revised(roadmap, REVISED_IDS).roadmap);
  const page = await visit.newTab(THURSDAY);
  await page.waitForSelector(".changes");
  return page;
}

/** Two notes of one page, as two browsers make them: one comes back from the trash after the page was saved again. */
async function savedTwice(visit: Visit): Promise<void> {
  await walked(visit);
  const { chromium } = visit;
  const web = await visitWebPage(chromium, ARTICLE);
  await selectText(web, PASSAGE);
  const first = await openPopup(chromium, web);
  await untilReady(first);
  await first.type("#comment", "This is why the second visit is faster.");
  await save(first);
  const opening = chromium.browser.waitForTarget((target) => target.url().includes("#/note/"));
  await first.click('[data-act="open-note"]');
  const note = await (await opening).asPage();
  await note.bringToFront();
  await note.waitForSelector(".noteside .btn.quiet");
  await note.click(".noteside .btn.quiet");
  await note.waitForSelector(".note .banner .btn");
  await web.reload();
  await saveWith(await openPopup(chromium, web), async (popup) => {
    await popup.type("#comment", "Read this again with `dig` at hand.");
  });
  await note.bringToFront();
  await note.click(".note .banner .btn");
  await note.waitForSelector(".noteside .btn.quiet");
  await note.close();
  await web.close();
}

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
