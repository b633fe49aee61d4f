/** The storage in a real Chromium: what is shown as saved is there after crashes, wipes, trims and other tabs. */
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scratchFolder, type Scratch } from "./harness/built.ts";
import { launchChromium, type Chromium } from "./harness/chromium.ts";
import { launchFirefox } from "./harness/firefox.ts";
import { buildStorageExtension } from "./harness/storage-extension.ts";
import type { Probe } from "./harness/storage-probe/probe.ts";
import { workerOf } from "./harness/worker.ts";

declare const probe: Probe;
declare global {
  var stopTicking: boolean;
}

let extension: Scratch;
beforeAll(async () => {
  extension = await buildStorageExtension("chromium");
});
afterAll(() => extension.remove());

function start(profile?: Scratch): Promise<Chromium> {
  return launchChromium({ extensions: [extension.path], ...(profile && { profile: profile.path }) });
}

async function openPage(chromium: Chromium): Promise<Page> {
  const page = await chromium.browser.newPage();
  await page.goto(`${chromium.origin}/probe.html`);
  await page.waitForFunction(() => "probe" in globalThis);
  return page;
}

async function withChromium(run: (chromium: Chromium) => Promise<void>): Promise<void> {
  const chromium = await start();
  try {
    await run(chromium);
  } finally {
    await chromium.close();
  }
}

/** Waits until the page's doc shows this many ticks. Asked from here: a hidden tab has no frames to wait for. */
async function untilTicks(page: Page, count: number): Promise<void> {
  await expect.poll(() => page.evaluate(() => probe.ticks().length), { timeout: 30_000 }).toBe(count);
}

describe("docs in a real Chromium", () => {
  it("keep the contracts that the doubles keep", () =>
    withChromium(async (chromium) => {
      const page = await openPage(chromium);
      await page.evaluate(() => probe.open());
      // Its own docs would come back into the databases that each case begins without.
      await page.evaluate(() => probe.close());
      const outcomes = await page.evaluate(() => probe.runContracts());
      expect(outcomes.filter((outcome) => outcome.error !== null)).toEqual([]);
      expect(outcomes.length).toBeGreaterThan(20);
    }));

  it("show 500 edits of each of two tabs in both, and after a restart", async () => {
    const profile = await scratchFolder("storage-profile");
    const chromium = await start(profile);
    const [one, two] = [await openPage(chromium), await openPage(chromium)];
    await one.evaluate(() => probe.open());
    await two.evaluate(() => probe.open());
    const saved = await Promise.all([
      one.evaluate(() => probe.tick("one", 500)),
      two.evaluate(() => probe.tick("two", 500)),
    ]);
    expect(saved).toEqual([true, true]);
    await untilTicks(one, 1000);
    await untilTicks(two, 1000);
    await chromium.close();
    const again = await start(profile);
    const page = await openPage(again);
    expect(await page.evaluate(() => probe.open())).toBe("present");
    expect(await page.evaluate(() => probe.ticks().length)).toBe(1000);
    await again.close();
    await profile.remove();
  });

  it("travel between a page and the background worker", () =>
    withChromium(async (chromium) => {
      const page = await openPage(chromium);
      const worker = await workerOf(chromium);
      await page.evaluate(() => probe.open());
      expect(await worker.evaluate(() => probe.open())).toBe("present");
      expect(await worker.evaluate(() => probe.tick("worker", 20))).toBe(true);
      await untilTicks(page, 20);
      expect(await page.evaluate(() => probe.tick("page", 20))).toBe(true);
      await expect.poll(() => worker.evaluate(() => probe.ticks().length)).toBe(40);
    }));

  it("hold fewer than 150 rows after 1,000 openings that only read", () =>
    withChromium(async (chromium) => {
      const page = await openPage(chromium);
      await page.evaluate(() => probe.open());
      await page.evaluate(() => probe.tick("a", 20));
      await page.evaluate(() => probe.close());
      await page.evaluate(() => probe.openAndClose(1000));
      expect(await page.evaluate(() => probe.rowCount())).toBeLessThan(150);
      expect(await page.evaluate(async () => (await probe.ticksInRows()).length)).toBe(20);
    }));

  it("open without a row that was spoiled, and keep that row for an export", () =>
    withChromium(async (chromium) => {
      const page = await openPage(chromium);
      await page.evaluate(() => probe.open());
      await page.evaluate(() => probe.tick("a", 20));
      await page.evaluate(() => probe.plantRow("library", [9, 200, 200, 200, 1, 2, 3]));
      const next = await openPage(chromium);
      expect(await next.evaluate(() => probe.open())).toBe("present");
      expect(await next.evaluate(() => probe.ticks().length)).toBe(20);
      expect(await next.evaluate(() => probe.quarantined())).toEqual([[9, 200, 200, 200, 1, 2, 3]]);
      expect(await next.evaluate(() => probe.tick("b", 1))).toBe(true);
      await untilTicks(page, 21);
    }));

  it(
    "lose nothing that another tab writes during 200 trims",
    () =>
      withChromium(async (chromium) => {
        const [writer, trimmer] = [await openPage(chromium), await openPage(chromium)];
        await writer.evaluate(() => probe.open());
        await writer.evaluate(() => {
          globalThis.stopTicking = false;
        });
        const written = writer.evaluate(() => probe.tickUntil("w", () => globalThis.stopTicking));
        await trimmer.evaluate(() => probe.trimAndLetGo(200));
        await writer.evaluate(() => {
          globalThis.stopTicking = true;
        });
        const keys = await written;
        const kept = new Set(await trimmer.evaluate(() => probe.ticksInRows()));
        expect(keys.length).toBeGreaterThan(200);
        expect(keys.filter((key) => !kept.has(key))).toEqual([]);
      }),
    240_000,
  );
});

