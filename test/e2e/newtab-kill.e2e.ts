/** What the new tab called saved is there after the whole browser was killed, each time. */
import type { Page } from "puppeteer-core";
import { expect, it } from "vitest";
import { extensionUnderTest, scratchFolder } from "./harness/built.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "./harness/chromium.ts";
import { beginPlan, ROWS, tickRow, untilSaved } from "./harness/new-tab.ts";

const KILLS = 20;

const ticked = (page: Page): Promise<boolean> =>
  page.$eval(ROWS, (box) => box instanceof HTMLInputElement && box.checked);

it(`keeps a tick, and its taking back, through ${KILLS} kills after "saved"`, async () => {
  const profile = await scratchFolder("killed-profile");
  const start = (): Promise<Chromium> =>
    launchChromium({ extensions: [extensionUnderTest("chromium")], profile: profile.path });
  let chromium = await start();
  let page = await beginPlan(chromium);
  let wanted = false;
  for (let kill = 0; kill < KILLS; kill++) {
    await tickRow(page, 0);
    wanted = !wanted;
    expect(await ticked(page)).toBe(wanted);
    await untilSaved(page);
    await chromium.kill();
    chromium = await start();
    page = await openNewTab(chromium);
    await untilLiving(page);
    expect(await ticked(page), `after kill ${kill + 1}`).toBe(wanted);
  }
  expect(chromium.problems).toEqual([]);
  await chromium.close();
  await profile.remove();
}, 240_000);
