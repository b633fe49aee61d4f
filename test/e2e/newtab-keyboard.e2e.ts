/** Keys that are typed into a new tab go to the address bar: seen with real keys on a real window. */
import { TargetType } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { extensionUnderTest } from "./harness/built.ts";
import { launchChromium, untilLiving, type Chromium } from "./harness/chromium.ts";
import { beginPlan } from "./harness/new-tab.ts";
import { openScreen, type Screen } from "./harness/screen.ts";
import { serveTexts, type StaticServer } from "./harness/static-server.ts";

let screen: Screen;
let server: StaticServer;
let chromium: Chromium;

beforeAll(async () => {
  screen = await openScreen();
  server = await serveTexts({ "/at-once": "<title>at once</title>", "/later": "<title>later</title>" });
  chromium = await launchChromium({
    extensions: [extensionUnderTest("chromium")],
    headless: false,
    env: screen.env,
    args: ["--window-position=0,0"],
  });
  const page = await beginPlan(chromium);
  await page.bringToFront();
  await screen.focus("chromium");
});

afterAll(async () => {
  await chromium.close();
  await server.close();
  await screen.close();
});

async function untilAsked(path: string): Promise<void> {
  await expect.poll(() => server.requests).toContain(path);
}

it("takes an address that is typed the moment the tab opens", async () => {
  await screen.press("ctrl+t");
  await screen.type(`${server.origin.replace("http://", "")}/at-once`);
  await screen.press("Return");
  await untilAsked("/at-once");
});

it("takes an address that is typed after the living page has taken over", async () => {
  const known = new Set(chromium.browser.targets());
  await screen.press("ctrl+t");
  const target = await chromium.browser.waitForTarget((one) => one.type() === TargetType.PAGE && !known.has(one));
  const page = await target.page();
  if (!page) throw new Error("the new tab is no page");
  await untilLiving(page);
  await screen.type(`${server.origin.replace("http://", "")}/later`);
  await screen.press("Return");
  await untilAsked("/later");
});

it("says nothing on any console", () => {
  expect(chromium.problems.filter(({ from }) => !from.startsWith(server.origin))).toEqual([]);
});
