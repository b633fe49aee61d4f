import { describe, expect, it } from "vitest";
import { keptFacts } from "#ext/app/save/kept-facts.ts";
import { dayOfDate } from "#shared/std/day.ts";

const TODAY = dayOfDate(2026, 11, 22);
const MAY = dayOfDate(2025, 5, 3);

describe("the day a page was published", () => {
  it.each([
    ["2025-05-03", MAY],
    ["2025-05-03T22:30:00-07:00", MAY],
    ["2025-05-03 09:00", MAY],
    ["2025/5/3", MAY],
    ["2025.05.03", MAY],
    ["3 May 2025", MAY],
    ["Sat, 3 May 2025 10:00:00 GMT", MAY],
    ["May 3, 2025", MAY],
    ["Published on May 3rd, 2025 by Ada", MAY],
    ["Sept. 9, 2025", dayOfDate(2025, 9, 9)],
    ["2026-11-23", TODAY + 1],
  ])("is read from %s", (said, day) => {
    expect(keptFacts({ published: said }, TODAY).published).toBe(day);
  });

  it.each([
    "",
    "yesterday",
    "2025",
    "2025-02-30",
    "2025-13-01",
    "2026-11-24",
    "9999-01-01",
    "1024-05-03",
    "20250503",
    "12025-05-03",
    "3 Foo 2025",
    "Maybe 3, 20255",
    "99 May 2025",
    "<script>2025",
  ])("is left out when the page says %j", (said) => {
    expect(keptFacts({ published: said }, TODAY).published).toBeNull();
  });
});

describe("who wrote a page", () => {
  it.each([
    ["Ada Lovelace", "Ada Lovelace"],
    ["By Ada Lovelace", "Ada Lovelace"],
    ["by: Ada Lovelace ", "Ada Lovelace"],
    ["Byron", "Byron"],
    ["https://www.example.org/people/ada", ""],
    ["//example.org/ada", ""],
    ["", ""],
  ])("%j is kept as %j", (said, kept) => {
    expect(keptFacts({ author: said }, TODAY).author).toBe(kept);
  });

  it("is nobody where the page says nothing", () => {
    expect(keptFacts({}, TODAY)).toEqual({ author: "", published: null });
  });
});
