/** A day on the new tab: it is begun, walked, kept, and it ends while a tab stays open. */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { beginPlan, ROWS, textOf, tickRow, untilSaved, untilState } from "./harness/new-tab.ts";
import { virtualClock } from "./harness/virtual-clock.ts";

const HOUR = 3_600_000;

let chromium: Chromium;

beforeAll(async () => {
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
});

afterAll(async () => {
  await chromium.close();
});

it("keeps a tick for the tabs to come", async () => {
  const page = await beginPlan(chromium, async (tab) => void (await virtualClock(tab, "2026-11-23T20:00")));
  // The button that was pressed is gone; the focus is where the day begins.
  await page.waitForFunction(() => document.activeElement?.id === "today");
  await tickRow(page, 0);
  await page.waitForSelector(`${ROWS}:checked`);
  await untilSaved(page);
  await page.close();

  const next = await openNewTab(chromium, async (tab) => void (await virtualClock(tab, "2026-11-23T20:05")));
  await untilLiving(next);
  expect(await next.$$eval(ROWS, (boxes) => boxes.filter((box) => box.matches(":checked")).length)).toBe(1);
  await next.close();
});

it("turns to the next day at the learner's hour while the tab stays open", async () => {
  let clock: Awaited<ReturnType<typeof virtualClock>> | undefined;
  const page = await openNewTab(chromium, async (tab) => {
    clock = await virtualClock(tab, "2026-11-23T22:00");
  });
  await untilLiving(page);
  const monday = await textOf(page, "#today .meta");
  // Past midnight it is still the learner's Monday; past the rollover hour it is Tuesday.
  await clock?.advance(3 * HOUR);
  expect(await textOf(page, "#today .meta")).toBe(monday);
  await clock?.advance(9 * HOUR);
  await page.waitForFunction((before) => document.querySelector("#today .meta")?.textContent !== before, {}, monday);
  expect(monday).toContain("Monday");
  expect(await textOf(page, "#today .meta")).toContain("Tuesday");
});

it("keeps a line that is half written when another tab ends the day", async () => {
  const at = async (tab: Page): Promise<void> => void (await virtualClock(tab, "2026-11-24T18:00"));
  // One after the other: a tab that nobody looks at paints nothing, and waits for its clock.
  const ticking = await openNewTab(chromium, at);
  await untilLiving(ticking);
  const writing = await openNewTab(chromium, at);
  await untilLiving(writing);
  await writing.type("#quicknote", "half a ");
  await ticking.bringToFront();
  const rows = await ticking.$$(ROWS);
  for (const row of rows.keys()) if (!(await isTicked(ticking, row))) await tickRow(ticking, row);
  await untilState(ticking, "done");
  await ticking.waitForSelector("#quicknote", { hidden: true });

  await writing.bringToFront();
  await untilState(writing, "done");
  await writing.keyboard.type("thought");
  expect(await writing.$eval("#quicknote", (field) => (field instanceof HTMLInputElement ? field.value : ""))).toBe(
    "half a thought",
  );
  await writing.keyboard.press("Enter");
  await writing.waitForFunction(() =>
    document.querySelector(".side .notelist")?.textContent.includes("half a thought"),
  );
  await writing.waitForSelector("#quicknote", { hidden: true });
});

const isTicked = (page: Page, row: number): Promise<boolean> =>
  page.$$eval(ROWS, (boxes, at) => boxes[at]?.matches(":checked") ?? false, row);

it("says nothing on any console", () => {
  expect(chromium.problems).toEqual([]);
});
