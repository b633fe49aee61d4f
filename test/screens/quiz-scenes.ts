/** Questions of every kind before and after the answer, what follows them, and the pages beside them. */
import type { Page } from "puppeteer-core";
import { untilSaved } from "#test/e2e/harness/new-tab.ts";
import { openQuiz, passAll, untilAsked, untilKind } from "#test/e2e/quiz-support.ts";
import { WEDNESDAY, type Scene, type Visit } from "./scene.ts";

const STEP = "#/quiz/step/backend-developer/rdb";

export const QUIZ_SCENES: readonly Scene[] = [
  { name: "quiz/home", reach: async (visit) => await openQuiz(await begun(visit), "#/quiz") },
  kind("single", "One answer"),
  kind("single", "One answer", "answered"),
  kind("multiple", "Pick all that fit"),
  kind("multiple", "Pick all that fit", "answered"),
  kind("bool", "True or false"),
  kind("bool", "True or false", "answered"),
  kind("order", "Put in order"),
  kind("order", "Put in order", "answered"),
  kind("short", "Short answer"),
  kind("short", "Short answer", "answered"),
  kind("output", "What does it print?"),
  kind("output", "What does it print?", "answered"),
  {
    name: "quiz/summary",
    async reach(visit) {
      const page = await openQuiz(await begun(visit), STEP);
      await passAll(page, 3);
      return page;
    },
  },
  {
    name: "quiz/keys",
    async reach(visit) {
      const page = await openQuiz(await begun(visit), STEP);
      await untilAsked(page);
      await page.keyboard.press("?");
      await page.waitForSelector("dialog[open]");
      return page;
    },
  },
];

function kind(name: string, label: string, state: "open" | "answered" = "open"): Scene {
  return {
    name: `quiz/${name}-${state}`,
    async reach(visit) {
      const page = await openQuiz(await begun(visit), STEP);
      await untilAsked(page);
      await untilKind(page, label);
      await fill(page);
      if (state === "open") return page;
      await page.click('[data-act="go"]');
      await page.waitForSelector(".fb");
      return page;
    },
  };
}

/** Chooses something, right or wrong. */
async function fill(page: Page): Promise<void> {
  const field = await page.$("#quizanswer");
  if (field) await field.type("read committed");
  else if (await page.$(".sort")) await page.click(".sort .mv button:last-child");
  else await page.keyboard.press("1");
  await page.waitForSelector('[data-act="go"]:not([disabled])');
}

async function begun({ begin }: Visit): Promise<Page> {
  const page = await begin(WEDNESDAY);
  await untilSaved(page);
  return page;
}
