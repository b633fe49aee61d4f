/** The newest notes of today's step, read again when a note is kept anywhere in this browser. */
import { effect, signal, type ReadonlySignal } from "@preact/signals";
import type { NoteRow } from "#shared/ports.ts";

/** What the new tab needs of the notes. They load after the first frame, so they may come late or not at all. */
export interface StepNotes {
  byStep(roadmap: string, step: string): Promise<readonly NoteRow[]>;
  count(): Promise<number>;
  onChange(listener: () => void): () => void;
}

export interface TodayNotes {
  readonly newest: ReadonlySignal<readonly NoteRow[]>;
  readonly total: ReadonlySignal<number>;
  dispose(): void;
}

type StepKey = { readonly roadmap: string; readonly step: string } | null;

export function createTodayNotes(source: StepNotes, step: ReadonlySignal<StepKey>): TodayNotes {
  const newest = signal<readonly NoteRow[]>([]);
  const total = signal(0);
  let asked = 0;
  const read = async (of: StepKey): Promise<void> => {
    asked += 1;
    const question = asked;
    const [rows, count] = await Promise.all([of ? source.byStep(of.roadmap, of.step) : [], source.count()]);
    // An answer that comes after a newer question is no longer asked for.
    if (question !== asked) return;
    newest.value = rows;
    total.value = count;
  };
  let shown = "";
  const stopEffect = effect(() => {
    const of = step.value;
    const key = JSON.stringify(of);
    if (key === shown) return;
    shown = key;
    void read(of);
  });
  const stopListening = source.onChange(() => void read(step.peek()));
  return {
    newest,
    total,
    dispose: () => {
      stopEffect();
      stopListening();
    },
  };
}
