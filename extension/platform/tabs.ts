/** Tabs: the one that the learner looks at, and new ones for our own pages. */
import { browser, type Browser } from "wxt/browser";
import type { ShownTab } from "#ext/app/save/quick-acts.ts";

/** The tab in front, or null. `activeTab` lets its address be known after the learner's act. */
export async function shownTab(): Promise<ShownTab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab ? shown(tab) : null;
}

export function shown(tab: Pick<Browser.tabs.Tab, "id" | "url" | "title">): ShownTab | null {
  return tab.id === undefined ? null : { id: tab.id, url: tab.url ?? "", title: tab.title ?? "" };
}

/** Opens a view of the new-tab page, by its hash. */
export async function openToday(hash = ""): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/newtab.html${hash}`) });
}
