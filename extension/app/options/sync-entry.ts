/**
 * The ways to turn sync on: a new space, or the words of another browser. Before two libraries become one the learner
 * has seen both; every failure is one sentence and leaves everything as it was.
 */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import type {
  LibrarySketch,
  OnAnswer,
  Pairing,
  PreviewAnswer,
  SyncDesk,
  SyncFailure,
} from "#ext/app/sync/sync-desk.ts";
import type { Texts } from "#ext/app/texts.ts";
import { createPairingInput, type PairingInput } from "./pairing-input.ts";
import { syncFailure } from "./sync-failure.ts";
import type { EntryScreen, LibraryCard, MergeScreen } from "./sync-screen.ts";

export interface SyncEntryDeps {
  readonly desk: Pick<SyncDesk, "create" | "preview" | "join">;
  readonly texts: Texts;
  /** What the address field begins with. */
  readonly offered: ReadonlySignal<string>;
  /** What this browser is called: a library that never synced knows no devices. */
  readonly deviceName: ReadonlySignal<string>;
  /** Called once sync is on. */
  readonly turnedOn: (how: "created" | "joined") => Promise<void>;
}

export interface SyncEntry {
  readonly words: PairingInput;
  readonly screen: ReadonlySignal<EntryScreen>;
  setAddress(text: string): void;
  setInvite(text: string): void;
  /** Takes a paste into the word fields; answers the field to go on with, or null for the browser's own paste. */
  paste(index: number, text: string): Promise<number | null>;
  create(): Promise<void>;
  openJoin(): void;
  /** Looks at the library that the words lead to; an empty one here joins it at once, else the learner is asked. */
  look(): Promise<void>;
  agree(): Promise<void>;
  back(): void;
}

type Preview = Extract<PreviewAnswer, { readonly type: "preview" }>;

interface EntryState {
  readonly panel: EntryScreen["panel"];
  /** Null until the learner has typed one. */
  readonly address: string | null;
  readonly invite: string | null;
  readonly busy: EntryScreen["busy"];
  readonly fault: string | null;
  readonly found: { readonly preview: Preview; readonly pairing: Pairing } | null;
}

const BEGIN: EntryState = { panel: "create", address: null, invite: null, busy: null, fault: null, found: null };

export function createSyncEntry({ desk, texts, offered, deviceName, turnedOn }: SyncEntryDeps): SyncEntry {
  const state = signal(BEGIN);
  const words = createPairingInput();
  const set = (change: Partial<EntryState>): void => {
    state.value = { ...state.value, ...change };
  };
  const refuse = (failure: SyncFailure): void => set({ busy: null, fault: syncFailure(texts, failure) });

  const arrive = async (answer: OnAnswer, how: "created" | "joined"): Promise<void> => {
    if (answer.type !== "on") return refuse(answer);
    await turnedOn(how);
    words.clear();
    state.value = BEGIN;
  };
  const join = async (pairing: Pairing): Promise<void> => {
    set({ busy: "join", fault: null });
    await arrive(await desk.join(pairing), "joined");
  };

  return {
    words,
    screen: computed(() => {
      const { panel, address, invite, busy, fault, found } = state.value;
      const unknown = words.unknown.value;
      const text =
        fault ?? (panel === "join" && unknown ? syncFailure(texts, { type: "unknown-word", ...unknown }) : null);
      return {
        part: "off",
        panel,
        address: address ?? offered.value,
        invite,
        busy,
        said: text === null ? null : { fault: true, text },
        merge: panel === "merge" && found ? mergeOf(texts, found.preview, deviceName.value) : null,
      };
    }),
    setAddress: (address) => set({ address, fault: null }),
    setInvite: (invite) => set({ invite, fault: null }),
    async paste(index, text) {
      const pasted = await words.paste(index, text);
      if (pasted.type === "one-word") return null;
      set({ fault: null });
      if (pasted.type === "words") return pasted.next;
      if (pasted.type === "line") set({ address: pasted.relayOrigin });
      else refuse(pasted);
      return index;
    },
    async create() {
      const { address, invite, busy } = state.value;
      if (busy) return;
      set({ busy: "create", fault: null });
      const code = invite?.trim() ?? "";
      const answer = await desk.create(address ?? offered.peek(), code === "" ? null : code);
      if (answer.type !== "invite-required") return await arrive(answer, "created");
      set({
        busy: null,
        invite: invite ?? "",
        fault: texts.t(code === "" ? "syncInviteRequired" : "syncInviteUnknown"),
      });
    },
    openJoin: () => set({ panel: "join", fault: null }),
    async look() {
      if (state.value.busy) return;
      const missing = whatIsMissing(words);
      if (missing) return refuse(missing);
      const pairing: Pairing = {
        type: "words",
        words: words.words.value.join(" "),
        address: state.value.address ?? offered.peek(),
      };
      set({ busy: "look", fault: null });
      const preview = await desk.preview(pairing);
      if (preview.type !== "preview") return refuse(preview);
      if (preview.here.isEmpty) return await join(pairing);
      set({ busy: null, panel: "merge", found: { preview, pairing } });
    },
    async agree() {
      const { found, busy } = state.value;
      if (found && !busy) await join(found.pairing);
    },
    back: () => set({ panel: state.value.panel === "merge" ? "join" : "create", fault: null, found: null }),
  };
}

/** Said with the field's own number; the desk would count the words without the gaps between them. */
function whatIsMissing(input: PairingInput): SyncFailure | null {
  if (input.complete.value) return null;
  const words = input.words.value;
  for (const index of words.keys()) input.leave(index);
  if (input.unknown.value) return { type: "unknown-word", ...input.unknown.value };
  return { type: "wrong-count", count: words.filter((word) => word !== "").length };
}

function mergeOf(texts: Texts, { here, there, unreadable }: Preview, deviceName: string): MergeScreen {
  const devices = here.devices.length === 0 ? [deviceName] : here.devices;
  return {
    here: cardOf(texts, texts.t("syncMergeHere"), { ...here, devices }),
    there: cardOf(texts, texts.t("syncMergeThere"), there),
    warning: unreadable > 0 ? texts.count("syncMergeUnreadable", unreadable) : null,
  };
}

function cardOf(texts: Texts, title: string, sketch: LibrarySketch): LibraryCard {
  return {
    title,
    roadmaps: sketch.roadmaps.length === 0 ? texts.t("syncMergeNoRoadmap") : sketch.roadmaps.join(", "),
    devices: sketch.devices.join(", "),
    counts: [texts.count("optionsHaveTopics", sketch.topicsDone), texts.count("optionsHaveNotes", sketch.notes)].join(
      " · ",
    ),
  };
}
