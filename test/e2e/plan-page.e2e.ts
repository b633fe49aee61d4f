/** The plan page in Chromium: moving by pointer and by keys, a break, the calendar file, the clock, the reminder. */
import { readFile, rm } from "node:fs/promises";
import ICAL from "ical.js";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { extensionUnderTest, scratchFolder, type Scratch } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { downloaded, downloadTo } from "./harness/downloads.ts";
import { beginPlan, untilSaved } from "./harness/new-tab.ts";
import { virtualClock } from "./harness/virtual-clock.ts";

/** A Monday. */
const MONDAY = "2026-11-23T09:00";

let chromium: Chromium;
let folder: Scratch;
let profile: Scratch;

async function start(): Promise<void> {
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")], profile: profile.path });
  await downloadTo(chromium, folder.path);
}

beforeAll(async () => {
  folder = await scratchFolder("plan");
  profile = await scratchFolder("plan-profile");
  await start();
  const page = await beginPlan(chromium, atMonday);
  await page.close();
});

afterAll(async () => {
  await chromium.close();
  await folder.remove();
  await profile.remove();
});

async function atMonday(page: Page): Promise<void> {
  await virtualClock(page, MONDAY);
}

async function openPlan(): Promise<Page> {
  const page = await openNewTab(chromium, atMonday);
  await untilLiving(page);
  await page.setViewport({ width: 1440, height: 1200 });
  await page.click('.nav a[href="#/plan"]');
  await page.waitForSelector(".day.today");
  return page;
}

/** The titles on each day that has topics, by the day's number. */
async function daysOf(page: Page): Promise<Readonly<Record<string, readonly string[]>>> {
  return await page.$$eval(".day", (rows) =>
    Object.fromEntries(
      rows.flatMap((row) => {
        const titles = [...row.querySelectorAll(".topicline a")].map((link) => link.textContent.trim());
        return titles.length > 0 ? [[row.getAttribute("data-day") ?? "", titles]] : [];
      }),
    ),
  );
}

interface Grip {
  readonly key: string;
  readonly day: string;
  readonly title: string;
}

/** The topics that can be moved, in the order of the page. */
async function gripsOf(page: Page): Promise<readonly Grip[]> {
  return await page.$$eval(".grip", (grips) =>
    grips.map((grip) => ({
      key: grip.getAttribute("data-grip") ?? "",
      day: grip.closest<HTMLElement>(".day")?.dataset["day"] ?? "",
      title: grip.parentElement?.querySelector("a")?.textContent.trim() ?? "",
    })),
  );
}

async function pinnedOn(page: Page): Promise<readonly string[]> {
  return await page.$$eval(".day:has(.pintag)", (rows) => rows.map((row) => row.getAttribute("data-day") ?? ""));
}

async function movable(page: Page, index: number): Promise<Grip> {
  const found = (await gripsOf(page))[index];
  if (!found) throw new Error(`there is no topic ${index}`);
  return found;
}

async function boxOf(page: Page, selector: string): Promise<{ readonly x: number; readonly y: number }> {
  const box = await (await page.waitForSelector(selector))?.boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("a topic is dragged to another day, what moved is shown, and one key takes it back", async () => {
  const page = await openPlan();
  const before = await daysOf(page);
  const { key, day, title } = await movable(page, 1);
  const to = Number(day) + 2;
  const from = await boxOf(page, `[data-grip="${key}"]`);
  const target = await boxOf(page, `[data-day="${to}"] .dt`);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.waitForSelector(".dragchip");
  await page.mouse.move(target.x, target.y, { steps: 5 });
  await page.waitForSelector(`[data-day="${to}"].target`);
  await page.mouse.up();
  await page.waitForSelector("[data-moved]");
  expect((await daysOf(page))[to]).toContain(title);
  expect(await pinnedOn(page)).toEqual([String(to)]);
  expect(await page.$(".dragchip")).toBeNull();
  expect(await page.$eval("[data-moved]", (panel) => panel.textContent)).toContain("No day got longer.");
  await page.keyboard.press("u");
  await page.waitForFunction(() => document.querySelector("[data-moved]") === null);
  expect(await daysOf(page)).toEqual(before);
  await untilSaved(page);
  await page.close();
});

test("keys alone move a topic, each day is said, and its day is kept after a restart", async () => {
  const page = await openPlan();
  const { key, day, title } = await movable(page, 1);
  await page.focus(`[data-grip="${key}"]`);
  await page.keyboard.press("Enter");
  const said = (): Promise<string> => page.$eval("[data-said]", (line) => line.textContent.trim());
  await expect.poll(said).toContain("Arrow keys choose a day");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.waitForSelector(`[data-day="${day}"] ~ .day.target`);
  const to = await page.$eval(".day.target", (row) => row.getAttribute("data-day") ?? "");
  const name = await page.$eval(".day.target .dt .vh", (line) => line.textContent.trim());
  await expect.poll(said).toBe(name);
  expect(Number(to)).toBeGreaterThan(Number(day));
  await page.keyboard.press("Enter");
  await page.waitForSelector(".pintag");
  await expect.poll(said).toBe(`“${title}” is on ${name} now.`);
  // The focus goes with the topic.
  await page.waitForFunction((moved) => document.activeElement?.getAttribute("data-grip") === moved, {}, key);
  await untilSaved(page);
  await chromium.close();
  await start();
  const again = await openPlan();
  expect(await pinnedOn(again)).toEqual([to]);
  expect((await daysOf(again))[to]).toContain(title);
  await again.click(".pintag");
  await again.waitForFunction(() => document.querySelector(".pintag") === null);
  await untilSaved(again);
  await again.close();
});

test("Escape puts a lifted topic back, and a click lifts without dragging", async () => {
  const page = await openPlan();
  const before = await daysOf(page);
  const { key, day } = await movable(page, 1);
  const selector = `[data-grip="${key}"]`;
  await page.hover(`[data-day="${day}"]`);
  await page.click(selector);
  await page.waitForSelector(".puthere");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector(".puthere") === null);
  expect(await daysOf(page)).toEqual(before);
  await page.click(selector);
  await page.waitForSelector(`[data-day="${Number(day) + 1}"] .puthere`);
  await page.click(`[data-day="${Number(day) + 1}"] .puthere`);
  await page.waitForSelector(".pintag");
  expect(await pinnedOn(page)).toEqual([String(Number(day) + 1)]);
  await page.keyboard.press("u");
  await page.waitForFunction(() => document.querySelector(".pintag") === null);
  await untilSaved(page);
  await page.close();
});

