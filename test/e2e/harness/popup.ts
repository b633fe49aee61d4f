/** The popup, as a click on the toolbar button opens it. */
import type { Page, Target } from "puppeteer-core";
import type { Chromium } from "./chromium.ts";
import { until } from "./until.ts";

/** The click is over `page`, and gives the right to that tab (`activeTab`). */
export async function openPopup({ browser, extension }: Chromium, page: Page): Promise<Page> {
  await page.bringToFront();
  const popups = (): readonly Target[] => browser.targets().filter((target) => target.url().endsWith("/popup.html"));
  // One that a failed test left open: the click would only close it. One that is closing would be taken for the new.
  for (const left of popups())
    await left
      .asPage()
      .then((open) => open.close())
      .catch(() => undefined);
  await until("no popup is open", () => Promise.resolve(popups().length === 0));
  const opening = browser.waitForTarget((target) => target.url().endsWith("/popup.html"));
  await page.triggerExtensionAction(extension);
  const popup = await (await opening).asPage();
  await popup.waitForSelector("[data-popup]");
  return popup;
}
