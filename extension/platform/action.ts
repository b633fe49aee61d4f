/** The toolbar button: a mark and a sentence on it after a save without a popup, gone after a few seconds. */
import { browser } from "wxt/browser";
import type { ButtonMark } from "#ext/app/save/quick-save.ts";
import type { Texts } from "#ext/app/texts.ts";

const SHOWN_MS = 4_000;

/** The paint and the fault colour of `ui/kit/tokens.css` by day: a badge takes no custom property. */
const GOOD = { text: "✓", ground: "#f5be18", ink: "#1d1a08" };
const FAULT = { text: "!", ground: "#8a3a1c", ink: "#ffffff" };

/** Marks the button, for one tab or (`null`) for all. */
export function createButtonMarks(texts: Texts): (tab: number | null, mark: ButtonMark) => Promise<void> {
  const rest = texts.t("buttonTitle");
  return async (tab, { good, sentence }) => {
    const place = tab === null ? {} : { tabId: tab };
    const { text, ground, ink } = good ? GOOD : FAULT;
    await Promise.all([
      browser.action.setBadgeText({ ...place, text }),
      browser.action.setBadgeBackgroundColor({ ...place, color: ground }),
      browser.action.setBadgeTextColor({ ...place, color: ink }),
      browser.action.setTitle({ ...place, title: sentence }),
    ]).catch(ignoreGoneTab);
    setTimeout(() => void clear(place, rest), SHOWN_MS);
  };
}

async function clear(place: { tabId?: number }, title: string): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ ...place, text: "" }),
    browser.action.setTitle({ ...place, title }),
  ]).catch(ignoreGoneTab);
}

/** A tab that was closed meanwhile has no button to mark. */
function ignoreGoneTab(): void {}
