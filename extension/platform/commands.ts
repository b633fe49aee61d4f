/** Keyboard commands of the browser. */
import { browser } from "wxt/browser";
import type { ShownTab } from "#ext/app/save/quick-acts.ts";
import { shown, shownTab } from "./tabs.ts";

/** Must be called while the background starts, so that the browser wakes it for the key. */
export function onSaveCommand(save: (tab: ShownTab) => Promise<void>): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === "save-page") void saveIn(tab ? shown(tab) : null, save);
  });
}

async function saveIn(tab: ShownTab | null, save: (tab: ShownTab) => Promise<void>): Promise<void> {
  const target = tab ?? (await shownTab());
  if (target) await save(target);
}

/** The keys of "save page" as the learner has set them, such as `Alt+Shift+S`; "" when there are none. */
export async function saveShortcut(): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find((command) => command.name === "save-page")?.shortcut ?? "";
}

/** Opens the browser's own page for changing shortcuts. */
export async function changeShortcuts(): Promise<void> {
  // Firefox's own call; Chromium has an address instead.
  const commands: typeof browser.commands & { openShortcutSettings?: () => Promise<void> } = browser.commands;
  if (commands.openShortcutSettings) await commands.openShortcutSettings();
  else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}
