/** A copy of a doc on which updates are tried. One that throws leaves the copy as it was before it. */
import * as Y from "yjs";

export interface Trial {
  accepts(update: Uint8Array): boolean;
  /** The copy with all that was accepted. */
  doc(): Y.Doc;
  end(): void;
}

export function createTrial(original: Y.Doc): Trial {
  const state = Y.encodeStateAsUpdate(original);
  const accepted: Uint8Array[] = [];
  let copy = copyOf(state, accepted);

  return {
    accepts(update) {
      try {
        Y.decodeUpdate(update);
        Y.applyUpdate(copy, update);
        accepted.push(update);
        return true;
      } catch {
        copy.destroy();
        copy = copyOf(state, accepted);
        return false;
      }
    },
    doc: () => copy,
    end: () => copy.destroy(),
  };
}

function copyOf(state: Uint8Array, accepted: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ guid: "scratch" });
  for (const update of [state, ...accepted]) Y.applyUpdate(doc, update);
  return doc;
}
