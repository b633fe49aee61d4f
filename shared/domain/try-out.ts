/** What a doc would hold after an act, found out on a copy. */
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";

/** Gives what `read` finds after `act`. The doc itself is not touched. */
export function tryOut<T>(doc: Doc, act: (copy: Doc) => void, read: (copy: Doc) => T): T {
  const copy = new Doc();
  applyUpdate(copy, encodeStateAsUpdate(doc));
  copy.transact(() => act(copy));
  const found = read(copy);
  copy.destroy();
  return found;
}
