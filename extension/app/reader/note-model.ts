/** One note: read when it is shown, read again when notes change, moved and put in the trash with a way back. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { standsNow } from "#shared/catalog/revisions.ts";
import type { Note } from "#shared/domain/notes.ts";
import type { Result } from "#shared/std/result.ts";
import { findTopic } from "#shared/catalog/topics.ts";
import { hashOf } from "#ext/app/route.ts";
import type { ClipPart, NoteScreen } from "./note-screens.ts";
import { noteScreen } from "./note-screen.ts";
import { fault } from "./page-states.ts";
import type { Reader } from "./reader.ts";
import type { Page } from "./reader-screens.ts";
import { walkOf, type Walk } from "./walked.ts";

export interface NoteModel {
  readonly page: ReadonlySignal<Page<NoteScreen>>;
  /** A sentence about an act that did not succeed, or null. */
  readonly failed: ReadonlySignal<string | null>;
  /** `place` is `<step>/<topic>`. */
  move(place: string): void;
  trash(): void;
  untrash(): void;
  retry(): void;
  /** Begins to read and to listen; returns the way to stop. */
  listen(): () => void;
}

type Found =
  | { readonly type: "loading" }
  | { readonly type: "fault" }
  | { readonly type: "missing" }
  /** `others` are of the same page, oldest first. */
  | { readonly type: "note"; readonly note: Note; readonly others: readonly Note[] };

export function createNoteModel(reader: Reader, id: string): NoteModel {
  const { notes, undo, library, ports } = reader.context;
  const { texts } = ports;
  const found = signal<Found>({ type: "loading" });
  const clip = signal<ClipPart>({ type: "none" });
  const failed = signal<string | null>(null);
  let clipName: string | null = null;

  async function read(): Promise<void> {
    const answer = await notes.read(id).catch(() => null);
    if (!answer?.ok) {
      found.value = { type: "fault" };
      return;
    }
    const note = answer.value;
    if (note === null) {
      found.value = { type: "missing" };
      return;
    }
    const others = await readOthers(note).catch(() => []);
    found.value = { type: "note", note, others };
    await readClip([note, ...others]);
  }

  /** Two browsers that were offline each made a note of one page: they are shown as one. */
  async function readOthers(note: Note): Promise<readonly Note[]> {
    if (note.canonicalUrl === "" || note.deletedAt !== null) return [];
    const rows = (await notes.byUrl(note.canonicalUrl)).filter((row) => row.id !== id);
    const whole = await Promise.all(rows.map((row) => notes.find(row.id)));
    return whole.filter((other) => other !== null).sort((a, b) => a.createdAt - b.createdAt);
  }

  /** A copy never changes under its name, so it is read once; one that is missing may arrive later. */
  async function readClip(ofPage: readonly Note[]): Promise<void> {
    const note = ofPage.find(({ kind, clip: copy }) => kind === "page" && copy !== null) ?? ofPage[0];
    if (!note) return;
    if (note.clip === clipName && clip.peek().type === "text") return;
    clipName = note.clip;
    if (note.clip === null) return;
    clip.value = { type: "loading" };
    const markdown = await notes.clipOf(note).catch(() => null);
    clip.value = markdown === null ? { type: "missing" } : { type: "text", markdown };
  }

  async function act(work: Promise<Result<void, unknown>>): Promise<boolean> {
    failed.value = null;
    const done = await work;
    if (!done.ok) failed.value = texts.t("noteNotSaved");
    await read();
    return done.ok;
  }

  async function move(place: string): Promise<void> {
    const now = found.peek();
    const [step = "", topic = ""] = place.split("/");
    if (now.type !== "note" || (now.note.step === step && now.note.topic === topic)) return;
    const { roadmap, step: oldStep, topic: oldTopic } = now.note;
    if (!(await act(notes.move(id, step, topic)))) return;
    const state = reader.outlines.roadmap(roadmap).peek();
    const title = state.type === "ready" ? (findTopic(state.roadmap, topic)?.topic.title ?? "") : "";
    undo.offer({ message: texts.t("noteMoved", title), undo: () => void act(notes.move(id, oldStep, oldTopic)) });
  }

  async function trash(): Promise<void> {
    if (!(await act(notes.trash(id)))) return;
    undo.offer({ message: texts.t("noteTrashed"), undo: () => void act(notes.untrash(id)) });
  }

  return {
    page: computed(() => {
      const now = found.value;
      if (now.type === "loading") return { type: "loading" };
      if (now.type === "fault") return fault(reader.context);
      if (now.type === "missing") {
        const link = { label: texts.t("notesAll"), href: hashOf({ type: "notes" }) };
        return {
          type: "empty",
          title: texts.t("noteMissingTitle"),
          lede: texts.t("readerMissingLede"),
          link,
          canRetry: false,
        };
      }
      const state = reader.outlines.roadmap(now.note.roadmap).value;
      if (state.type === "loading") return { type: "loading" };
      const walk = state.type === "ready" ? walkOf(state.roadmap, library.view.value, reader.today()) : null;
      const screen = noteScreen({
        texts,
        note: standing(now.note, walk),
        others: now.others.map((other) => standing(other, walk)),
        clip: clip.value,
        walk,
      });
      reader.nameNote(id, screen.title);
      return { type: "ready", screen };
    }),
    failed,
    move: (place) => void move(place),
    trash: () => void trash(),
    untrash: () => void act(notes.untrash(id)),
    retry: () => void read(),
    listen: () => {
      void read();
      return notes.onChange(() => void read());
    },
  };
}

/** A note at the step and topic that its own have become. */
function standing(note: Note, walk: Walk | null): Note {
  return walk?.roadmap.id === note.roadmap ? { ...note, ...standsNow(walk.roadmap, note) } : note;
}
