/** The newest notes of today's step, read again when a note is kept anywhere in this browser. */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { NoteRow } from "#shared/ports.ts";

/** What the new tab needs of the notes. They load after the first frame, so they may come late or not at all. */
export interface StepNotes {
  byStep(roadmap: string, step: string, limit: number): Promise<readonly NoteRow[]>;
  count(): Promise<number>;
  onChange(listener: () => void): () => void;
}

export interface TodayNotes {
  readonly newest: ReadonlySignal<readonly NoteRow[]>;
  readonly total: ReadonlySignal<number>;
  /** Resolves once the notes were read for the first time, or could not be. */
  readonly read: Promise<void>;
  dispose(): void;
}

/** How many stand beside the day. */
const SHOWN = 2;

type StepKey = { readonly roadmap: string; readonly step: string } | null;

export function createTodayNotes(source: StepNotes, step: ReadonlySignal<StepKey>): TodayNotes {
  const newest = signal<readonly NoteRow[]>([]);
  const total = signal(0);
  let asked = 0;
  const read = async (of: StepKey): Promise<void> => {
    asked += 1;
    const question = asked;
    const [rows, count] = await Promise.all([of ? source.byStep(of.roadmap, of.step, SHOWN) : [], source.count()]);
    // An answer that comes after a newer question is no longer asked for.
    if (question !== asked) return;
    newest.value = rows;
    total.value = count;
  };
  let shown = "";
  let first: Promise<void> | null = null;
  const stopEffect = effect(() => {
    const of = step.value;
    const key = JSON.stringify(of);
    if (key === shown) return;
    shown = key;
    const reading = read(of);
    first ??= new Promise((done) => void reading.finally(done));
  });
  const stopListening = source.onChange(() => void read(step.peek()));
  return {
    newest,
    total,
    read: first ?? Promise.resolve(),
    dispose: () => {
      stopEffect();
      stopListening();
    },
  };
}
