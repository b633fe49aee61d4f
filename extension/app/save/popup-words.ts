/** The popup's state in words. */
import type { MessageName, Texts } from "#ext/app/texts.ts";
import type { PageGlance } from "./page-reader.ts";
import { movePickOf, pickOf, topicTitle } from "./picking.ts";
import type { FormScreen, KnownScreen, PageLines, PopupScreen, WordScreen } from "./popup-screen.ts";
import type { ShownTab } from "./quick-acts.ts";
import { READ_FAILURES, SAVE_FAILURES } from "./quick-save.ts";
import type { ReadFailure, SaveAnswer, SavedNote } from "./save-desk.ts";
import type { Targets } from "./targets.ts";

export interface PopupState {
  readonly tab: ShownTab | null;
  readonly glance: PageGlance | null;
  /** The browser lets no script into the page. */
  readonly unreadable: boolean;
  readonly targets: Targets | null;
  /** What the last act or the start met. */
  readonly problem: Exclude<SaveAnswer, { readonly note: unknown }> | null;
  readonly known: KnownPage | null;
  readonly chosen: string;
  readonly comment: string;
  /** What is under way. */
  readonly busy: "save" | "whole" | "move" | null;
  readonly moving: boolean;
}

export interface KnownPage {
  readonly note: SavedNote;
  /** How it came to be known; a read failure is a page of which only the address was kept. */
  readonly as:
    | "already"
    | "saved"
    | "saved-link"
    | "saved-cut"
    | "added"
    | "whole"
    | "whole-cut"
    | "moved"
    | ReadFailure;
  readonly passageNew: boolean;
  /** Why the whole page was not added, or null. */
  readonly unread: ReadFailure | null;
}

export function screenOf(texts: Texts, state: PopupState): PopupScreen {
  const { known, problem, targets } = state;
  if (known) return knownScreen(texts, state, known);
  if (problem?.type === "not-begun") return wordScreen(texts, "not-begun");
  if (targets === null && problem && problem.type !== "refused") return wordScreen(texts, "fault");
  if (state.unreadable && state.tab?.url === "") return wordScreen(texts, "no-address");
  return formScreen(texts, state);
}

function wordScreen(texts: Texts, why: keyof typeof WORDS): WordScreen {
  const { title, text, act, label } = WORDS[why];
  return {
    state: "word",
    fault: why === "fault",
    title: texts.t(title),
    text: texts.t(text),
    act,
    actLabel: texts.t(label),
  };
}

const WORDS = {
  fault: { title: "popupFaultTitle", text: "popupFaultText", act: "retry", label: "popupRetry" },
  "not-begun": { title: "popupNotBegunTitle", text: "popupNotBegunText", act: "open-today", label: "menuOpenToday" },
  /** A page of the browser itself: not even its address is told. */
  "no-address": { title: "popupNoAddressTitle", text: "popupNoAddressText", act: "open-today", label: "menuOpenToday" },
} as const;

function formScreen(texts: Texts, state: PopupState): FormScreen {
  const { glance, unreadable, problem } = state;
  const passage = glance?.passage?.exact ?? null;
  const what = unreadable ? "link" : passage === null ? "page" : "selection";
  const notice = problem ? texts.t(SAVE_FAILURES[problem.type]) : unreadable ? texts.t("popupCannotRead") : null;
  return {
    state: "form",
    page: pageLines(state),
    what,
    passage,
    notice,
    fault: problem !== null,
    pick: pickOf(texts, state.targets, state.chosen),
    commentLabel: texts.t(what === "selection" ? "popupYourComment" : "popupWhyKeep"),
    commentPlaceholder: texts.t("popupLaterYou"),
    commentHint: texts.t("popupNewLine"),
    comment: state.comment,
    saveLabel: texts.t(state.busy === "save" ? "popupSaving" : SAVE_LABELS[what]),
    hint: what === "page" ? texts.t("popupSelectFirst") : null,
    busy: state.busy !== null,
  };
}

