/** The quiz on a screen of a phone's size, by fingers. */
import type { ElementHandle, Page } from "puppeteer-core";
import { afterEach, beforeEach, expect, it } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchChromium, type Chromium } from "./harness/chromium.ts";
import { beginPlan } from "./harness/new-tab.ts";
import { virtualClock } from "./harness/virtual-clock.ts";
import { openQuiz, untilAsked, untilKind } from "./quiz-support.ts";

const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

let chromium: Chromium;

beforeEach(async () => {
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
});

afterEach(async () => {
  expect(chromium.problems).toEqual([]);
  await chromium.close();
});

async function onPhone(hash: string): Promise<Page> {
  const page = await beginPlan(chromium, async (tab) => {
    await virtualClock(tab, "2026-11-23T09:00");
    await tab.setViewport(PHONE);
  });
  await openQuiz(page, hash);
  await untilAsked(page);
  return page;
}

const linesOf = (page: Page): Promise<readonly string[]> =>
  page.$$eval(".sort .tx", (texts) => texts.map((text) => text.textContent));

interface Point {
  readonly x: number;
  readonly y: number;
}

async function middleOf(element: ElementHandle | undefined): Promise<Point> {
  const box = await element?.boundingBox();
  if (!box) throw new Error("this is not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** A finger that goes down, moves and leaves, as the browser's own input. */
async function swipe(page: Page, from: Point, to: Point): Promise<void> {
  const session = await page.createCDPSession();
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: readonly Point[]): Promise<void> =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map((point) => ({ ...point })) });
  await touch("touchStart", [from]);
  for (let step = 1; step <= 10; step++) {
    const part = step / 10;
    await touch("touchMove", [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
  }
  await touch("touchEnd", []);
  await session.detach();
}

it("puts a line where a finger drags its grip; a finger on its text scrolls and moves nothing", async () => {
  const page = await onPhone("#/quiz/step/backend-developer/rdb");
  await untilKind(page, "Put in order");
  await page.$eval(".sort", (list) => list.scrollIntoView({ block: "center" }));
  const before = await linesOf(page);
  const [first, second] = await page.$$(".sort .opt");
  const [grip, text] = [await page.$(".sort .grip"), await page.$(".sort .tx")];
  const below = await middleOf(second);

  const word = await middleOf(text ?? undefined);
  await swipe(page, word, { x: word.x, y: below.y + 30 });
  expect(await linesOf(page)).toEqual(before);

  await first?.evaluate((line) => line.scrollIntoView({ block: "center" }));
  const from = await middleOf(grip ?? undefined);
  const to = await middleOf(second);
  const scrolled = await page.evaluate(() => scrollY);
  await swipe(page, from, { x: from.x, y: to.y + 12 });
  await expect.poll(() => linesOf(page)).toEqual([before[1], before[0], ...before.slice(2)]);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  expect(await page.$(".sort .held")).toBeNull();
});

/** In the middle of the screen nothing lies over what is tapped. */
async function tap(page: Page, selector: string): Promise<void> {
  await page.$eval(selector, (element) => element.scrollIntoView({ block: "center" }));
  await page.tap(selector);
}

it("is answered by taps, and nothing is wider than the screen", async () => {
  const page = await onPhone("#/quiz/step/backend-developer/net");
  while (!(await page.$(".opts:not(.sort)"))) {
    await tap(page, '[data-act="unknown"]');
    await page.waitForSelector(".fb");
    await tap(page, '[data-act="go"]');
    await page.waitForFunction(() => document.querySelector(".fb") === null);
  }
  await tap(page, ".opts .opt");
  await page.waitForSelector(".opt input:checked");
  await tap(page, '[data-act="go"]');
  await page.waitForSelector(".fb");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  await tap(page, '[data-act="stop"]');
  await page.waitForSelector(".sum li");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
});
