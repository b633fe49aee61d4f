/**
 * The popup: what the page is comes first, then whether it is saved already and where it can go. Saving works before
 * that is known, and goes on when the popup closes: the background does it.
 */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { createUndoModel, type UndoModel } from "#ext/app/undo-model.ts";
import type { Timers } from "#ext/app/ports.ts";
import { hashOf } from "#ext/app/route.ts";
import type { Texts } from "#ext/app/texts.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { PageReader } from "./page-reader.ts";
import { miniTrailOf, stepNumber, targetOfKey, TODAY_KEY } from "./picking.ts";
import type { MiniTrail, PopupScreen } from "./popup-screen.ts";
import { pageTitle, screenOf, type KnownPage, type PopupState } from "./popup-words.ts";
import type { ShownTab } from "./quick-acts.ts";
import type { KeptBefore, SaveAnswer, SaveDesk, SavedNote, SaveInput } from "./save-desk.ts";

export interface PopupDeps {
  readonly desk: SaveDesk;
  readonly reader: Pick<PageReader, "glance">;
  readonly texts: Texts;
  readonly timers: Timers;
  /** The tab in front, or null. */
  readonly tab: () => Promise<ShownTab | null>;
  /** Opens a view of the new-tab page in a new tab. */
  readonly openToday: (hash: string) => void;
}

export interface PopupModel {
  readonly screen: ReadonlySignal<PopupScreen>;
  readonly trail: ReadonlySignal<MiniTrail | null>;
  readonly undo: UndoModel;
  /** Looks at the page, finds its note and the topics. */
  start(): Promise<void>;
  choose(key: string): void;
  comment(text: string): void;
  save(): Promise<void>;
  /** Puts the selected passage below those of the note. */
  add(): Promise<void>;
  /** Keeps the whole page with a note that has its address or a passage only. */
  addWhole(): Promise<void>;
  openNote(): void;
  startMove(): void;
  move(key: string): Promise<void>;
  openToday(): void;
}