const SAVE_LABELS: Record<FormScreen["what"], MessageName> = {
  page: "popupSavePage",
  selection: "popupSaveSelection",
  link: "popupSaveLink",
};

function knownScreen(texts: Texts, state: PopupState, known: KnownPage): KnownScreen {
  const { note, as, passageNew, unread } = known;
  const { targets, problem, busy } = state;
  const topic = topicTitle(targets, note);
  const before = as === "already" && targets !== null;
  return {
    state: "known",
    title: texts.t(KNOWN_TITLES[as]),
    where: before
      ? texts.t("popupDayInTopic", texts.dayAgo(note.day, targets.day), topic)
      : texts.t("popupInTopic", topic),
    page: { title: note.title, site: shortAddress(state) || note.site },
    sentence: problem ? texts.t(SAVE_FAILURES[problem.type]) : knownSentence(texts, known),
    fault: problem !== null || unread !== null,
    addLabel: passageNew ? texts.t(busy === "save" ? "popupSaving" : "popupAddPassage") : null,
    wholeLabel: mayHaveWhole(state, known) ? texts.t(busy === "whole" ? "popupSaving" : "popupAddWhole") : null,
    wholeFirst: as === "already" && !passageNew,
    openLabel: texts.t("popupOpenNote"),
    moveLabel: texts.t("popupMove"),
    move: state.moving ? movePickOf(texts, targets, note) : null,
    busy: busy !== null,
  };
}

/** The page can be read, and the note does not have the whole of it. Where reading just failed, it would again. */
function mayHaveWhole({ glance }: PopupState, { note, as }: KnownPage): boolean {
  return glance !== null && !(as in READ_FAILURES) && (note.kind === "link" || note.kind === "selection");
}

const KNOWN_TITLES: Record<KnownPage["as"], MessageName> = {
  already: "popupAlready",
  saved: "popupSaved",
  "saved-link": "popupSavedLink",
  "saved-cut": "popupSaved",
  added: "popupAdded",
  whole: "popupAdded",
  "whole-cut": "popupAdded",
  moved: "popupMoved",
  "no-access": "popupSavedLink",
  hung: "popupSavedLink",
  broken: "popupSavedLink",
  empty: "popupSavedLink",
  "moved-on": "popupSavedLink",
};

function knownSentence(texts: Texts, { as, passageNew, unread }: KnownPage): string | null {
  if (unread !== null) return `${texts.t(READ_FAILURES[unread])} ${texts.t("popupNoteAsBefore")}`;
  const name = passageNew ? "popupPassageNew" : KNOWN_SENTENCES[as];
  return name === null ? null : texts.t(name);
}

const KNOWN_SENTENCES: Record<KnownPage["as"], MessageName | null> = {
  ...READ_FAILURES,
  already: null,
  // Where it is kept says the mark in the bar.
  saved: null,
  "saved-link": null,
  "saved-cut": "popupCut",
  added: "popupPassageAdded",
  whole: "popupWholeAdded",
  "whole-cut": "popupCut",
  moved: null,
};

function pageLines(state: PopupState): PageLines {
  return { title: pageTitle(state) || shortAddress(state), site: shortAddress(state) };
}

/** A page without a title of its own calls itself by its host; the tab may know better, as of a PDF. */
export function pageTitle({ tab, glance }: Pick<PopupState, "tab" | "glance">): string {
  const own = glance === null || glance.title === hostOf(glance.url) ? "" : glance.title;
  return own || tab?.title || glance?.title || "";
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/:?#]+)/.exec(url)?.[1] ?? "";
}

/** Host and path, as people say an address. */
function shortAddress({ tab, glance }: PopupState): string {
  const url = glance?.url ?? tab?.url ?? "";
  return url
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/[?#].*$/s, "")
    .replace(/\/$/, "");
}
