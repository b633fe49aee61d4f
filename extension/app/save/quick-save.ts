/** Saving without a popup, by the menu or the keys: to today's topic, answered by a mark on the toolbar button. */
import type { TextQuote } from "#ext/clipper/clip.ts";
import type { MessageName, Texts } from "#ext/app/texts.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { PageReader } from "./page-reader.ts";
import type { ReadFailure, SaveAnswer, SaveDesk } from "./save-desk.ts";

export interface ButtonMark {
  readonly good: boolean;
  /** Read by hovering and by screen readers. */
  readonly sentence: string;
}

export interface QuickSaveDeps {
  readonly desk: SaveDesk;
  readonly reader: PageReader;
  readonly texts: Texts;
}

export interface QuickPage {
  readonly tab: number;
  readonly url: string;
  readonly title: string;
  /**
   * `page` keeps the whole page, `selection` these words (they may lie in a frame, where a glance does not see them),
   * `either` what is selected or else the page.
   */
  readonly what:
    | { readonly type: "page" }
    | { readonly type: "either" }
    | { readonly type: "selection"; readonly text: string };
}

export async function quickSavePage({ desk, reader, texts }: QuickSaveDeps, page: QuickPage): Promise<ButtonMark> {
  const glance = await reader.glance(page.tab);
  const seen = glance.ok ? glance.value : null;
  const passage = page.what.type === "page" ? null : (seen?.passage ?? passageOf(page.what));
  const answer = await desk.save({
    tab: page.tab,
    url: seen?.url ?? page.url,
    canonicalLink: seen?.canonicalLink ?? null,
    title: seen?.title ?? page.title,
    what: passage ? "selection" : "page",
    passage,
    target: null,
    comment: "",
  });
  return markOf(answer, texts);
}

/** Keeps a link's address; the page behind it is not opened. */
export async function quickSaveLink(
  { desk, texts }: QuickSaveDeps,
  link: { readonly url: string; readonly title: string },
): Promise<ButtonMark> {
  const page = { tab: -1, url: link.url, title: link.title, canonicalLink: null, passage: null };
  return markOf(await desk.save({ ...page, what: "link", target: null, comment: "" }), texts);
}

function passageOf(what: QuickPage["what"]): TextQuote | null {
  const exact = what.type === "selection" ? what.text.trim() : "";
  return exact === "" ? null : { exact, prefix: "", suffix: "" };
}

/** Why only the address was kept. */
export const READ_FAILURES: Record<ReadFailure, MessageName> = {
  "no-access": "saveWhyNoAccess",
  hung: "saveWhyHung",
  broken: "saveWhyBroken",
  empty: "saveWhyEmpty",
  "moved-on": "saveWhyMovedOn",
};

/** What to say of an act that kept nothing. */
export const SAVE_FAILURES: Record<Exclude<SaveAnswer, { readonly note: unknown }>["type"], MessageName> = {
  "not-begun": "saveNotBegun",
  refused: "saveRefused",
  "storage-unavailable": "saveFaultStorage",
  "storage-timeout": "saveFaultStorage",
  "save-failed": "saveFaultStorage",
  "quota-exceeded": "saveFaultQuota",
  "read-only": "saveFaultReadOnly",
  "note-gone": "saveFaultGone",
};

function markOf(answer: SaveAnswer, texts: Texts): ButtonMark {
  if (!("note" in answer)) return { good: false, sentence: texts.t(SAVE_FAILURES[answer.type]) };
  switch (answer.type) {
    case "saved":
      return { good: true, sentence: texts.t("saveDoneToday") };
    case "saved-as-link":
      return { good: true, sentence: `${texts.t("saveDoneLink")} ${texts.t(READ_FAILURES[answer.why])}` };
    case "added":
      return { good: true, sentence: texts.t("saveDoneAdded") };
    case "already-saved":
      return { good: true, sentence: texts.t("saveAlready") };
    default:
      return unreachable(answer);
  }
}
