/** Sealed bytes under 200,000 kinds of damage each: nothing throws, and nothing that was changed is opened. */
import { beforeAll, describe, expect, it } from "vitest";
import { createSpaceKeys, type SpaceKeys } from "#shared/crypto/space-keys.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { bytesEqual, bytesOfHex, concatBytes, utf8, type Bytes } from "#shared/std/bytes.ts";
import { ok, unwrap } from "#shared/std/result.ts";
import { openBlob } from "#shared/sync/blob-envelope.ts";
import { readEntry } from "#shared/sync/read-entry.ts";
import { createRelayClient } from "#shared/sync/relay-client.ts";
import { RULES } from "#shared/sync/rules.ts";
import { createSession } from "#shared/sync/session.ts";
import { emptyTables } from "#shared/sync/state.ts";
import { damagedBytes, INPUTS, seededBits } from "#test/support/fuzz.ts";
import { createFakeClock } from "#test/support/fake-clock.ts";
import { createMemoryLocks } from "#test/support/memory-locks.ts";
import { createMemorySyncState } from "#test/support/memory-sync-state.ts";
import { createSeededRandom } from "#test/support/seeded-random.ts";

const MINUTE_MS = 60_000;
/** WebCrypto answers in another thread: a thousand at a time keep it busy. */
const AT_ONCE = 1000;
const SENDER = new Uint8Array(16).fill(7);
const BODY = utf8("an index is a sorted copy of a column");

let keys: SpaceKeys;
let entry: Bytes;
let blob: Bytes;
let blobName: string;
let blobId: string;

beforeAll(async () => {
  keys = await createSpaceKeys(new Uint8Array(16).fill(3), "https://relay.test");
  const payload = { form: "whole", schemaMajor: 1, sentAt: 1_800_000_000_000, covered: null, body: BODY } as const;
  const stream = bytesOfHex(await keys.streamId("library")) ?? new Uint8Array();
  entry = await keys.seal({ kind: "update", stream, sender: SENDER, counter: 5 }, payload, new Uint8Array(12).fill(9));
  blobName = await sha256Hex(BODY);
  blobId = await keys.blobId(blobName);
  const there = bytesOfHex(blobId) ?? new Uint8Array();
  blob = await keys.seal({ kind: "blob", stream: there, sender: SENDER, counter: 1 }, payload, new Uint8Array(12));
});

/** Gives each damaged input to `opens`, and names the first that was taken. */
async function firstTaken(seed: number, clean: Bytes, opens: (bytes: Bytes) => Promise<boolean>): Promise<string> {
  const random = seededBits(seed);
  for (let done = 0; done < INPUTS; done += AT_ONCE) {
    const inputs = Array.from({ length: AT_ONCE }, () => damagedBytes(random, clean));
    const taken = await Promise.all(inputs.map(async (bytes) => !bytesEqual(bytes, clean) && (await opens(bytes))));
    if (taken.includes(true)) return `seed ${seed}, input ${done + taken.indexOf(true)}`;
  }
  return "none";
}

describe("200,000 damaged inputs", () => {
  it(
    "[E5] of an envelope: none opens",
    async () => {
      expect((await keys.open(entry)).ok).toBe(true);
      expect(await firstTaken(0x11, entry, async (bytes) => (await keys.open(bytes)).ok)).toBe("none");
    },
    MINUTE_MS,
  );

  it(
    "[E5] of an entry of the log: each is set aside, and none is read as an update",
    async () => {
      const locks = createMemoryLocks();
      const transport = { send: async () => ok({ status: 404, body: new Uint8Array() }) };
      const deps = {
        keys,
        transport,
        locks,
        state: createMemorySyncState(),
        clock: createFakeClock(),
        random: createSeededRandom(1),
        blobs: { get: async () => null, put: async () => ok("") },
        invite: null,
        docs: {
          names: async () => ok(["library"]),
          possibleNames: () => ["library"],
          lastRow: async () => ok(0),
          owed: async () => ok({ type: "nothing", through: 0, blobs: [] } as const),
          apply: async () => ok({ type: "lost" } as const),
          held: async () => ok(new Uint8Array()),
          meet: (known: Bytes) => known,
          join: (known: Bytes) => known,
        },
      };
      const relay = createRelayClient(keys, transport);
      const pace = { batchBytes: 1 };
      const session = createSession({ deps, relay, rules: RULES, tables: emptyTables(), pace, thorough: false });
      const clean = unwrap(await readEntry(session, { seq: 1, envelope: entry }, true));
      expect(clean).toMatchObject({ name: "library", content: { type: "update" } });
      const isRead = async (envelope: Bytes): Promise<boolean> =>
        unwrap(await readEntry(session, { seq: 1, envelope }, true)).content !== "cannot-open";
      expect(await firstTaken(0x22, entry, isRead)).toBe("none");
    },
    MINUTE_MS,
  );

  it(
    "[E5] of a blob's envelope: none is taken for the blob",
    async () => {
      const opens = async (bytes: Bytes) => (await openBlob(keys, blobName, blobId, bytes)) !== null;
      expect(await opens(blob)).toBe(true);
      expect(await opens(concatBytes(blob, new Uint8Array(1)))).toBe(false);
      expect(await firstTaken(0x33, blob, opens)).toBe("none");
    },
    MINUTE_MS,
  );
});
