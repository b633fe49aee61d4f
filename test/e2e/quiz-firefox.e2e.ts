/** The quiz in the other browser: once through by keys alone, and what was answered is there on the next day. */
import type { KeyInput, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchFirefox, type Firefox } from "./harness/firefox.ts";
import { until } from "./harness/until.ts";

const STEP = "#/quiz/step/backend-developer/net";

let firefox: Firefox;

beforeAll(async () => {
  firefox = await launchFirefox({ extension: extensionUnderTest("firefox") });
});

afterAll(async () => {
  await firefox.close();
});

const has = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.querySelector(wanted) !== null, selector);

const prompt = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector("#quizprompt")?.textContent ?? "");

const press = (page: Page, key: KeyInput): Promise<void> => page.keyboard.press(key);

/** Answers what is asked, of whatever kind, and goes on. */
async function answer(page: Page): Promise<void> {
  const before = await prompt(page);
  if (await has(page, "#quizanswer")) {
    for (let i = 0; i < 40 && !(await has(page, "#quizanswer:focus")); i++) await press(page, "Tab");
    await page.keyboard.type("404");
    const lines = await has(page, "textarea#quizanswer");
    if (lines) await page.keyboard.down("Control");
    await press(page, "Enter");
    if (lines) await page.keyboard.up("Control");
  } else {
    await press(page, "1");
    if (await has(page, ".sort")) await press(page, "ArrowDown");
    await press(page, " ");
  }
  await until("the verdict is there", () => has(page, ".fb"));
  await press(page, " ");
  await until("the next question is there", async () => {
    const now = await prompt(page);
    return (await has(page, ".sum li")) || (now !== "" && now !== before);
  });
}

it("is walked from the first question to the summary by keys alone, and a reload keeps the summary", async () => {
  const page = await firefox.openPage("/newtab.html");
  await until("the page lives", () => page.evaluate(() => document.documentElement.dataset["living"] !== undefined));
  await page.click('[data-act="start"]');
  await until("today is there", () => page.evaluate(() => document.documentElement.dataset["state"] === "day"));
  await page.evaluate((to) => void (location.hash = to), STEP);
  await until("a question is asked", () => has(page, ".quiz #quizprompt"));
  for (let asked = 0; asked < 12 && !(await has(page, ".sum")); asked++) await answer(page);
  const lines = (): Promise<readonly string[]> =>
    page.evaluate(() => [...document.querySelectorAll(".sum li")].map((line) => line.textContent));
  const before = await lines();
  expect(before).toHaveLength(10);

  await page.evaluate(() => void (document.documentElement.dataset["before"] = "the reload"));
  void page.evaluate(() => location.reload()).catch(() => undefined);
  const isAnew = async (): Promise<boolean> => !(await has(page, "[data-before]"));
  await until("the summary is there again", async () => (await isAnew()) && (await lines()).length === 10);
  expect(await lines()).toEqual(before);
  expect(firefox.problems).toEqual([]);
});
