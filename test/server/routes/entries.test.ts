import { describe, expect, it } from "vitest";
import { EMPTY_LOG_HASH, nextLogHash } from "#server/crypto.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { encodePage, encodePush } from "#shared/sync/frames.ts";
import {
  AFTER_HEADER,
  COVERED_HEADER,
  EPOCH_HEADER,
  HASH_HEADER,
  MAX_ENTRY_BYTES,
  MAX_PAGE_BYTES,
  MAX_PUSH_BYTES,
} from "#shared/sync/protocol.ts";
import { envelopeOf, idOf } from "../support/envelopes.ts";
import { answerOf, pushed, relayApp, SPACE } from "../support/relay-app.ts";

const PATH = `/v1/spaces/${SPACE}/entries`;
const inEpoch = (epoch: string) => ({ [EPOCH_HEADER]: epoch });
const cursorOf = (after: string, hash?: string) => ({
  [AFTER_HEADER]: after,
  ...(hash !== undefined && { [HASH_HEADER]: hash }),
});
const malformed = (reason: string) => [400, { type: "malformed", reason }];

describe("pushing entries", () => {
  it("[R9] answers epoch, head, sequences and the hash of all envelopes", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const envelopes = [1, 2, 3].map((counter) => envelopeOf({ counter }));
    const answer = await pushed(relay.push(epoch, ...envelopes));
    const hash = hexOfBytes(envelopes.reduce((before, envelope) => nextLogHash(before, envelope), EMPTY_LOG_HASH));
    expect(answer).toEqual({ epoch, head: 3, hash, seqs: [1, 2, 3] });
  });

  it("[R7] takes 64 entries and refuses none and 65", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const entries = (n: number) => Array.from({ length: n }, (_, i) => envelopeOf({ counter: i + 1 }));
    expect(await answerOf(relay.push(epoch))).toEqual(malformed("empty"));
    expect(await answerOf(relay.push(epoch, ...entries(65)))).toEqual(malformed("too-many-entries"));
    expect((await pushed(relay.push(epoch, ...entries(64)))).head).toBe(64);
  });

  it("[R7] refuses entries of another space, of another kind and of no form, and stores nothing of such a push", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const good = envelopeOf({ counter: 1 });
    expect(await answerOf(relay.push(epoch, good, envelopeOf({ space: 2 })))).toEqual(malformed("other-space"));
    expect(await answerOf(relay.push(epoch, good, envelopeOf({ kind: "blob" })))).toEqual(malformed("kind"));
    expect(await answerOf(relay.push(epoch, good, envelopeOf({ kind: "snapshot" })))).toEqual([
      501,
      { type: "snapshots-unsupported" },
    ]);
    expect(await answerOf(relay.push(epoch, good, envelopeOf({}).fill(0, 0, 1)))).toEqual(malformed("magic"));
    const cut = relay.call("POST", PATH, { body: encodePush([good]).subarray(0, -1), headers: inEpoch(epoch) });
    expect(await answerOf(cut)).toEqual(malformed("truncated"));
    expect((await relay.pull()).head).toBe(0);
  });

  it("[R7] refuses too many bytes by their announced length, and an entry above 1 MiB", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const headers = { ...inEpoch(epoch), "content-length": String(MAX_PUSH_BYTES + 1) };
    const announced = relay.call("POST", PATH, { body: "x", headers });
    expect(await answerOf(announced)).toEqual([413, { type: "too-large", limit: MAX_PUSH_BYTES }]);
    expect(await answerOf(relay.push(epoch, envelopeOf({ size: MAX_ENTRY_BYTES + 1 })))).toEqual([
      413,
      { type: "too-large", limit: MAX_ENTRY_BYTES },
    ]);
    expect((await pushed(relay.push(epoch, envelopeOf({ size: MAX_ENTRY_BYTES })))).head).toBe(1);
  });

  it("[R7] stops reading a body without a length at the first byte too many", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const answer = relay.call("POST", PATH, { body, headers: inEpoch(epoch) });
    expect(await answerOf(answer)).toEqual([413, { type: "too-large", limit: MAX_PUSH_BYTES }]);
    expect(sent).toBeLessThan(MAX_PUSH_BYTES + 1_000_000);
  });

  it("[R7] reads a body without a length that is small enough", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const bytes = encodePush([envelopeOf({})]);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.subarray(0, 50));
        controller.enqueue(bytes.subarray(50));
        controller.close();
      },
    });
    expect((await pushed(relay.call("POST", PATH, { body, headers: inEpoch(epoch) }))).seqs).toEqual([1]);
  });

  it("[R4] does not read the body of a stranger", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const body = new ReadableStream<Uint8Array>(
      {
        pull() {
          throw new Error("the body was read");
        },
      },
      { highWaterMark: 0 },
    );
    const answer = relay.call("POST", PATH, { body, headers: inEpoch(epoch), token: "cd".repeat(32) });
    expect(await answerOf(answer)).toEqual([401, { type: "wrong-token" }]);
  });

  it("[R10] answers a resend with its old sequence and a used counter with 409", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const first = envelopeOf({ counter: 4, text: "one" });
    await relay.push(epoch, first);
    expect(await pushed(relay.push(epoch, first))).toMatchObject({ head: 1, seqs: [1] });
    const conflict = [409, { type: "counter-conflict", index: 1 }];
    expect(await answerOf(relay.push(epoch, first, envelopeOf({ counter: 4, text: "two" })))).toEqual(conflict);
    expect(await answerOf(relay.push(epoch, first, envelopeOf({ counter: 3 })))).toEqual(conflict);
  });

  it("[R11] refuses a push for another epoch, and one that names none", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    expect(await answerOf(relay.push(idOf(9), envelopeOf({})))).toEqual([
      412,
      { type: "epoch-changed", epoch, head: 0 },
    ]);
    for (const none of ["", "0", epoch.slice(1), `${epoch}0`, epoch.replace(/^./, "G")]) {
      expect(await answerOf(relay.push(none, envelopeOf({})))).toEqual(malformed("epoch"));
    }
    const silent = relay.call("POST", `${PATH}?epoch=${epoch}`, { body: encodePush([envelopeOf({})]) });
    expect(await answerOf(silent)).toEqual(malformed("epoch"));
  });

  it("[R19] bounds the entries and the bytes that a space takes in a minute, and its whole size", async () => {
    const byCount = relayApp({ ENTRIES_PER_MINUTE: "64" });
    const counted = await byCount.create();
    const many = Array.from({ length: 60 }, (_, i) => envelopeOf({ counter: i + 1 }));
    expect((await byCount.push(counted.epoch, ...many)).status).toBe(200);
    expect((await byCount.push(counted.epoch, ...many)).status).toBe(429);
    byCount.pass(60_000);
    expect((await byCount.push(counted.epoch, ...many)).status).toBe(200);

    const bySize = relayApp({ MIB_PER_MINUTE: "4", SPACE_MIB: "2" });
    const sized = await bySize.create();
    const large = (counter: number) => envelopeOf({ counter, size: MAX_ENTRY_BYTES });
    expect((await bySize.push(sized.epoch, large(1))).status).toBe(200);
    expect(await answerOf(bySize.push(sized.epoch, large(2)))).toEqual([
      507,
      { type: "quota-exceeded", limit: 2 * 1024 * 1024 },
    ]);
    await bySize.push(sized.epoch, large(1));
    expect((await bySize.push(sized.epoch, large(1))).status).toBe(429);
  });
});

