/** Acts on the library's flat maps that can be taken back exactly, whatever else was edited meanwhile. */
import type { Doc, YMapEvent } from "yjs";
import type { LibraryModel } from "#ext/app/library-model.ts";

/** The maps that planning writes. All of them hold plain values. */
const MAPS = ["profile", "enrolments", "dayOverrides", "pins", "pauses", "progress"] as const;

interface Replaced {
  readonly map: (typeof MAPS)[number];
  readonly key: string;
  /** Undefined when there was none. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * One transaction. Returns the way back, or null when the act changed nothing (also when the library is read-only).
 * Going back touches only what still is as the act left it: what another device changed since stays.
 */
export function changeUndoably(library: LibraryModel, act: (doc: Doc) => void): (() => void) | null {
  const replaced: Replaced[] = [];
  const stops: (() => void)[] = [];
  try {
    library.change((doc) => {
      for (const map of MAPS) stops.push(recordInto(replaced, doc, map));
      act(doc);
    });
  } finally {
    for (const stop of stops) stop();
  }
  if (replaced.length === 0) return null;
  return () =>
    library.change((doc) => {
      for (const { map, key, before, after } of replaced) {
        const values = doc.getMap(map);
        if (isSame(values.get(key), after)) values.set(key, before ?? neutral(map, after));
      }
    });
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
