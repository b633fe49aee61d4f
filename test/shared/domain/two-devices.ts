/** Two devices that share a past, edit offline, and meet again. */
import { expect } from "vitest";
import * as Y from "yjs";

export interface TwoDevices {
  readonly here: Y.Doc;
  readonly there: Y.Doc;
  /** Exchanges everything, in both orders, and proves that both hold the same. */
  readonly meet: () => void;
}

/** Both begin with what `past` wrote on one of them. */
export function twoDevices(past: (doc: Y.Doc) => void = () => undefined): TwoDevices {
  const [here, there] = [new Y.Doc(), new Y.Doc()];
  past(here);
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  return {
    here,
    there,
    meet() {
      const [fromHere, fromThere] = [Y.encodeStateAsUpdate(here), Y.encodeStateAsUpdate(there)];
      Y.applyUpdate(here, fromThere);
      Y.applyUpdate(there, fromHere);
      // A third device hears of it the other way round, and twice.
      const third = new Y.Doc();
      for (const update of [fromThere, fromHere, fromThere]) Y.applyUpdate(third, update);
      const whole = plain(here);
      expect(plain(there)).toEqual(whole);
      expect(plain(third)).toEqual(whole);
    },
  };
}

function plain(doc: Y.Doc): unknown {
  return [...doc.share.keys()].sort().map((name) => [name, doc.getMap(name).toJSON()]);
}
