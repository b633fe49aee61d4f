/** What every relay `Store` promises. Registered once for each adapter; `open` gives an empty store. */
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EMPTY_LOG_HASH, nextLogHash, sha256 } from "#server/crypto.ts";
import type { LogState, NewEntry, Store, StoreOptions } from "#server/storage/store.ts";
import { bytesEqual, hexOfBytes } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { entryOf, idOf } from "../server/support/envelopes.ts";

const SPACE = idOf(1);
const OTHER = idOf(2);
const TOKEN = sha256("token");
const EPOCH = new Uint8Array(16).fill(7);
const ALL = { hash: null, maxBytes: 1_000_000, covered: false };
const QUOTA = 20_000;

export function describeRelayStore(
  name: string,
  open: (options: StoreOptions) => Promise<{ store: Store; dispose: () => Promise<void> }>,
): void {
  describe(`relay store: ${name}`, () => {
    let store: Store;
    let dispose: () => Promise<void>;

    beforeEach(async () => {
      ({ store, dispose } = await open({ spaceBytes: QUOTA }));
      unwrap(await store.create(SPACE, TOKEN, EPOCH));
    });
    afterEach(() => dispose());

    const append = (...entries: NewEntry[]) => store.append(SPACE, EPOCH, entries);

    it("tells a space that was never made from one that is live", async () => {
      expect(await store.space(OTHER)).toEqual({ type: "unknown" });
      expect(await store.space(SPACE)).toMatchObject({ type: "live", log: { head: 0 } });
    });

    it("finds a space again when it is made with the same token, and refuses another token", async () => {
      const again = unwrap(await store.create(SPACE, TOKEN, new Uint8Array(16).fill(8)));
      expect(again.created).toBe(false);
      expect(bytesEqual(again.log.epoch, EPOCH)).toBe(true);
      expect(await store.create(SPACE, sha256("other"), EPOCH)).toMatchObject({ error: { type: "wrong-token" } });
    });

    it("gives sequences from 1 without a gap and a running hash of every envelope", async () => {
      const entries = [entryOf({ counter: 1 }), entryOf({ counter: 2 }), entryOf({ sender: 9, counter: 1 })];
      const first = unwrap(await append(...entries.slice(0, 2)));
      const second = unwrap(await append(...entries.slice(2)));
      expect([first.seqs, second.seqs]).toEqual([[1, 2], [3]]);
      const hash = entries.reduce((before, entry) => nextLogHash(before, entry.envelope), EMPTY_LOG_HASH);
      expect(hexOfBytes(second.log.hash)).toBe(hexOfBytes(hash));
      const page = unwrap(await store.read(SPACE, { ...ALL, after: 0 }));
      expect(page.entries.map((entry) => hexOfBytes(entry.envelope))).toEqual(
        entries.map((entry) => hexOfBytes(entry.envelope)),
      );
    });

    it("answers a byte-identical envelope with its old sequence, however old it is", async () => {
      const entries = [1, 2, 3].map((counter) => entryOf({ counter }));
      unwrap(await append(...entries));
      const again = unwrap(await append(entries[0] ?? entryOf({}), entryOf({ counter: 4 }), entryOf({ counter: 4 })));
      expect(again).toMatchObject({ seqs: [1, 4, 4], added: 1, log: { head: 4 } });
    });

    it("refuses a counter that is not above the highest, and then stores nothing of the push", async () => {
      unwrap(await append(entryOf({ counter: 5 })));
      for (const counter of [1, 4, 5]) {
        const refused = await append(entryOf({ sender: 3, counter: 1 }), entryOf({ counter, text: "other" }));
        expect(refused).toMatchObject({ error: { type: "counter-conflict", index: 1 } });
      }
      expect(await store.space(SPACE)).toMatchObject({ log: { head: 1 } });
      expect(unwrap(await append(entryOf({ sender: 3, counter: 1 }))).seqs).toEqual([2]);
    });

    it("counts each stream and each sender apart", async () => {
      const pushed = await append(
        entryOf({ counter: 3 }),
        entryOf({ stream: 5, counter: 1 }),
        entryOf({ sender: 6, counter: 2 }),
      );
      expect(unwrap(pushed).seqs).toEqual([1, 2, 3]);
    });

    it("refuses a push for another epoch and says which epoch it has", async () => {
      const refused = await store.append(SPACE, new Uint8Array(16), [entryOf({})]);
      expect(refused).toMatchObject({ error: { type: "epoch-changed", log: { head: 0 } } });
      expect(await store.space(SPACE)).toMatchObject({ log: { head: 0 } });
    });

    it("reads pages that end by bytes, progress even past an entry larger than a page, and name their end", async () => {
      unwrap(await append(...[1, 2, 3].map((counter) => entryOf({ counter, size: 1000 }))));
      const cursors: number[] = [];
      let at: { seq: number; hash: Uint8Array | null } = { seq: 0, hash: null };
      for (;;) {
        const page = unwrap(await store.read(SPACE, { after: at.seq, hash: at.hash, maxBytes: 2300, covered: false }));
        if (page.entries.length === 0) break;
        cursors.push(...page.entries.map((entry) => entry.seq));
        at = page.next;
      }
      expect(cursors).toEqual([1, 2, 3]);
      const tiny = unwrap(await store.read(SPACE, { ...ALL, after: 0, maxBytes: 10 }));
      expect(tiny.entries.map((entry) => entry.seq)).toEqual([1]);
      expect(tiny.next.seq).toBe(1);
    });

    it("calls a cursor with another hash, without one, or above the head a fork", async () => {
      const { log } = unwrap(await append(entryOf({})));
      const fork = { error: { type: "fork", log: { head: 1 } } };
      expect(await store.read(SPACE, { ...ALL, after: 1, hash: sha256("other") })).toMatchObject(fork);
      expect(await store.read(SPACE, { ...ALL, after: 1, hash: null })).toMatchObject(fork);
      expect(await store.read(SPACE, { ...ALL, after: 2, hash: log.hash })).toMatchObject(fork);
      expect(await store.read(SPACE, { ...ALL, after: 1, hash: log.hash })).toMatchObject({ ok: true });
    });

    it("keeps the first envelope of a blob and lists the missing ones", async () => {
      const [a, b] = [idOf(30), idOf(31)];
      expect(unwrap(await store.putBlob(SPACE, a, sha256("first"))).created).toBe(true);
      expect(unwrap(await store.putBlob(SPACE, a, sha256("second"))).created).toBe(false);
      expect(hexOfBytes((await store.blob(SPACE, a)) ?? new Uint8Array())).toBe(hexOfBytes(sha256("first")));
      expect([await store.blobBytes(SPACE, a), await store.blobBytes(SPACE, b)]).toEqual([32, null]);
      expect(await store.missingBlobs(SPACE, [b, a])).toEqual([b]);
      expect(await store.blob(SPACE, b)).toBeNull();
    });

    it("keeps the spaces apart", async () => {
      unwrap(await store.create(OTHER, TOKEN, EPOCH));
      unwrap(await append(entryOf({})));
      unwrap(await store.putBlob(SPACE, idOf(30), sha256("blob")));
      expect(unwrap(await store.read(OTHER, { ...ALL, after: 0 })).entries).toEqual([]);
      expect(await store.blob(OTHER, idOf(30))).toBeNull();
      expect(unwrap(await store.append(OTHER, EPOCH, [entryOf({})])).seqs).toEqual([1]);
    });

    it("refuses what would go over the space's quota, entries and blobs together, and still takes a resend", async () => {
      const first = entryOf({ counter: 1, size: 9000 });
      unwrap(await append(first));
      unwrap(await store.putBlob(SPACE, idOf(30), new Uint8Array(9000)));
      const full = { error: { type: "quota-exceeded", limit: QUOTA } };
      expect(await append(entryOf({ counter: 2, size: 3000 }))).toMatchObject(full);
      expect(await store.putBlob(SPACE, idOf(31), new Uint8Array(3000))).toMatchObject(full);
      expect(unwrap(await append(first)).seqs).toEqual([1]);
      expect(await store.space(SPACE)).toMatchObject({ log: { head: 1 } });
    });

    it("leaves a tombstone: nothing readable, nothing writable, not made again", async () => {
      unwrap(await append(entryOf({})));
      unwrap(await store.putBlob(SPACE, idOf(30), sha256("blob")));
      unwrap(await store.remove(SPACE));
      unwrap(await store.remove(SPACE));
      const gone = { error: { type: "deleted-space" } };
      expect(await store.space(SPACE)).toEqual({ type: "deleted" });
      expect(await append(entryOf({ counter: 2 }))).toMatchObject(gone);
      expect(await store.read(SPACE, { ...ALL, after: 0 })).toMatchObject(gone);
      expect(await store.create(SPACE, TOKEN, EPOCH)).toMatchObject(gone);
      expect(await store.putBlob(SPACE, idOf(31), sha256("blob"))).toMatchObject(gone);
      expect(await store.blob(SPACE, idOf(30))).toBeNull();
      expect(await store.remove(OTHER)).toMatchObject({ error: { type: "unknown-space" } });
    });

    it("rings once for what is new, and for a deletion, until nobody listens", async () => {
      const rung: [string, number | null][] = [];
      const stop = store.watch((space, head) => rung.push([space, head]));
      unwrap(await append(entryOf({ counter: 1 }), entryOf({ counter: 2 })));
      unwrap(await append(entryOf({ counter: 2 })));
      await append(entryOf({ counter: 1, text: "other" }));
      unwrap(await store.remove(SPACE));
      stop();
      unwrap(await store.create(OTHER, TOKEN, EPOCH));
      unwrap(await store.append(OTHER, EPOCH, [entryOf({})]));
      expect(rung).toEqual([
        [SPACE, 2],
        [SPACE, null],
      ]);
    });

    it("keeps a refused write out of the ones that share its turn", async () => {
      const [a, refused, b] = await Promise.all([
        append(entryOf({ counter: 2 })),
        append(entryOf({ sender: 8, counter: 1 }), entryOf({ counter: 1, text: "other" })),
        append(entryOf({ counter: 3 })),
      ]);
      expect([unwrap(a).seqs, unwrap(b).seqs]).toEqual([[1], [2]]);
      expect(refused).toMatchObject({ error: { type: "counter-conflict", index: 1 } });
      const page = unwrap(await store.read(SPACE, { ...ALL, after: 0 }));
      expect(page.entries.map((entry) => entry.seq)).toEqual([1, 2]);
    });

    it("stays gap-free and hash-true under any mix of concurrent pushes", async () => {
      const push = fc.array(
        fc.record({ stream: fc.nat(2), sender: fc.nat(2), counter: fc.integer({ min: 1, max: 4 }) }),
        { minLength: 1, maxLength: 4 },
      );
      let round = 100;
      await fc.assert(
        fc.asyncProperty(fc.array(push, { maxLength: 8 }), async (pushes) => {
          const space = idOf((round += 1));
          unwrap(await store.create(space, TOKEN, EPOCH));
          const answers = await Promise.all(
            pushes.map((entries, i) =>
              store.append(
                space,
                EPOCH,
                entries.map((entry) => entryOf({ ...entry, text: `push ${i % 3}` })),
              ),
            ),
          );
          const { log, entries } = unwrap(await store.read(space, { ...ALL, after: 0 }));
          expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1));
          expectHashes(log, entries);
          for (const answer of answers) {
            if (answer.ok) expect(Math.max(...answer.value.seqs)).toBeLessThanOrEqual(log.head);
          }
        }),
        { numRuns: 60 },
      );
    });
  });
}

function expectHashes(log: LogState, entries: readonly { readonly envelope: Uint8Array }[]): void {
  const hash = entries.reduce((before, entry) => nextLogHash(before, entry.envelope), EMPTY_LOG_HASH);
  expect(log.head).toBe(entries.length);
  expect(hexOfBytes(log.hash)).toBe(hexOfBytes(hash));
}
