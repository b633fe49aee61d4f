/** One state of one page, and how a learner gets there. */
import type { Page } from "puppeteer-core";
import { extensionUnderTest } from "#test/e2e/harness/built.ts";
import { catalogBuild, type CatalogBuild } from "#test/e2e/harness/catalog-build.ts";
import { launchChromium, openNewTab, untilLiving, type Chromium } from "#test/e2e/harness/chromium.ts";
import { beginPlan } from "#test/e2e/harness/new-tab.ts";
import { virtualClock } from "#test/e2e/harness/virtual-clock.ts";

export interface Scene {
  /** `<page>/<state>`, which is also the name of its pictures. */
  readonly name: string;
  /** The browser gives this page the size of its content, as it does a popup; without it, the sizes of a tab. */
  readonly sizedByContent?: boolean;
  /** Other sizes than those of a tab. */
  readonly sizes?: readonly { readonly width: number; readonly height: number }[];
  /** The build is a copy that the scene may change: see `Visit.build`. */
  readonly changesBuild?: boolean;
  /** What a console may say here, such as that no relay answers. */
  readonly mayComplain?: RegExp;
  /** Walks there in a fresh browser, by clicks, keys and the clock, and answers with the page to look at. */
  readonly reach: (visit: Visit) => Promise<Page>;
}

export interface Visit {
  readonly chromium: Chromium;
  /** The copy that runs, for a scene that changes its build; throws for others. */
  readonly build: () => CatalogBuild;
  /** Begins a plan on a new tab. All times are wall times such as `2026-11-25T09:00`. */
  readonly begin: (at: string) => Promise<Page>;
  /** A new tab at that time. */
  readonly newTab: (at: string) => Promise<Page>;
  /** A page of the extension at that time, such as `options.html#data`. */
  readonly open: (path: string, at: string) => Promise<Page>;
  /** Has something closed once the pictures are taken. */
  readonly atEnd: (close: () => Promise<void>) => void;
}

/** A Wednesday: half of the week is behind the learner, and half of it ahead. */
export const WEDNESDAY = "2026-11-25T09:00";
export const THURSDAY = "2026-11-26T09:00";
export const FRIDAY = "2026-11-27T09:00";
export const SATURDAY = "2026-11-28T09:00";

/** Runs a scene in a browser of its own, which is closed afterwards. */
export async function withVisit<T>(
  { changesBuild = false }: Pick<Scene, "changesBuild">,
  use: (visit: Visit) => Promise<T>,
): Promise<T> {
  const build = changesBuild ? await catalogBuild() : null;
  const chromium = await launchChromium({ extensions: [build?.path ?? extensionUnderTest("chromium")] });
  const closers: (() => Promise<void>)[] = [];
  const at = (time: string) => async (page: Page) => void (await virtualClock(page, time));
  try {
    return await use({
      chromium,
      build() {
        if (!build) throw new Error("this scene runs the build that all others run");
        return build;
      },
      begin: (time) => beginPlan(chromium, at(time)),
      async newTab(time) {
        const page = await openNewTab(chromium, at(time));
        await untilLiving(page);
        return page;
      },
      async open(path, time) {
        const page = await chromium.browser.newPage();
        await at(time)(page);
        await page.goto(`${chromium.origin}/${path}`);
        return page;
      },
      atEnd: (close) => void closers.push(close),
    });
  } finally {
    await chromium.close();
    for (const close of closers) await close();
    await build?.remove();
  }
}
