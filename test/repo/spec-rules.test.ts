/** Each rule of the sync specification is cited by the title of a test, and no title cites a rule that is not there. */
import { describe, expect, it } from "vitest";
import { readText, sourceFiles } from "./source-files.ts";

const rules = [...readText("shared/sync/SPEC.md").matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id = ""]) => id);
const titles = sourceFiles("test").flatMap(({ text }) =>
  [...text.matchAll(/(["'`])((?:\[[A-Z]\d+\] ?)+)[^"'`]/g)].flatMap(([, , cited = ""]) =>
    [...cited.matchAll(/\[([A-Z]\d+)\]/g)].map(([, id = ""]) => id),
  ),
);

describe("shared/sync/SPEC.md", () => {
  it("numbers each rule once", () => {
    expect(rules.length).toBeGreaterThan(50);
    expect(rules.filter((id, i) => rules.indexOf(id) !== i)).toEqual([]);
  });

  it("has no rule that no test cites", () => {
    expect(rules.filter((id) => !titles.includes(id))).toEqual([]);
  });

  it("has every rule that a test cites", () => {
    expect([...new Set(titles)].filter((id) => !rules.includes(id))).toEqual([]);
  });
});