describe("pulling entries", () => {
  it("[R12] walks the log in pages of at most 1 MiB to its head", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const envelopes = [900_000, 200_000, MAX_ENTRY_BYTES, 100, 100].map((size, i) =>
      envelopeOf({ counter: i + 1, size }),
    );
    await relay.push(epoch, ...envelopes);
    const pages: number[][] = [];
    let cursor = cursorOf("0");
    let more = true;
    while (more && pages.length < 10) {
      const page = await relay.pull(cursor);
      if (page.entries.length > 1) expect(encodePage(page).length).toBeLessThanOrEqual(MAX_PAGE_BYTES);
      pages.push(page.entries.map((entry) => entry.seq));
      cursor = cursorOf(String(page.next.seq), hexOfBytes(page.next.hash));
      more = page.next.seq < page.head;
    }
    expect(pages).toEqual([[1], [2], [3], [4, 5]]);
    const last = await relay.pull(cursor);
    expect(last).toMatchObject({ head: 5, next: { seq: 5 }, entries: [] });
  });

  it("[R13] calls a cursor that is not on its log a fork", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    const { hash } = await pushed(relay.push(epoch, envelopeOf({})));
    const fork = [409, { type: "fork", epoch, head: 1 }];
    for (const headers of [cursorOf("1", "0".repeat(64)), cursorOf("1"), cursorOf("2", hash)]) {
      expect(await answerOf(relay.call("GET", PATH, { headers }))).toEqual(fork);
    }
  });

  it("[R13] refuses a cursor that is none", async () => {
    const relay = relayApp();
    await relay.create();
    for (const after of ["-1", "1e3", "", "9".repeat(16), "1, 2"]) {
      expect(await answerOf(relay.call("GET", PATH, { headers: cursorOf(after) }))).toEqual(malformed("cursor"));
    }
    for (const hash of ["zz", "", "0".repeat(63), "A".repeat(64)]) {
      expect(await answerOf(relay.call("GET", PATH, { headers: cursorOf("0", hash) }))).toEqual(malformed("cursor"));
    }
  });

  it("[R14] answers the same with covered entries asked for while nothing is covered", async () => {
    const relay = relayApp();
    const { epoch } = await relay.create();
    await relay.push(epoch, envelopeOf({}));
    expect(await relay.pull({ [COVERED_HEADER]: "1" })).toEqual(await relay.pull());
  });
});
