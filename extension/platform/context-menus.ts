/** Entries in the browser's menus: on a page, on a selection, on a link, and on the toolbar button. */
import { browser, type Browser } from "wxt/browser";
import type { MenuAct, ShownTab } from "#ext/app/save/quick-acts.ts";
import type { Texts } from "#ext/app/texts.ts";
import { shown } from "./tabs.ts";

const ENTRIES = [
  { id: "save-page", context: "page", message: "menuSavePage" },
  { id: "save-selection", context: "selection", message: "menuSaveSelection" },
  { id: "save-link", context: "link", message: "menuSaveLink" },
  { id: "open-today", context: "action", message: "menuOpenToday" },
] as const;

/** Makes the entries anew; the browser keeps them between starts. */
export async function makeMenus(texts: Texts): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const { id, context, message } of ENTRIES) {
    browser.contextMenus.create({ id, contexts: [context], title: texts.t(message) });
  }
}

/** Must be called while the background starts, so that the browser wakes it for the click. */
export function onMenu(act: (act: MenuAct) => Promise<void>): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    const chosen = actOf(info, tab ? shown(tab) : null);
    if (chosen) void act(chosen);
  });
}

function actOf(info: Browser.contextMenus.OnClickData & { linkText?: string }, tab: ShownTab | null): MenuAct | null {
  switch (info.menuItemId) {
    case "save-page":
      return tab && { type: "save-page", tab };
    case "save-selection":
      return tab && { type: "save-selection", tab, text: info.selectionText ?? "" };
    case "save-link":
      // Only Firefox gives the link's own words; a selection in it is the next best.
      return { type: "save-link", tab, url: info.linkUrl ?? "", title: info.linkText ?? info.selectionText ?? "" };
    case "open-today":
      return { type: "open-today" };
    default:
      return null;
  }
}
