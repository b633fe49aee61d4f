/** Questions of every kind before and after the answer, what follows them, and the pages beside them. */
import type { Page } from "puppeteer-core";
import { untilSaved } from "#test/e2e/harness/new-tab.ts";
import { openQuiz, pass, passAll, untilAsked, untilKind } from "#test/e2e/quiz-support.ts";
import { keepLine } from "./newtab-scenes.ts";
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
  { name: "quiz/reading-offered", reach: wrongAboutModel },
  {
    name: "quiz/reading-placed",
    async reach(visit) {
      const page = await wrongAboutModel(visit);
      await page.click('[data-act="put-reading"]');
      await page.waitForSelector(".readingday");
      return page;
    },
  },
  {
    name: "quiz/check",
    async reach(visit) {
      const page = await openQuiz(await begun(visit), "#/quiz/check/backend-developer/net");
      await passAll(page, 1);
      await page.waitForSelector(".offer");
      return page;
    },
  },
  {
    name: "quiz/home-due",
    async reach(visit) {
      await answeredOn(visit, ["2026-11-24T09:00"]);
      return await openQuiz(await visit.newTab(WEDNESDAY), "#/quiz");
    },
  },
  {
    name: "quiz/remark",
    async reach(visit) {
      const page = await openQuiz(await begun(visit), STEP);
      await untilAsked(page);
      await page.click(".quizmore summary");
      await page.click('[data-act="complain"]');
      await page.waitForSelector("#quizremark");
      return page;
    },
  },
  {
    name: "insight/none",
    async reach(visit) {
      const page = await begun(visit);
      return await openInsight(page);
    },
  },
  {
    name: "insight/weeks",
    async reach(visit) {
      const days = ["2026-10-05", "2026-10-06", "2026-10-09", "2026-10-14", "2026-10-28", "2026-11-12", "2026-11-20"];
      await answeredOn(
        visit,
        days.map((day) => `${day}T19:00`),
      );
      const page = await openInsight(await visit.newTab(WEDNESDAY));
      await page.waitForSelector(".holds li");
      return page;
    },
  },
  {
    name: "insight/tables",
    async reach(visit) {
      await answeredOn(visit, ["2026-11-23T19:00", "2026-11-24T19:00"]);
      const page = await openInsight(await visit.newTab(WEDNESDAY));
      for (const summary of await page.$$(".astable summary")) await summary.click();
      return page;
    },
  },
  {
    name: "cards/none",
    reach: async (visit) => await openCards(await begun(visit)),
  },
  {
    name: "cards/list",
    async reach(visit) {
      const page = await withCards(visit);
      await openCards(page);
      await page.click('[data-act="rest-card"]');
      await page.waitForSelector(".cardlist .resting");
      await page.waitForFunction(() => document.querySelector("#float .toast") === null);
      return page;
    },
  },
  {
    name: "cards/edit",
    async reach(visit) {
      const page = await openCards(await withCards(visit));
      await page.click('[data-act="edit-card"]');
      await page.waitForSelector(".cardedit");
      return page;
    },
  },
  {
    name: "cards/maker",
    async reach(visit) {
      const page = await openNote(await begun(visit));
      await page.click('[data-act="make-card"]');
      await page.waitForSelector(".cardform");
      return page;
    },
  },
  {
    name: "quiz/card-open",
    reach: async (visit) => await askedCard(await withCards(visit)),
  },
  {
    name: "quiz/card-turned",
    async reach(visit) {
      const page = await askedCard(await withCards(visit));
      await page.keyboard.press("Space");
      await page.waitForSelector(".rates");
      return page;
    },
  },
  {
    name: "quiz/keys",
    async reach(visit) {
      const page = await openQuiz(await begun(visit), STEP);
      await untilAsked(page);
      // By its button: in a question with a field the key is a letter of the answer.
      await page.click('[data-act="help"]');
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

/** A wrong answer about a topic that is weeks away in the plan and could come sooner. */
async function wrongAboutModel(visit: Visit): Promise<Page> {
  const page = await openQuiz(await begun(visit), "#/quiz/topic/backend-developer/rdb.model");
  await untilAsked(page);
  await page.click('[data-act="unknown"]');
  await page.waitForSelector('[data-act="put-reading"]');
  return page;
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

/** Goes through a sitting of one step on each of the days, half of it guessed. */
async function answeredOn(visit: Visit, times: readonly string[]): Promise<void> {
  const [first = WEDNESDAY] = times;
  await (await visit.begin(first)).close();
  for (const [i, time] of times.entries()) {
    const page = await visit.newTab(time);
    await openQuiz(page, i < 2 ? "#/quiz/step/backend-developer/net" : "#/quiz/due");
    if (await page.$("#quizprompt, .prog")) await passAll(page, 1);
    await untilSaved(page);
    await page.close();
  }
}

async function openInsight(page: Page): Promise<Page> {
  await page.bringToFront();
  await page.evaluate(() => void (location.hash = "#/insight"));
  await page.waitForSelector(".insight h1");
  return page;
}

async function openCards(page: Page): Promise<Page> {
  await page.bringToFront();
  await page.evaluate(() => void (location.hash = "#/cards"));
  await page.waitForSelector(".cards h1");
  return page;
}

/** A note of one line, with a passage of it selected. */
async function openNote(page: Page): Promise<Page> {
  await keepLine(page, "Ports are where a program listens, and 443 is where TLS answers.");
  await page.evaluate(() => void (location.hash = "#/notes"));
  await page.waitForSelector(".notespage .notelist a");
  await page.click(".notespage .notelist a");
  await page.waitForSelector(".note h1");
  await page.evaluate(() => {
    const text = document.querySelector(".note h1")?.firstChild;
    const at = text?.textContent?.indexOf("443") ?? -1;
    if (text && at >= 0) document.getSelection()?.setBaseAndExtent(text, at, text, at + 3);
  });
  return page;
}

/** Two cards of one note: words that are hidden, and a question. */
async function withCards(visit: Visit): Promise<Page> {
  const page = await openNote(await begun(visit));
  await page.click('[data-act="make-card"]');
  await page.waitForSelector(".cardform");
  await page.click('[data-act="keep-card"]');
  await page.waitForSelector('[data-act="make-card"]');
  await page.click('[data-act="make-card"]');
  await page.waitForSelector(".cardform");
  await page.click('input[value="basic"]');
  await page.waitForSelector("#cardfront");
  await page.type("#cardfront", "On which port does TLS answer?");
  await page.click('[data-act="keep-card"]');
  await page.waitForSelector('[data-act="make-card"]');
  await untilSaved(page);
  await page.waitForFunction(() => document.querySelector("#float .toast") === null);
  return page;
}

async function askedCard(page: Page): Promise<Page> {
  await openQuiz(page, "#/quiz/minutes");
  for (let asked = 0; asked < 12 && (await page.$("#quizprompt .hole")) === null; asked++) await pass(page);
  await page.waitForSelector("#quizprompt .hole");
  return page;
}
