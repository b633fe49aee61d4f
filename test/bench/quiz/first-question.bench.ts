/**
 * From the click on a quiz's link to the frame that shows its first question, in pages that have not met the quiz yet.
 * Run: `npm run bench -- quiz`.
 */
import type { Page } from "puppeteer-core";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "#test/e2e/harness/chromium.ts";
import { extensionUnderTest } from "#test/e2e/harness/built.ts";
import { beginPlan } from "#test/e2e/harness/new-tab.ts";
import { median, publish } from "../newtab/figures.ts";

const WARM_UP = 3;
const ROUNDS = Number(process.env["WAYMARK_BENCH_ROUNDS"] ?? 15);
const STEP = "#/quiz/step/backend-developer/net";
/** Milliseconds at the processor's own speed. */
const BAR = 100;

const chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
const begun = await beginPlan(chromium);
await begun.close();
const fromToday = await rounds(chromium, (page) => Promise.resolve(page));
const fromHome = await rounds(chromium, openHome);
await chromium.close();

await publish("quiz", [
  { name: "first question after the click, on a page of today", value: median(fromToday), unit: "ms", bar: BAR },
  { name: "the same from the page of quizzes", value: median(fromHome), unit: "ms", bar: BAR },
  { name: "worst, on a page of today", value: Math.max(...fromToday), unit: "ms", bar: null },
]);

async function rounds(browser: Chromium, prepare: (page: Page) => Promise<Page>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = -WARM_UP; i < ROUNDS; i++) {
    const page = await openNewTab(browser);
    await untilLiving(page);
    await prepare(page);
    // The page's own late work, such as drawing the days ahead, is over when a learner clicks.
    await new Promise((done) => setTimeout(done, 800));
    const time = await page.evaluate(firstQuestion, STEP);
    if (i >= 0) times.push(time);
    await page.evaluate(() => localStorage.removeItem("waymark:quiz"));
    await page.close();
  }
  return times;
}

async function openHome(page: Page): Promise<Page> {
  await page.evaluate(() => void (location.hash = "#/quiz"));
  await page.waitForSelector(".quizhome");
  return page;
}

/** Runs in the page: clicks a link, and answers with the milliseconds to the frame after the question is there. */
async function firstQuestion(hash: string): Promise<number> {
  const link = document.createElement("a");
  link.href = hash;
  document.body.append(link);
  const begin = performance.now();
  link.click();
  return await new Promise((answer) => {
    const look = (): void => {
      if (document.querySelector("#quizprompt")?.textContent) {
        requestAnimationFrame(() => setTimeout(() => answer(performance.now() - begin)));
      } else requestAnimationFrame(look);
    };
    look();
  });
}
