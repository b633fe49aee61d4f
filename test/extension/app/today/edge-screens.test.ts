import { describe, expect, it } from "vitest";
import { faultScreen, lostScreen, minutesOfPace } from "#ext/app/today/edge-screens.ts";
import { storageFacts } from "#ext/app/today/fault-report.ts";
import type { Journal } from "#shared/ports.ts";
import { dayOfDate } from "#shared/std/day.ts";
import { err, ok } from "#shared/std/result.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

const texts = createTestTexts();
const TODAY = dayOfDate(2026, 11, 19);

const journalOf = (read: Journal["read"]): Pick<Journal, "read"> => ({ read });

describe("a storage that does not answer", () => {
  it("is told with what is safe, and with nothing of the learner's in the report", async () => {
    const facts = await storageFacts({
      texts,
      journal: journalOf(async () => ok({ updates: [], unreadable: 0, newest: new Date(2026, 10, 18, 21).getTime() })),
      today: TODAY,
      freeBytes: 200_000_000,
      version: "0.1.0",
      detail: "timeout",
    });
    const screen = faultScreen(texts, facts);
    expect(screen.facts).toEqual([
      { label: "Newest copy on this device", value: "yesterday" },
      { label: "Free space for this browser", value: "0.2 GB" },
    ]);
    expect(JSON.parse(screen.details)).toEqual({
      waymark: "0.1.0",
      fault: "timeout",
      journal: true,
      freeBytes: 200_000_000,
    });
    expect(screen.lost).toBeNull();
  });

  it("leaves out what is not known", async () => {
    const journal = journalOf(async () => err({ type: "save-failed", detail: "gone" }));
    const facts = await storageFacts({ texts, journal, today: TODAY, freeBytes: null, version: "0.1.0", detail: "x" });
    expect(faultScreen(texts, facts).facts).toEqual([]);
  });

  it("offers an import and a new beginning only when the library is gone", () => {
    expect(lostScreen(texts, { newestCopy: null, freeSpace: null, details: "" }).lost).not.toBeNull();
  });
});

describe("a pace", () => {
  it("is for Monday to Friday", () => {
    expect(minutesOfPace(10)).toEqual([0, 10, 10, 10, 10, 10, 0]);
  });
});
