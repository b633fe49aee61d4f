/** The days ahead are drawn when something changed, one at a time, and kept where the first frame finds them. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { signal } from "@preact/signals";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { NO_REVIEWS } from "#ext/app/planning/living-plan.ts";
import type { SyncMark } from "#ext/app/today/sync-mark.ts";
import { clearDrawings, createDrawingShelf } from "#ext/platform/day-drawings.ts";
import { dayKey, SPAN_KEY } from "#ext/ui/first-paint/stored.ts";
import { drawAhead } from "#ext/ui/newtab/draw-ahead.ts";
import { smallRoadmap } from "#test/support/small-roadmap.ts";
import { todayFixture, type TodayFixture } from "#test/support/today-fixture.ts";

const SAVED: SyncMark = { state: "saved", label: "saved" };
const DAYS = 14;

let tab: TodayFixture;
let from: number;
let digests: Promise<string>[];
const reviews = signal(NO_REVIEWS);

beforeEach(async () => {
  localStorage.clear();
  digests = [];
  reviews.value = NO_REVIEWS;
  tab = await todayFixture(smallRoadmap, undefined, reviews);
  tab.acts.start();
  from = tab.today.clock.day.peek();
});

interface Opened {
  /** The days that were drawn, in order, from now on. */
  readonly drawn: number[];
  readonly mark: ReturnType<typeof signal<SyncMark>>;
  stop(): void;
}

function open(version = "1"): Opened {
  const drawn: number[] = [];
  const mark = signal(SAVED);
  const screenOn = (day: number): ReturnType<TodayFixture["today"]["screenOn"]> => {
    drawn.push(day);
    return tab.today.screenOn(day);
  };
  const comingDigest = (): Promise<string> => {
    const digest = tab.today.comingDigest();
    digests.push(digest);
    return digest;
  };
  const today = { ...tab.today, screenOn, comingDigest };
  const stop = drawAhead({ context: tab, today, mark, markKnown: signal(true) }, createDrawingShelf(version));
  return { drawn, mark, stop };
}

/** Lets the page have nothing to do for so many turns: enough for all days when none are named. */
async function rest(turns = 4 * DAYS): Promise<void> {
  tab.timers.advance(300);
  await nextTurn();
  await Promise.all(digests);
  for (let turn = 0; turn < turns; turn++) {
    await nextTurn();
    tab.timers.advance(0);
  }
}

const keptDays = (): readonly string[] => Object.keys(localStorage).filter((key) => key.startsWith("waymark/day/"));
const isWhole = (): boolean => localStorage.getItem(SPAN_KEY)?.includes('"whole":true') === true;

describe("the drawings of the days ahead", () => {
  it("are of fourteen days, today first", async () => {
    const page = open();
    await rest();
    expect(page.drawn).toEqual(Array.from({ length: DAYS }, (_, i) => from + i));
    expect(keptDays()).toHaveLength(DAYS);
    expect(isWhole()).toBe(true);
    page.stop();
  });

  it("are not drawn again by a tab that finds them", async () => {
    const first = open();
    await rest();
    first.stop();
    const second = open();
    await rest();
    expect(second.drawn).toEqual([from]);
    second.stop();
  });

  it.each<[string, () => void]>([
    ["a row is ticked", () => tab.acts.toggle(firstRow())],
    ["the learner's hours change", () => changeHours()],
    ["a question comes back later", () => comeBack()],
  ])("are drawn anew when %s", async (_what, change) => {
    const page = open();
    await rest();
    page.drawn.length = 0;
    change();
    await rest();
    expect(page.drawn).toHaveLength(DAYS);
    page.stop();
  });

  it("are drawn anew by another version, and when today alone looks otherwise", async () => {
    const old = open();
    await rest();
    old.stop();
    const updated = open("2");
    await rest();
    expect(updated.drawn).toHaveLength(DAYS);
    updated.drawn.length = 0;
    updated.mark.value = { state: "synced", label: "synced" };
    await rest();
    expect(updated.drawn).toHaveLength(DAYS);
    updated.stop();
  });

  it("go on to be drawn by the next tab when a tab closes among them", async () => {
    const hasty = open();
    await rest(5);
    hasty.stop();
    expect(hasty.drawn.length).toBeLessThan(DAYS);
    expect(localStorage.getItem(dayKey(from))).not.toBeNull();
    expect(isWhole()).toBe(false);
    const next = open();
    await rest();
    expect(next.drawn).toHaveLength(DAYS);
    expect(isWhole()).toBe(true);
    next.stop();
  });

  it("are left to a page that began later with something newer", async () => {
    const slow = open();
    await rest(5);
    const before = slow.drawn.length;
    const span = { rolloverHour: 4, from, to: from + DAYS - 1, source: "newer" };
    createDrawingShelf("1").begin(span, { version: 1, state: "day", today: [], trail: [], sync: [] });
    await rest();
    expect(slow.drawn).toHaveLength(before + 1);
    expect(isWhole()).toBe(false);
    slow.stop();
  });

  it("wait while something is on its way to the disk", async () => {
    const page = open();
    page.mark.value = { state: "saving", label: "saving" };
    await rest();
    expect(page.drawn).toEqual([]);
    page.stop();
  });

  it("leave no day that is over, and go with the library", async () => {
    localStorage.setItem(dayKey(from - 1), "{}");
    const page = open();
    await rest();
    expect(localStorage.getItem(dayKey(from - 1))).toBeNull();
    page.stop();
    clearDrawings();
    expect(keptDays()).toEqual([]);
    expect(localStorage.getItem(SPAN_KEY)).toBeNull();
  });

  it("are done without where the browser keeps no more", async () => {
    const refuse = (): never => {
      throw new DOMException("full", "QuotaExceededError");
    };
    vi.stubGlobal("localStorage", { getItem: () => null, setItem: refuse, removeItem: refuse });
    const page = open();
    await rest();
    vi.unstubAllGlobals();
    expect(page.drawn).toEqual([from]);
    page.stop();
  });
});

function firstRow(): string {
  const screen = tab.today.screen.peek();
  const key = "rows" in screen && screen.state === "day" ? screen.rows[0]?.key : undefined;
  if (key === undefined) throw new Error("no row");
  return key;
}

function changeHours(): void {
  tab.library.change((doc) => doc.getMap("profile").set("minutes/6", 90));
}

function comeBack(): void {
  const review = { question: "q", roadmap: smallRoadmap.id, due: from + 5, retrievability: 0.9, minutes: 1 };
  reviews.value = { ...NO_REVIEWS, due: [review] };
}
