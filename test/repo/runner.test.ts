import { expect, it } from "vitest";
import { complaintsOf } from "#test/runner/build-steps.ts";
import { countsOf } from "#test/runner/vitest-steps.ts";

const good = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, success: true };

it("counts what Vitest counted", () => {
  expect(countsOf(good, 0)).toEqual({ passed: 5, failed: 0 });
  expect(countsOf({ ...good, numFailedTests: 2, success: false }, 1)).toEqual({ passed: 5, failed: 2 });
});

it("takes an empty test for a failed one, and one that cannot run here for neither", () => {
  expect(countsOf({ ...good, numTodoTests: 2 }, 0).failed).toBe(2);
  expect(countsOf({ ...good, numPendingTests: 1 }, 0)).toEqual({ passed: 5, failed: 0 });
});

it("fails a run that failed without a failed test, and a run without a test", () => {
  expect(countsOf({ ...good, success: false }, 1)).toEqual({ passed: 5, failed: 1 });
  expect(countsOf(good, 1).failed).toBe(1);
  expect(countsOf({ ...good, numPassedTests: 0 }, 0).failed).toBe(1);
});

it("passes over a store's warning only when it is listed, as often as it is listed", () => {
  const warning = { code: "UNSAFE", message: "a danger", file: "chunks/notes-x1.js" };
  const listed = { file: "chunks/notes-*.js", code: "UNSAFE", count: 1, reason: "a reason of a sentence" };
  const of = (warnings: readonly (typeof warning)[], list: readonly (typeof listed)[]): number =>
    complaintsOf({ errors: [], warnings: [...warnings] }, list).length;
  expect(of([warning], [listed])).toBe(0);
  expect(of([warning], [])).toBe(1);
  expect(of([warning, warning], [listed])).toBe(1);
  expect(of([], [listed])).toBe(1);
  expect(of([{ ...warning, file: "chunks/page.js" }], [])).toBe(1);
  expect(complaintsOf({ errors: [warning], warnings: [warning] }, [listed])).toHaveLength(1);
});
