/** Card states from the log: the laws, and the days around them. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addReview, readReviewLog } from "#shared/domain/reviews.ts";
import { replay, replayWith, RULES, type ReplayRules } from "#shared/quiz/replay.ts";
import { retrievability } from "#shared/quiz/forgetting.ts";
import { FSRS_RULES, remember, type Memory } from "#shared/quiz/memory.ts";
import { dayOfWallClock, noonOfDay } from "#shared/std/day.ts";
import { fsrs } from "ts-fsrs";
import * as laws from "./replay-laws.ts";
import { inputOf, logOf, review, TODAY } from "./review-log.ts";

describe("the laws hold for 10,000 logs", { timeout: 300_000 }, () => {
  it.each(laws.LAWS)("$name", ({ property }) => {
    fc.assert(property(replay), { numRuns: 10_000 });
  });
});

describe("a law catches the replay", { timeout: 120_000 }, () => {
  it.each<[string, Partial<ReplayRules>, laws.Law]>([
    ["that takes answers as they arrive", { ordered: false }, laws.anyOrder],
    ["that counts a question twice a day", { onceADay: false }, laws.mergedDocsEqualTsFsrs],
    ["that goes by the moment and not by the civil day", { civilDays: false }, laws.mergedDocsEqualTsFsrs],
    ["that counts what was undone", { undone: false }, laws.mergedDocsEqualTsFsrs],
    ["that applies days to come", { futureAside: false }, laws.clockSetBack],
    ["that counts days to come as answered", { futureAside: false }, laws.asideChangesNothing],
    ["that keeps answers of another meaning", { revs: false }, laws.changedBeginsAnew],
  ])("%s", (_, change, law) => {
    const broken = law.property((input) => replayWith(input, { ...RULES, ...change }));
    expect(fc.check(broken, { numRuns: 1_000, endOnFailure: true, seed: 7 }).failed).toBe(true);
  });
});

const ZONES = ["America/Los_Angeles", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"] as const;

describe("midnight UTC is no midnight of the learner's", () => {
  it.each(ZONES)("an answer a minute before and after it is of the same day in %s", (zone) => {
    // The same two civil days: answered just before midnight UTC, and just after it.
    const before = [Date.UTC(2026, 10, 10, 23, 59), Date.UTC(2026, 10, 24, 23, 59)];
    const after = before.map((at) => at + 120_000);
    const crossed = [before[0] ?? 0, after[1] ?? 0];
    const logs = [before, after, crossed].map((times) =>
      logOf(times.map((at, i) => [`e${i}`, review("r/q1", dayIn(zone, at), 3, { at })] as const)),
    );
    const [first, ...others] = logs.map((log) => replay(inputOf(log, { today: TODAY + 60 })).cards.get("r/q1"));
    expect(first?.reps).toBe(2);
    for (const other of others) expect(other).toEqual(first);
    // What it would be without the rule: another day between the answers, hence another interval.
    const moments = logs.map((log) =>
      replayWith(inputOf(log, { today: TODAY + 60 }), { ...RULES, civilDays: false }).cards.get("r/q1"),
    );
    expect(moments[2]?.stability).not.toBe(moments[0]?.stability);
  });
});

/** The learner's day at a moment, as the app takes it from the wall clock. */
function dayIn(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value);
  const [year, month, date, hour] = ["year", "month", "day", "hour"].map((type) => part(type));
  return dayOfWallClock({ year: year ?? 0, month: month ?? 0, date: date ?? 0, hour: hour ?? 0 }, 4);
}

describe("answers that do not count", () => {
  it("are left in their doc, whatever they are", () => {
    const doc = new Y.Doc();
    addReview(doc, "good", review("r/q1", TODAY - 3));
    doc.getMap("reviews").set("shape", { question: "r/q1", day: "yesterday" });
    doc.getMap("reviews").set("text", "hello");
    doc.getMap("reviews").set("grade", { ...review("r/q1", TODAY - 2), grade: 7 });
    doc.getMap("reviews").set("nan", { ...review("r/q1", TODAY - 2), at: Number.NaN });
    doc.getMap("holds").set("odd", { question: "r/q1", hold: "forever" });
    const before = Y.encodeStateAsUpdate(doc);
    const { cards, aside } = replay(inputOf(readReviewLog([doc])));
    expect(cards.get("r/q1")?.reps).toBe(1);
    expect(aside).toEqual({ broken: 5, unknown: 0, future: 0, retired: 0, changed: 0 });
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it("of a question that was taken out are counted by themselves", () => {
    const log = logOf([["a", review("r/q1", TODAY - 3)]]);
    const { cards, aside } = replay(inputOf(log, { retired: new Set(["r/q1"]) }));
    expect([cards.size, aside.retired]).toEqual([0, 1]);
  });

  it("count once their day has come", () => {
    const log = logOf([["a", review("r/q1", TODAY + 1)]]);
    expect(replay(inputOf(log)).aside.future).toBe(1);
    expect(replay(inputOf(log, { today: TODAY + 1 })).cards.get("r/q1")?.last).toBe(TODAY + 1);
  });
});

describe("intervals", () => {
  it("are those of days: 3, 14, 57, and never more than about 120", () => {
    let memory: Memory | null = null;
    let day = TODAY;
    const intervals: number[] = [];
    for (let i = 0; i < 6; i++) {
      memory = remember(memory, noonOfDay(day), 3);
      intervals.push(memory.scheduled_days);
      day += memory.scheduled_days;
    }
    expect(intervals).toEqual([3, 14, 57, 121, 121, 121]);
  });

  it("bring a wrong answer back the next day", () => {
    const { cards } = replay(inputOf(logOf([["a", review("r/q1", TODAY, 1)]])));
    expect(cards.get("r/q1")?.due).toBe(TODAY + 1);
  });
});

it("the forgetting curve is that of ts-fsrs", () => {
  const scheduler = fsrs(FSRS_RULES);
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 500, noNaN: true }), fc.nat(1000), (stability, days) => {
      const ours = retrievability({ stability, last: TODAY }, TODAY + days);
      expect(ours).toBeCloseTo(scheduler.forgetting_curve(days, stability), 7);
    }),
  );
});
