/** Takes the pictures of a page and asks axe about it, in light and dark and at every size. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as v from "valibot";
import type { Page } from "puppeteer-core";
import type { Scene } from "./scene.ts";

export interface Shot {
  /** From the folder of the pictures. */
  readonly file: string;
  /** What axe found, one sentence each. */
  readonly violations: readonly string[];
}

/** The sizes of a tab. */
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
  { width: 390, height: 844 },
] as const;
const THEMES = ["light", "dark"] as const;

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const found = v.array(
  v.object({ id: v.string(), help: v.string(), nodes: v.array(v.object({ target: v.array(v.unknown()) })) }),
);

/** The pictures go to `<folder>/<name>-<theme>-<width>.png`. */
export async function shoot(
  page: Page,
  { name, sizedByContent = false, sizes = SIZES }: Pick<Scene, "name" | "sizedByContent" | "sizes">,
  folder: string,
): Promise<readonly Shot[]> {
  const shots: Shot[] = [];
  await page.evaluate(axeSource);
  await page.bringToFront();
  // What lies under the pointer at another size is nobody's choice.
  await page.mouse.move(0, 0);
  for (const theme of THEMES) {
    // Without motion a picture is the same in every run.
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: theme },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    for (const size of sizedByContent ? [null] : sizes) {
      if (size) await page.setViewport(size);
      const width = size?.width ?? (await page.evaluate(() => innerWidth));
      const file = `${name}-${theme}-${width}.png`;
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), await picture(page));
      shots.push({ file, violations: await violationsOf(page) });
    }
  }
  return shots;
}

/**
 * The whole page, from its top. One that fits is taken as it is: beyond the window Chromium moves a right-to-left page
 * aside. Of a longer one Chromium leaves parts below the window unpainted until they were once scrolled to.
 */
async function picture(page: Page): Promise<Uint8Array> {
  const taller = await page.evaluate(async () => {
    const root = document.documentElement;
    const painted = (): Promise<unknown> =>
      new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    for (let y = root.scrollHeight; y > 0; y -= innerHeight) {
      scrollTo({ top: y, behavior: "instant" });
      await painted();
    }
    scrollTo({ top: 0, behavior: "instant" });
    await painted();
    return root.scrollHeight > innerHeight;
  });
  return await page.screenshot(taller ? { fullPage: true } : { captureBeyondViewport: false });
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  const answer: unknown = await page.evaluate("axe.run({ resultTypes: ['violations'] }).then((r) => r.violations)");
  return v.parse(found, answer).map(({ id, help, nodes }) => {
    const places = nodes.map(({ target }) => target.map(String).join(" ")).join(", ");
    return `${id}: ${help} (${places})`;
  });
}