export function createPopupModel(deps: PopupDeps): PopupModel {
  const { desk, reader, texts } = deps;
  const state = signal<PopupState>({
    tab: null,
    glance: null,
    unreadable: false,
    targets: null,
    problem: null,
    known: null,
    chosen: TODAY_KEY,
    comment: "",
    busy: null,
    moving: false,
  });
  const undo = createUndoModel(deps);
  const set = (change: Partial<PopupState>): void => {
    state.value = { ...state.value, ...change };
  };

  const look = async (): Promise<void> => {
    const tab = await deps.tab();
    if (tab === null) return;
    set({ tab });
    const glance = await reader.glance(tab.id);
    set(glance.ok ? { glance: glance.value } : { unreadable: glance.error === "no-access" });
    const found = await desk.find(questionOf(state.value));
    if (found.type === "found" && state.value.known === null) {
      set({ known: { note: found.note, as: "already", passageNew: !found.passageKnown, unread: null } });
    }
  };

  const listTargets = async (): Promise<void> => {
    const answer = await desk.targets();
    set(answer.type === "targets" ? { targets: answer.targets } : { problem: answer });
  };

  const send = async (input: SaveInput): Promise<void> => {
    if (state.value.busy) return;
    set({ busy: "save" });
    const answer = await desk.save(input);
    set({ busy: null, ...afterSave(answer) });
    if (answer.type === "saved" || answer.type === "saved-as-link") offerUndo(answer.note);
  };

  const offerUndo = (note: SavedNote): void => {
    const number = stepNumber(state.value.targets, note);
    undo.offer({
      message: number === null ? texts.t("popupSaved") : texts.t("popupSavedToStep", number),
      undo: () => void takeBack(note.id),
    });
  };

  const takeBack = async (id: string): Promise<void> => {
    const answer = await desk.trash(id);
    set(answer.type === "trashed" ? { known: null, problem: null, moving: false } : { problem: answer });
  };

  const addWhole = async (): Promise<void> => {
    const { known, busy, tab } = state.value;
    if (!known || !tab || busy) return;
    set({ busy: "whole", problem: null });
    const { url, canonicalLink } = questionOf(state.value);
    const answer = await desk.addWhole(known.note.id, { tab: tab.id, url, canonicalLink });
    set({ busy: null });
    if (answer.type === "unread") return set({ known: { ...known, unread: answer.why } });
    if (answer.type === "already-saved") set({ known: { ...known, note: answer.note, as: "already", unread: null } });
    else if (answer.type !== "whole-added") set({ problem: answer });
    else {
      set({ known: { ...known, note: answer.note, as: answer.cut ? "whole-cut" : "whole", unread: null } });
      const { before } = answer;
      undo.offer({ message: texts.t("popupWholeKept"), undo: () => void dropWhole(known.note.id, before) });
    }
  };

  const dropWhole = async (id: string, before: KeptBefore): Promise<void> => {
    const answer = await desk.dropWhole(id, before);
    const { known } = state.value;
    if (answer.type !== "whole-dropped") return set({ problem: answer });
    if (known) set({ known: { ...known, note: answer.note, as: "already" }, problem: null });
  };

  let looked = Promise.resolve();
  return {
    screen: computed(() => screenOf(texts, state.value)),
    trail: computed(() => miniTrailOf(texts, state.value.targets)),
    undo,
    async start() {
      set({ problem: null });
      looked = look();
      await Promise.all([looked, listTargets()]);
    },
    choose: (key) => set({ chosen: key }),
    comment: (text) => set({ comment: text }),
    async save() {
      if (state.value.tab === null) return;
      // The selection is part of the glance: without it a passage would be saved as a page.
      await looked;
      if (state.value.known === null) await send(inputOf(state.value));
    },
    add: () => send({ ...inputOf(state.value), what: "selection" }),
    addWhole,
    openNote: () => {
      const { known } = state.value;
      if (known) deps.openToday(hashOf({ type: "note", id: known.note.id }));
    },
    startMove: () => set({ moving: true }),
    async move(key) {
      const { known, targets } = state.value;
      const target = targetOfKey(targets, key);
      if (!known || !target) return;
      set({ busy: "move" });
      const answer = await desk.move(known.note.id, target);
      set({ busy: null, moving: false });
      if (answer.type !== "moved") return set({ problem: answer });
      set({ known: { ...known, note: answer.note, as: "moved", unread: null }, problem: null });
    },
    openToday: () => deps.openToday(""),
  };
}

function afterSave(answer: SaveAnswer): Partial<PopupState> {
  if (!("note" in answer)) return { problem: answer };
  return { known: { note: answer.note, as: knownAs(answer), passageNew: false, unread: null }, problem: null };
}

function knownAs(answer: Extract<SaveAnswer, { readonly note: SavedNote }>): KnownPage["as"] {
  switch (answer.type) {
    case "saved":
      if (answer.note.kind === "link") return "saved-link";
      return answer.cut ? "saved-cut" : "saved";
    case "saved-as-link":
      return answer.why;
    case "added":
      return "added";
    case "already-saved":
      return "already";
    default:
      return unreachable(answer);
  }
}

function questionOf({ tab, glance }: PopupState): Pick<SaveInput, "url" | "canonicalLink" | "passage"> {
  return {
    url: glance?.url ?? tab?.url ?? "",
    canonicalLink: glance?.canonicalLink ?? null,
    passage: glance?.passage ?? null,
  };
}

function inputOf(state: PopupState): SaveInput {
  const { tab, glance, unreadable } = state;
  return {
    ...questionOf(state),
    tab: tab?.id ?? -1,
    what: unreadable ? "link" : glance?.passage ? "selection" : "page",
    title: pageTitle(state).slice(0, 300),
    target: targetOfKey(state.targets, state.chosen),
    comment: state.comment,
  };
}
