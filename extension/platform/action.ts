/**
 * The toolbar button: how many questions come back today, and over it, for a few seconds, a mark and a sentence after a
 * save without a popup.
 */
import { browser } from "wxt/browser";
import type { ButtonMark } from "#ext/app/save/quick-save.ts";
import type { Texts } from "#ext/app/texts.ts";

const SHOWN_MS = 4_000;

/** The paint and the fault colour of `ui/kit/tokens.css` by day: a badge takes no custom property. */
const GOOD = { text: "✓", ground: "#f5be18", ink: "#1d1a08" };
const FAULT = { text: "!", ground: "#8a3a1c", ink: "#ffffff" };

/** Shows the count until another one is given; 0 shows nothing. */
export function createDueBadge(texts: Texts): (count: number) => void {
  return (count) => {
    const { ground, ink } = GOOD;
    void Promise.all([
      browser.action.setBadgeText({ text: count === 0 ? "" : String(count) }),
      browser.action.setBadgeBackgroundColor({ color: ground }),
      browser.action.setBadgeTextColor({ color: ink }),
      browser.action.setTitle({ title: count === 0 ? texts.t("buttonTitle") : texts.count("badgeTitle", count) }),
    ]).catch(() => undefined);
  };
}

/** Marks the button, for one tab or (`null`) for all. */
export function createButtonMarks(texts: Texts): (tab: number | null, mark: ButtonMark) => Promise<void> {
  const marks: readonly string[] = [GOOD.text, FAULT.text];
  let rest: Rest = { text: "", title: texts.t("buttonTitle") };
  const ends = new Map<number | null, ReturnType<typeof setTimeout>>();
  return async (tab, { good, sentence }) => {
    const { text, ground, ink } = good ? GOOD : FAULT;
    const below = { text: await browser.action.getBadgeText({}), title: await browser.action.getTitle({}) };
    // A mark of a moment ago is nothing to go back to.
    if (!marks.includes(below.text)) rest = below;
    const place = tab === null ? {} : { tabId: tab };
    await Promise.all([
      browser.action.setBadgeText({ ...place, text }),
      browser.action.setBadgeBackgroundColor({ ...place, color: ground }),
      browser.action.setBadgeTextColor({ ...place, color: ink }),
      browser.action.setTitle({ ...place, title: sentence }),
    ]).catch(ignoreGoneTab);
    // The end of the mark before would take this one away too soon.
    clearTimeout(ends.get(tab));
    const end = setTimeout(() => {
      ends.delete(tab);
      void clear(place, rest);
    }, SHOWN_MS);
    ends.set(tab, end);
  };
}

/** What stands on the button when nothing was saved just now. */
interface Rest {
  readonly text: string;
  readonly title: string;
}

async function clear(place: { tabId?: number }, { text, title }: Rest): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ ...place, text }),
    browser.action.setBadgeBackgroundColor({ ...place, color: GOOD.ground }),
    browser.action.setBadgeTextColor({ ...place, color: GOOD.ink }),
    browser.action.setTitle({ ...place, title }),
  ]).catch(ignoreGoneTab);
}

/** A tab that was closed meanwhile has no button to mark. */
function ignoreGoneTab(): void {}
