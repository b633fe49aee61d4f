/** The reader in a real browser: every sentence of the page the product starts from, the keyboard alone, and paper. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { beginPlan, untilSaved } from "./harness/new-tab.ts";

let chromium: Chromium;

beforeAll(async () => {
  chromium = await launchChromium({ extensions: [extensionUnderTest("chromium")] });
});
afterAll(() => chromium.close());

async function openAt(hash: string, ready: string): Promise<Page> {
  const page = await openNewTab(chromium);
  await untilLiving(page);
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.waitForSelector(ready);
  return page;
}

const seed =
  process.env["WAYMARK_FIXTURES"] && join(process.env["WAYMARK_FIXTURES"], "seed/backend-developer-roadmap-2026.txt");

/** As words are compared: without case, spaces and the kind of dash. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015]/g, "-")
    .replaceAll(/[\s\u2190]+/g, "");
}

describe.runIf(seed !== undefined && existsSync(seed))(
  "the page that the product starts from (WAYMARK_FIXTURES)",
  () => {
    test("every line of it is shown to a learner who opens what is closed", async () => {
      const lines = (await readFile(seed ?? "", "utf8")).split("\n").filter((line) => line.trim() !== "");
      expect(lines.length).toBeGreaterThan(50);
      const page = await openAt("#/roadmap", ".roadmapcols");
      for (const summary of await page.$$(".faq details:not([open]) > summary")) await summary.click();
      // What is seen, not what is in the page: text that is hidden does not count.
      const shown = plain(
        await page.$eval(".reader", (reader) => (reader instanceof HTMLElement ? reader.innerText : "")),
      );
      expect(lines.filter((line) => !shown.includes(plain(line)))).toEqual([]);
      await page.close();
    });
  },
);

/** Presses Tab until the focus is where it is wanted. Fails when it never gets there. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return;
  }
  throw new Error(`Tab never comes to ${wanted}`);
}

async function stateOf(page: Page, topic: string): Promise<string | undefined> {
  return await page.$eval(`[data-topic="${topic}"]`, (element) =>
    element instanceof HTMLElement ? element.dataset["state"] : undefined,
  );
}

describe("by keys alone", () => {
  beforeAll(async () => {
    await (await beginPlan(chromium)).close();
  });

  test("from today to the roadmap, a step, and a ticked topic; and back by U", async () => {
    const page = await openNewTab(chromium);
    await untilLiving(page);
    await tabTo(page, '.nav a[href="#/roadmap"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector(".roadmapcols");
    await tabTo(page, '.readstep[href$="/net"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector(".stepcols [data-topic]");
    await page.waitForSelector("[data-topic]:has(details[open])");
    const topic = await page.$eval("[data-topic]:has(details[open])", (element) =>
      element instanceof HTMLElement ? (element.dataset["topic"] ?? "") : "",
    );
    await tabTo(page, `[data-topic="${topic}"] > .check input`);
    await page.keyboard.press("Space");
    await page.waitForSelector(`[data-topic="${topic}"][data-state="done"]`);
    await untilSaved(page);
    await page.keyboard.press("u");
    await page.waitForFunction((id) => document.querySelector(`[data-topic="${id}"][data-state="open"]`), {}, topic);
    await page.close();
  });

  test("/ finds a topic, Enter opens it there, and D, L, S, R mark it", async () => {
    const page = await openAt("#/roadmap", ".roadmapcols");
    // Without waiting for the field: no letter may be lost, or mark a topic.
    await page.keyboard.type("/isolation");
    // The list follows the keys a frame later.
    await page.waitForFunction(
      () => document.querySelector('.found [aria-selected="true"] mark')?.textContent.toLowerCase() === "isolation",
    );
    const hash = await page.$eval('.found [aria-selected="true"]', (link) => link.getAttribute("href") ?? "");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".stepcols [data-topic]");
    expect(await page.evaluate(() => location.hash)).toBe(hash);
    const topic = hash.split("/").at(-1) ?? "";
    await page.waitForSelector(`[data-topic="${topic}"] details[open]`);
    for (const [key, state] of [
      ["l", "learning"],
      ["s", "skipped"],
      ["d", "done"],
      ["r", "open"],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForSelector(`[data-topic="${topic}"][data-state="${state}"]`);
    }
    await tabTo(page, `[data-topic="${topic}"] input[type="text"]`);
    await page.keyboard.type("dlsr/u");
    expect(await stateOf(page, topic)).toBe("open");
    expect(await page.$(".findpanel")).toBeNull();
    await page.close();
  });
});

test("Back leads to the place on a page that was left, and a link to the top of the next", async () => {
  const page = await openAt("#/roadmap", ".roadmapcols");
  await page.evaluate(() => scrollTo({ top: 700, behavior: "instant" }));
  await page.waitForFunction(() => JSON.stringify(history.state).includes("700"));
  await page.evaluate(() => document.querySelector<HTMLElement>(".readstep")?.click());
  await page.waitForSelector(".stepcols [data-topic]");
  await page.waitForFunction(() => scrollY === 0);
  await page.goBack();
  await page.waitForSelector(".roadmapcols");
  await page.waitForFunction(() => scrollY === 700);
  await page.close();
});

test("on paper there is the whole roadmap, and nothing to press", async () => {
  const page = await openAt("#/roadmap", ".roadmapcols");
  await page.waitForSelector(".printout[data-ready]");
  const pdf = await page.pdf({ format: "A4" });
  expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe("%PDF-");
  await page.emulateMediaType("print");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const printed = await page.evaluate(() => ({
    topics: [...document.querySelectorAll(".printedtopic")].filter((topic) => topic.checkVisibility()).length,
    controls: [...document.querySelectorAll("button, input, nav, summary")].filter((one) => one.checkVisibility())
      .length,
    wide: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(printed.topics).toBeGreaterThan(47);
  expect(printed).toMatchObject({ controls: 0, wide: false });
  // A roadmap without its topics makes a fiftieth of it.
  expect(pdf.length).toBeGreaterThan(300_000);
  await page.close();
});

test("nothing complained on the way", () => {
  expect(chromium.problems).toEqual([]);
});
