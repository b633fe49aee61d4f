import { describe, expect, it } from "vitest";
import { dayOfDate } from "#shared/std/day.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

const THURSDAY = dayOfDate(2026, 11, 19);

describe("texts", () => {
  const texts = createTestTexts("en-GB");

  it("fills values in order and counts in the language's own forms", () => {
    expect(texts.t("todayLeft", 25, 40)).toBe("25 of 40 min left");
    expect([texts.count("hours", 1), texts.count("hours", 58)]).toEqual(["1 hour", "58 hours"]);
    expect(texts.hours(0)).toBe("1 hour");
  });

  it("writes hours as the locale's clock does", () => {
    const american = createTestTexts("en-US");
    const nine = new Date(2026, 10, 19, 9, 5).getTime();
    expect([texts.hourOfDay(4), texts.time(nine)]).toEqual(["04:00", "09:05"]);
    expect([american.hourOfDay(4), american.time(nine)]).toEqual([
      expect.stringMatching(/^4:00\sAM$/),
      expect.stringMatching(/^9:05\sAM$/),
    ]);
  });

  it("writes days in the order of the locale", () => {
    expect(texts.longDay(THURSDAY)).toBe("Thursday 19 November");
    expect(createTestTexts("de").longDay(THURSDAY)).toBe("Donnerstag, 19. November");
  });

  it("names years in a range only where they are needed, and breaks no date in two", () => {
    expect(texts.dayRange(dayOfDate(2026, 12, 1), dayOfDate(2026, 12, 9), THURSDAY)).toMatch(
      /^1\u202f?–\s?9\u00a0December$/,
    );
    expect(texts.dayRange(dayOfDate(2027, 1, 14), dayOfDate(2027, 1, 30), THURSDAY)).toMatch(
      /^14\u202f?–\s?30\u00a0Jan\u00a02027$/,
    );
    expect(texts.shortRange(dayOfDate(2027, 4, 5), dayOfDate(2027, 5, 10), THURSDAY)).toMatch(
      /^Apr\u202f–\sMay\u00a02027$/,
    );
  });

  it("names near days by word and others by date", () => {
    const ago = (days: number): string => texts.dayAgo(THURSDAY - days, THURSDAY);
    expect([ago(0), ago(1), ago(2), ago(6), ago(7), ago(-1)]).toEqual([
      "today",
      "yesterday",
      "Tuesday",
      "Friday",
      "12 November",
      "20 November",
    ]);
  });

  it("says how long ago something was, in its largest whole unit", () => {
    const minutes = [0, 1, 59, 60, 119, 1439, 1440, 5000];
    expect(minutes.map((minute) => texts.ago(minute * 60_000 + 59_000))).toEqual([
      "0 minutes ago",
      "1 minute ago",
      "59 minutes ago",
      "1 hour ago",
      "1 hour ago",
      "23 hours ago",
      "1 day ago",
      "3 days ago",
    ]);
    expect(createTestTexts("de").ago(120_000)).toBe("vor 2 Minuten");
  });

  it("begins the week as the locale does", () => {
    expect([createTestTexts("en-GB").weekStart, createTestTexts("en-US").weekStart]).toEqual([1, 0]);
  });
});