test("a week's break makes no debt: every topic comes after it, in order, and no day has more than its minutes", async () => {
  const page = await openPlan();
  const orderOf = (days: Readonly<Record<string, readonly string[]>>): readonly string[] => [
    ...new Set(Object.values(days).flat()),
  ];
  const before = orderOf(await daysOf(page));
  const title = await page.$eval(".planhead h1", (heading) => heading.textContent);
  await page.click('[data-act="break"]');
  await page.waitForSelector(".breakform");
  await page.$eval('.breakform [name="from"]', (field) => void Reflect.set(field, "value", "2026-11-24"));
  await page.$eval('.breakform [name="to"]', (field) => void Reflect.set(field, "value", "2026-11-30"));
  await page.click('[data-act="take-break"]');
  await page.waitForSelector("[data-breaks]");
  const today = Number(await page.$eval(".day.today", (row) => row.getAttribute("data-day")));
  const inBreak = await page.$$eval(
    ".day",
    (rows, first) =>
      rows
        .filter(
          (row) => Number(row.getAttribute("data-day")) > first && Number(row.getAttribute("data-day")) <= first + 7,
        )
        .map((row) => row.querySelector(".what")?.textContent.trim()),
    today,
  );
  expect(inBreak).toEqual(Array.from({ length: 7 }, () => "break"));
  const after = orderOf(await daysOf(page));
  expect(before.slice(0, after.length)).toEqual(after);
  const loads = await page.$$eval(".day:not(.done) > .meta", (cells) => cells.map((cell) => cell.textContent));
  const minutes = loads.filter((text) => text !== "").map((text) => text.match(/\d+/g)?.map(Number) ?? []);
  expect(minutes.length).toBeGreaterThan(3);
  for (const [planned = 0, room = 0] of minutes) expect(planned).toBeLessThanOrEqual(room);
  expect(await page.$eval(".planhead h1", (heading) => heading.textContent)).not.toBe(title);
  await page.click("[data-breaks] button");
  await page.waitForFunction(() => document.querySelector("[data-breaks]") === null);
  expect(await page.$eval(".planhead h1", (heading) => heading.textContent)).toBe(title);
  await untilSaved(page);
  await page.close();
});

test("the calendar file holds the page's days, and a second one has the same names and a later sequence", async () => {
  const page = await openPlan();
  const first = await calendarOf(page);
  const shown = await page.$$eval(".day:has(.topicline)", (rows) =>
    rows.map((row) => Number(row.getAttribute("data-day"))),
  );
  const days = first.map(({ day }) => Math.floor(Date.parse(`${day}T12:00Z`) / 86_400_000));
  expect(days.slice(0, shown.length)).toEqual(shown);
  const second = await calendarOf(page);
  expect(second.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
  expect(second[0]?.sequence).toBeGreaterThanOrEqual(first[0]?.sequence ?? Infinity);
  await page.close();
});

interface ReadEvent {
  readonly uid: string;
  readonly day: string;
  readonly sequence: number;
}

function eventsOf(file: string): readonly ReadEvent[] {
  return new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return { uid: event.uid, day: event.startDate.toString(), sequence: event.sequence };
  });
}

async function calendarOf(page: Page): Promise<readonly ReadEvent[]> {
  await page.click('[data-act="calendar"]');
  const path = await downloaded(folder.path, ".ics");
  const text = await readFile(path, "utf8");
  await rm(path);
  return eventsOf(text);
}

test("the clock of today's topic goes on while its tab is closed, and its minutes come to the plan page", async () => {
  const page = await openNewTab(chromium, atMonday);
  await untilLiving(page);
  await page.click('[data-act="clock"]');
  await page.waitForSelector('[data-act="clock"][aria-pressed="true"]');
  await page.close();
  const later = await openNewTab(chromium, async (tab) => void (await virtualClock(tab, "2026-11-23T09:20")));
  await untilLiving(later);
  await later.waitForSelector('[data-act="clock"][aria-pressed="true"]');
  await later.click('[data-act="clock"]');
  await later.waitForSelector('[data-act="clock"][aria-pressed="false"]');
  await untilSaved(later);
  await later.click('.nav a[href="#/plan"]');
  await later.waitForSelector(".weeks .bars .now");
  expect(await later.$eval(".weeks .bars .now .num", (line) => Number(line.textContent))).toBeGreaterThanOrEqual(19);
  await later.close();
});

test("nothing complained on the way", () => {
  expect(chromium.problems.filter((problem) => problem.from.startsWith(chromium.origin))).toEqual([]);
});
