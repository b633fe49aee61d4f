/** What tests do in a quiz as a learner would, and what they read there. */
import type { Page } from "puppeteer-core";

/** Goes to an address of the quiz as a link would. */
export async function openQuiz(page: Page, hash: string): Promise<Page> {
  await page.bringToFront();
  await page.evaluate((to) => void (location.hash = to), hash);
  await page.waitForSelector(".quiz, .quizhome");
  return page;
}

export async function untilAsked(page: Page): Promise<void> {
  await page.waitForSelector(".quiz .q #quizprompt");
}

/** Passes questions until one of the kind is asked. */
export async function untilKind(page: Page, label: string): Promise<void> {
  for (let asked = 0; asked < 40; asked++) {
    await page.waitForSelector("#quizprompt, .sum");
    const again = await page.$('.acts [data-act="again"]');
    if (again) await again.click();
    await untilAsked(page);
    const now = await page.$eval(".quiz .kind", (element) => element.textContent);
    if (now === label) return;
    await pass(page);
  }
  throw new Error(`no question of the kind "${label}" was asked`);
}

/** Says "I don't know", and goes on. */
export async function pass(page: Page): Promise<void> {
  const before = await prompt(page);
  const unknown = await page.$('[data-act="unknown"]');
  // In the middle of the window nothing lies behind the foot.
  await unknown?.evaluate((button) => button.scrollIntoView({ block: "center" }));
  if (unknown) await unknown.click();
  else await turnCard(page);
  await page.waitForSelector(".fb");
  await page.click('[data-act="go"]');
  await page.waitForFunction(
    (old) =>
      document.querySelector(".sum") !== null ||
      (document.querySelector(".quiz .fb") === null && document.querySelector("#quizprompt")?.textContent !== old),
    {},
    before,
  );
}

/** A card of the learner's own is turned, and was not known. */
async function turnCard(page: Page): Promise<void> {
  await page.keyboard.press("Space");
  await page.waitForSelector(".rates");
  await page.keyboard.press("1");
}

export async function prompt(page: Page): Promise<string> {
  return await page.$eval("#quizprompt", (element) => element.textContent);
}

/**
 * Goes through a sitting to its summary: every `nth` question is answered by its first option, the others are passed.
 */
export async function passAll(page: Page, nth = Infinity): Promise<void> {
  for (let asked = 1; asked <= 40; asked++) {
    await page.waitForSelector("#quizprompt, .sum");
    if (await page.$(".sum")) return;
    const isOptions = (await page.$(".opts:not(.sort)")) !== null;
    if (asked % nth === 0 && isOptions) await guess(page);
    else await pass(page);
  }
  throw new Error("the quiz does not end");
}

async function guess(page: Page): Promise<void> {
  await page.keyboard.press("1");
  await page.waitForSelector('[data-act="go"]:not([disabled])');
  await page.click('[data-act="go"]');
  await page.waitForSelector(".fb");
  await page.click('[data-act="go"]');
  await page.waitForFunction(() => document.querySelector(".quiz .fb") === null);
}

/** Answers the question that is shown, of whatever kind, by keys alone, and goes on to the next. */
export async function answerByKeys(page: Page): Promise<void> {
  const before = await prompt(page);
  if (await page.$("#quizanswer")) {
    for (let i = 0; i < 40 && !(await hasFocus(page, "#quizanswer")); i++) await page.keyboard.press("Tab");
    await page.keyboard.type("404");
    await goByKeys(page, (await page.$("textarea#quizanswer")) !== null);
  } else {
    await page.keyboard.press("1");
    if (await page.$(".sort")) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
  }
  await page.waitForSelector(".fb");
  await page.keyboard.press("Space");
  await page.waitForFunction(
    (old) => document.querySelector(".sum") !== null || document.querySelector("#quizprompt")?.textContent !== old,
    {},
    before,
  );
}

async function goByKeys(page: Page, lines: boolean): Promise<void> {
  if (lines) await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  if (lines) await page.keyboard.up("Control");
}

async function hasFocus(page: Page, selector: string): Promise<boolean> {
  return await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
}
