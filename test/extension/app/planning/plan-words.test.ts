import { expect, it } from "vitest";
import { lengthWords } from "#ext/app/planning/plan-words.ts";
import { createTestTexts } from "#test/support/test-texts.ts";

it.each([
  [25, "25 min"],
  [60, "1 h"],
  [125, "2 h 5 min"],
])("says %d minutes as %s", (minutes, words) => {
  expect(lengthWords(createTestTexts(), minutes)).toBe(words);
});
