/** When a row was clicked in one page and changed in another, by the clock that all browsers of this machine share. */
import type { Page } from "puppeteer-core";
import { ROWS } from "#test/e2e/harness/new-tab.ts";

interface Moment {
  readonly at: number;
  readonly isTicked: boolean;
}

/** From now on the page notes its clicks on rows, and what each made of the row. */
export async function watchClicks(page: Page): Promise<void> {
  await page.evaluate((rows) => {
    const moments: Moment[] = [];
    Reflect.set(window, "benchMoments", moments);
    document.addEventListener(
      "change",
      ({ target, timeStamp }) => {
        if (Reflect.get(window, "benchMoments") !== moments) return;
        if (target instanceof HTMLInputElement && target.matches(rows)) {
          moments.push({ at: performance.timeOrigin + timeStamp, isTicked: target.checked });
        }
      },
      true,
    );
  }, ROWS);
}

/** From now on the page notes in which frame its first row changed. */
export async function watchRow(page: Page): Promise<void> {
  await page.evaluate((rows) => {
    const moments: Moment[] = [];
    Reflect.set(window, "benchMoments", moments);
    const isTicked = (): boolean => document.querySelector(`${rows}:checked`) !== null;
    let was = isTicked();
    const look = (): void => {
      if (Reflect.get(window, "benchMoments") !== moments) return;
      if (isTicked() !== was) {
        was = !was;
        moments.push({ at: performance.timeOrigin + performance.now(), isTicked: was });
      }
      requestAnimationFrame(look);
    };
    look();
  }, ROWS);
}

/** For each click the time until the other page showed what it meant; without end where it never did. */
export async function delaysOf(clicked: Page, seen: Page): Promise<readonly number[]> {
  const [clicks, changes] = [await momentsOf(clicked), await momentsOf(seen)];
  return clicks.map(({ at, isTicked }) => {
    const shown = changes.find((change) => change.at > at && change.isTicked === isTicked);
    return (shown?.at ?? Infinity) - at;
  });
}

function momentsOf(page: Page): Promise<readonly Moment[]> {
  return page.evaluate(() => Reflect.get(window, "benchMoments"));
}
