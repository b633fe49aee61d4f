/** Acts on the library's flat maps that can be taken back exactly, whatever else was edited meanwhile. */
import type { Doc, YMapEvent } from "yjs";
import type { LibraryModel } from "#ext/app/library-model.ts";

/** The maps that planning writes. All of them hold plain values. */
export const UNDOABLE_MAPS = ["profile", "enrolments", "dayOverrides", "pins", "pauses", "progress"] as const;

/** One value that an act replaced. */
export interface Replaced {
  readonly map: (typeof UNDOABLE_MAPS)[number];
  readonly key: string;
  /** Undefined when there was none. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One transaction. Returns what it replaced: nothing when it changed nothing, also when the library is read-only. */
export function changeUndoably(library: LibraryModel, act: (doc: Doc) => void): readonly Replaced[] {
  const replaced: Replaced[] = [];
  const stops: (() => void)[] = [];
  try {
    library.change((doc) => {
      for (const map of UNDOABLE_MAPS) stops.push(recordInto(replaced, doc, map));
      act(doc);
    });
  } finally {
    for (const stop of stops) stop();
  }
  return replaced;
}

/** The way back. It touches only what still is as the act left it: what another device changed since stays. */
export function takeBackChange(library: LibraryModel, replaced: readonly Replaced[]): void {
  library.change((doc) => {
    for (const { map, key, before, after } of replaced) {
      const values = doc.getMap(map);
      if (isSame(values.get(key), after)) values.set(key, before ?? neutral(map, after));
    }
  });
}

/** True while nothing that the act wrote was changed since, here or on another device. */
export function isAsLeft(doc: Doc, replaced: readonly Replaced[]): boolean {
  return replaced.every(({ map, key, after }) => isSame(doc.getMap(map).get(key), after));
}

function recordInto(replaced: Replaced[], doc: Doc, name: Replaced["map"]): () => void {
  const map = doc.getMap(name);
  const record = (event: YMapEvent<unknown>): void => {
    for (const [key, change] of event.changes.keys) {
      const before: unknown = change.action === "add" ? undefined : change.oldValue;
      const after = map.get(key);
      if (!isSame(before, after)) replaced.push({ map: name, key, before, after });
    }
  };
  map.observe(record);
  return () => map.unobserve(record);
}

/** Stands where there was nothing: no value of the learner's is deleted. Readers pass a null over. */
function neutral(map: Replaced["map"], after: unknown): unknown {
  if (map === "progress" && typeof after === "object") return { ...after, state: "open" };
  if (map === "pauses" && typeof after === "object") return { ...after, ended: true };
  return null;
}

/** A null says the same as no value. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
