/** The new tab in each of its states. */
import type { Page } from "puppeteer-core";
import { dayOfIso, isoOfDay } from "#shared/std/day.ts";
import { ROWS, textOf, tickRow, untilSaved, untilState } from "#test/e2e/harness/new-tab.ts";
import { FRIDAY, SATURDAY, THURSDAY, WEDNESDAY, type Scene } from "./scene.ts";

export const NEWTAB_SCENES: readonly Scene[] = [
  {
    name: "newtab/first",
    async reach({ newTab }) {
      const page = await newTab(WEDNESDAY);
      await untilState(page, "first");
      return page;
    },
  },
  { name: "newtab/day", reach: ({ begin }) => begin(WEDNESDAY) },
  {
    name: "newtab/day-with-notes",
    async reach({ begin }) {
      const page = await begin(WEDNESDAY);
      for (const line of ["A name is asked for before a page is.", "Ports are where a program listens."]) {
        await keepLine(page, line);
      }
      await untilSaved(page);
      return page;
    },
  },
  {
    name: "newtab/undo",
    async reach({ begin }) {
      const page = await begin(WEDNESDAY);
      await tickRow(page, 0);
      await page.waitForSelector("#float .toast");
      return page;
    },
  },
  {
    // README shows the light one of 1440 pixels, copied to today.png beside this file.
    name: "newtab/usual",
    async reach({ begin, newTab }) {
      let page = await begin(USUAL_DAYS[0]);
      await walkTopics(page, [8, 7, 8, 2]);
      for (const day of USUAL_DAYS.slice(1)) {
        await page.close();
        page = await newTab(day);
        await tickAll(page);
        await untilState(page, "done");
        await untilSaved(page);
      }
      await page.close();
      page = await newTab(USUAL_DAY);
      await page.click(".signpost [data-fit]:last-of-type");
      await tickRow(page, 0);
      await keepLine(page, "An outer join keeps the row that has no partner.");
      await page.evaluate(() => document.querySelector<HTMLElement>("#quicknote")?.blur());
      await untilSaved(page);
      await untilToastGone(page);
      return page;
    },
  },
  {
    name: "newtab/right-to-left",
    async reach({ begin }) {
      const page = await begin(WEDNESDAY);
      await page.evaluate(() => {
        document.documentElement.dir = "rtl";
      });
      return page;
    },
  },
  {
    name: "newtab/done",
    async reach({ begin }) {
      const page = await begin(WEDNESDAY);
      await tickAll(page);
      await untilState(page, "done");
      await untilToastGone(page);
      return page;
    },
  },
  {
    name: "newtab/after-a-day",
    async reach({ begin, newTab }) {
      const first = await begin(WEDNESDAY);
      await tickAll(first);
      await untilState(first, "done");
      await untilSaved(first);
      await first.close();
      return await newTab(THURSDAY);
    },
  },
  {
    name: "newtab/rest",
    async reach({ begin, newTab }) {
      // Nothing is left behind: a learner who was away sees new dates instead.
      const first = await begin(FRIDAY);
      await tickAll(first);
      await untilState(first, "done");
      await untilSaved(first);
      await first.close();
      const page = await newTab(SATURDAY);
      await untilState(page, "rest");
      return page;
    },
  },
  {
    name: "newtab/alldone",
    async reach({ begin, newTab }) {
      let page = await begin(WEDNESDAY);
      for (let day = 0; day < 100 && (await stateOf(page)) !== "alldone"; day++) {
        await page.close();
        page = await newTab(daysAfter(WEDNESDAY, day));
        await walkDay(page);
      }
      await untilState(page, "alldone");
      return page;
    },
  },
  {
    name: "newtab/fault",
    async reach({ chromium, begin, newTab }) {
      const first = await begin(WEDNESDAY);
      await first.goto(`${chromium.origin}/manifest.json`);
      // Another page changes the database and does not come to an end: nobody can open it meanwhile.
      await first.evaluate(holdDatabase, "waymark/doc/library");
      const page = await newTab(WEDNESDAY);
      await untilState(page, "fault");
      return page;
    },
  },
];

/** Two days that are behind the learner, and the Thursday that is looked at: its rows fit a window of 900 pixels. */
const USUAL_DAYS = ["2026-11-17T09:00", "2026-11-18T09:00"] as const;
const USUAL_DAY = "2026-11-19T09:00";

/** Ticks the first topics of the first steps on the roadmap's page, so many of each: what the learner knows already. */
async function walkTopics(page: Page, counts: readonly number[]): Promise<void> {
  await page.click('.nav a[href="#/roadmap"]');
  await page.waitForSelector(".roadmapmain .topics");
  for (const [step, count] of counts.entries()) {
    const stage = (await page.$$(".stagebody"))[step];
    if (!stage) throw new Error(`there is no step ${step + 1}`);
    // Not by the pointer: the offer of undo may lie over them.
    if (await stage.$("details:not([open])")) await stage.$eval("summary", (summary) => summary.click());
    // Its topics are drawn when it is opened.
    await stage.waitForSelector(".topic input[type=checkbox]");
    const ticks = await stage.$$(".topic input[type=checkbox]");
    for (const tick of ticks.slice(0, count)) await tick.evaluate((box) => box.click());
  }
  await untilSaved(page);
}

/** Types it below the rows, and stays until it is shown beside them. */
export async function keepLine(page: Page, line: string): Promise<void> {
  await page.type("#quicknote", line);
  await page.keyboard.press("Enter");
  await page.waitForFunction((text) => document.querySelector("#today")?.textContent.includes(text), {}, line);
}

/** The offer of undo goes by itself. */
async function untilToastGone(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("#float .toast") === null);
}

/** Marks what a day shows as done, topic by topic, as long as it shows something new. */
async function walkDay(page: Page): Promise<void> {
  for (let topic = 0; topic < 30 && (await stateOf(page)) === "day"; topic++) {
    const title = await textOf(page, "#today h1");
    // By its key: on a long day the offer of undo lies over the button.
    await page.keyboard.press("d");
    await page.waitForFunction(
      (was) => document.documentElement.dataset["state"] !== "day" || document.querySelector("h1")?.textContent !== was,
      {},
      title,
    );
    await untilSaved(page);
    if ((await stateOf(page)) === "done") await page.click('[data-act="more"]').catch(() => undefined);
  }
}

function daysAfter(time: string, days: number): string {
  return `${isoOfDay((dayOfIso(time.slice(0, 10)) ?? 0) + days)}${time.slice(10)}`;
}

async function tickAll(page: Page): Promise<void> {
  const rows = (await page.$$(ROWS)).length;
  for (let row = 0; row < rows; row++) await tickRow(page, row);
}

async function stateOf(page: Page): Promise<string | undefined> {
  return await page.evaluate(() => document.documentElement.dataset["state"]);
}

/** Runs in the page. */
async function holdDatabase(name: string): Promise<void> {
  await new Promise<void>((held, fail) => {
    const opening = indexedDB.open(name, 1000);
    opening.addEventListener("blocked", () => fail(new Error("the database is still in use")));
    opening.addEventListener("upgradeneeded", () => {
      const [store = ""] = opening.result.objectStoreNames;
      const askOn = (): void => opening.transaction?.objectStore(store).count().addEventListener("success", askOn);
      askOn();
      held();
    });
  });
}
