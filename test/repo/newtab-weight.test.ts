/** What a new tab loads before its first frame, counted in the build itself. Runs after `npm run build`. */
import { expect, it } from "vitest";
import { scriptsBeforePaint } from "#test/bench/newtab/before-paint.ts";
import { extensionUnderTest } from "#test/e2e/harness/built.ts";

const scripts = scriptsBeforePaint(extensionUnderTest("chromium"), "newtab.html");
const bytesOf = (path: RegExp): number =>
  scripts.filter((script) => path.test(script.path)).reduce((sum, { bytes }) => sum + bytes, 0);

it("is at most 15 KB of JavaScript in at most 3 files", () => {
  expect(scripts.map(({ path }) => path)).toContain("first-paint.js");
  expect(scripts.length).toBeLessThanOrEqual(3);
  expect(bytesOf(/./)).toBeLessThanOrEqual(15_000);
});

it("holds neither Dexie, nor Yjs, nor Preact", () => {
  // The smallest of the three is larger than all that is here; this names the culprit sooner.
  expect(bytesOf(/^chunks\//)).toBeLessThanOrEqual(6000);
  expect(bytesOf(/^first-paint\.js$/)).toBeLessThanOrEqual(5000);
});