describe("a library in a real Chromium", () => {
  it("comes back from the journal when IndexedDB is gone", async () => {
    const profile = await scratchFolder("storage-profile");
    const chromium = await start(profile);
    const page = await openPage(chromium);
    expect(await page.evaluate(() => probe.open())).toBe("fresh");
    expect(await page.evaluate(() => probe.tick("a", 120))).toBe(true);
    await page.evaluate(() => probe.close());
    expect(await page.evaluate(() => probe.deleteDatabases())).toContain("waymark/doc/library");
    await chromium.close();
    const again = await start(profile);
    const next = await openPage(again);
    expect(await next.evaluate(() => probe.open())).toBe("restored");
    expect(await next.evaluate(() => probe.ticks().length)).toBe(120);
    expect(await next.evaluate(async () => (await probe.ticksInRows()).length)).toBe(120);
    await again.close();
    await profile.remove();
  });

  it("is written again when its database is deleted under an open page", () =>
    withChromium(async (chromium) => {
      const page = await openPage(chromium);
      await page.evaluate(() => probe.open());
      await page.evaluate(() => probe.tick("before", 5));
      await page.evaluate(() => probe.deleteDatabases());
      await page.evaluate(() => probe.tick("after", 5));
      await expect.poll(() => page.evaluate(async () => (await probe.ticksInRows()).length)).toBe(10);
    }));

  it("says that an edit is not saved while the browser undoes its writes, and writes it when it can", () =>
    withChromium(async (chromium) => {
      const page = await openPage(chromium);
      await page.evaluate(() => probe.open());
      await page.evaluate(() => probe.abortWrites());
      expect(await page.evaluate(() => probe.tick("a", 3))).toBe(false);
      await page.evaluate(() => probe.allowWrites());
      await expect.poll(() => page.evaluate(() => probe.saved()), { timeout: 20_000 }).toBe(true);
      expect(await page.evaluate(async () => (await probe.ticksInRows()).length)).toBe(3);
    }));

  it("holds every edit that was shown as saved when the browser is killed, 20 times", async () => {
    const profile = await scratchFolder("storage-profile");
    const starts: string[] = [];
    for (let round = 0; round <= 20; round++) {
      const chromium = await start(profile);
      const page = await openPage(chromium);
      starts.push(await page.evaluate(() => probe.open()));
      expect(await page.evaluate(() => probe.ticks().length)).toBe(round * 3);
      expect(await page.evaluate((name) => probe.tick(name, 3), `round${round}`)).toBe(true);
      await chromium.kill();
    }
    console.log("starts after a kill:", starts.join(" "));
    expect(starts[0]).toBe("fresh");
    expect(starts.slice(1).every((type) => type === "present" || type === "restored")).toBe(true);
    await profile.remove();
  }, 240_000);
});

describe("the same storage in a real Firefox", () => {
  it("keeps the contracts, carries edits between pages, and comes back from the journal", async () => {
    const build = await buildStorageExtension("firefox");
    const firefox = await launchFirefox({ extension: build.path });
    try {
      const page = await firefox.openPage("/probe.html");
      expect(await page.evaluate(() => probe.open())).toBe("fresh");
      const second = await firefox.openPage("/probe.html");
      expect(await second.evaluate(() => probe.open())).toBe("present");
      expect(await page.evaluate(() => probe.tick("a", 50))).toBe(true);
      await untilTicks(second, 50);
      await page.evaluate(() => probe.close());
      await second.evaluate(() => probe.close());
      await page.evaluate(() => probe.deleteDatabases());
      const third = await firefox.openPage("/probe.html");
      expect(await third.evaluate(() => probe.open())).toBe("restored");
      expect(await third.evaluate(() => probe.ticks().length)).toBe(50);
      await third.evaluate(() => probe.close());
      const outcomes = await third.evaluate(() => probe.runContracts());
      expect(outcomes.filter((outcome) => outcome.error !== null)).toEqual([]);
    } finally {
      await firefox.close();
      await build.remove();
    }
  });
});
