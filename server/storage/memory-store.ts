/** A `Store` in memory: the double of tests and the plainest statement of what a store does. */
import { hexOfBytes, bytesEqual } from "#shared/std/bytes.ts";
import { err, ok } from "#shared/std/result.ts";
import { pageBytesOfEntry, PAGE_EMPTY_BYTES } from "#shared/sync/frames.ts";
import { EMPTY_LOG_HASH, nextLogHash, sameHash } from "../crypto.ts";
import {
  ROW_OVERHEAD_BYTES,
  type BlobId,
  type LogState,
  type NewEntry,
  type SpaceId,
  type SpaceListener,
  type Store,
  type StoredEntry,
  type StoreOptions,
} from "./store.ts";

interface Space {
  readonly tokenHash: Uint8Array;
  readonly epoch: Uint8Array;
  readonly log: (NewEntry & { readonly hash: Uint8Array })[];
  readonly blobs: Map<BlobId, Uint8Array>;
  bytes: number;
}

export function createMemoryStore(options: StoreOptions): Store {
  const spaces = new Map<SpaceId, Space | "deleted">();
  const listeners = new Set<SpaceListener>();

  function live(id: SpaceId): Space | { readonly gone: "unknown-space" | "deleted-space" } {
    const space = spaces.get(id);
    if (space === undefined) return { gone: "unknown-space" };
    return space === "deleted" ? { gone: "deleted-space" } : space;
  }

  function tell(id: SpaceId, head: number | null): void {
    for (const listener of listeners) listener(id, head);
  }

  return {
    async space(id) {
      const space = spaces.get(id);
      if (space === undefined) return { type: "unknown" };
      return space === "deleted"
        ? { type: "deleted" }
        : { type: "live", tokenHash: space.tokenHash, log: stateOf(space) };
    },

    async create(id, tokenHash, epoch) {
      const found = spaces.get(id);
      if (found === "deleted") return err({ type: "deleted-space" });
      if (found !== undefined) {
        return sameHash(found.tokenHash, tokenHash)
          ? ok({ created: false, log: stateOf(found) })
          : err({ type: "wrong-token" });
      }
      const space: Space = { tokenHash: copy(tokenHash), epoch: copy(epoch), log: [], blobs: new Map(), bytes: 0 };
      spaces.set(id, space);
      return ok({ created: true, log: stateOf(space) });
    },

    async append(id, epoch, entries) {
      const space = live(id);
      if ("gone" in space) return err({ type: space.gone });
      if (!bytesEqual(space.epoch, epoch)) return err({ type: "epoch-changed", log: stateOf(space) });
      const log = [...space.log];
      const seqs: number[] = [];
      let bytes = space.bytes;
      for (const [index, entry] of entries.entries()) {
        const same = log.findIndex((other) => sameSender(other, entry) && other.counter === entry.counter);
        const stored = log[same];
        if (stored !== undefined && bytesEqual(stored.envelope, entry.envelope)) {
          seqs.push(same + 1);
          continue;
        }
        if (log.some((other) => sameSender(other, entry) && other.counter >= entry.counter)) {
          return err({ type: "counter-conflict", index });
        }
        const envelope = copy(entry.envelope);
        const hash = nextLogHash(log.at(-1)?.hash ?? EMPTY_LOG_HASH, envelope);
        log.push({
          stream: copy(entry.stream),
          sender: copy(entry.sender),
          counter: entry.counter,
          envelope,
          hash,
        });
        bytes += envelope.length + ROW_OVERHEAD_BYTES;
        seqs.push(log.length);
      }
      const added = log.length - space.log.length;
      if (added > 0 && bytes > options.spaceBytes) return err({ type: "quota-exceeded", limit: options.spaceBytes });
      space.log.push(...log.slice(space.log.length));
      space.bytes = bytes;
      if (added > 0) tell(id, space.log.length);
      return ok({ log: stateOf(space), seqs, added });
    },

    async read(id, { after, hash, maxBytes }) {
      const space = live(id);
      if ("gone" in space) return err({ type: space.gone });
      const log = stateOf(space);
      if (after > 0) {
        const at = space.log[after - 1];
        if (at === undefined || hash === null || !bytesEqual(at.hash, hash)) return err({ type: "fork", log });
      }
      const entries: StoredEntry[] = [];
      let bytes = PAGE_EMPTY_BYTES;
      for (const [i, { envelope }] of space.log.slice(after).entries()) {
        bytes += pageBytesOfEntry(envelope.length);
        if (bytes > maxBytes && entries.length > 0) break;
        entries.push({ seq: after + i + 1, envelope });
      }
      const seq = entries.at(-1)?.seq ?? log.head;
      return ok({ log, entries, next: { seq, hash: space.log[seq - 1]?.hash ?? log.hash } });
    },

    async putBlob(id, blob, envelope) {
      const space = live(id);
      if ("gone" in space) return err({ type: space.gone });
      if (space.blobs.has(blob)) return ok({ created: false });
      const bytes = space.bytes + envelope.length + ROW_OVERHEAD_BYTES;
      if (bytes > options.spaceBytes) return err({ type: "quota-exceeded", limit: options.spaceBytes });
      space.blobs.set(blob, copy(envelope));
      space.bytes = bytes;
      return ok({ created: true });
    },

    async blob(id, blob) {
      const space = live(id);
      return "gone" in space ? null : (space.blobs.get(blob) ?? null);
    },

    async blobBytes(id, blob) {
      const space = live(id);
      return "gone" in space ? null : (space.blobs.get(blob)?.length ?? null);
    },

    async missingBlobs(id, blobs) {
      const space = live(id);
      return "gone" in space ? blobs : blobs.filter((blob) => !space.blobs.has(blob));
    },

    async remove(id) {
      const space = spaces.get(id);
      if (space === undefined) return err({ type: "unknown-space" });
      spaces.set(id, "deleted");
      if (space !== "deleted") tell(id, null);
      return ok();
    },

    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async close() {},
  };
}

function stateOf(space: Space): LogState {
  return { epoch: space.epoch, head: space.log.length, hash: space.log.at(-1)?.hash ?? EMPTY_LOG_HASH };
}

function sameSender(a: NewEntry, b: NewEntry): boolean {
  return hexOfBytes(a.stream) === hexOfBytes(b.stream) && hexOfBytes(a.sender) === hexOfBytes(b.sender);
}

function copy(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}
