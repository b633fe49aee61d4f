/** The popup, as a click on the toolbar button opens it. */
import type { Page } from "puppeteer-core";
import type { Chromium } from "./chromium.ts";

/** The click is over `page`, and gives the right to that tab (`activeTab`). */
export async function openPopup({ browser, extension }: Chromium, page: Page): Promise<Page> {
  await page.bringToFront();
  const opening = browser.waitForTarget((target) => target.url().endsWith("/popup.html"));
  await page.triggerExtensionAction(extension);
  const popup = await (await opening).asPage();
  await popup.waitForSelector("[data-popup]");
  return popup;
}
