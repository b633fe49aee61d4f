import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesEqual, concatBytes, hexOfBytes } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import {
  encodeEnvelopeAad,
  encodePage,
  encodePush,
  ENVELOPE_AAD_BYTES,
  parseEnvelopeHeader,
  parsePage,
  parsePush,
  type EnvelopeKind,
} from "#shared/sync/frames.ts";
import { MAX_BLOB_BYTES, MAX_ENTRY_BYTES } from "#shared/sync/protocol.ts";
import { bytesOfId, envelopeOf } from "../../server/support/envelopes.ts";

const id = fc.uint8Array({ minLength: 16, maxLength: 16 });
const header = fc.record({
  kind: fc.constantFrom<EnvelopeKind>("update", "snapshot", "blob"),
  space: id,
  stream: id,
  sender: id,
  counter: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
});
const sealed = fc.uint8Array({ minLength: 28, maxLength: 200 });

describe("envelope header", () => {
  it("has the bytes that the specification draws", () => {
    const envelope = envelopeOf({
      space: "0f".repeat(16),
      stream: "1e".repeat(16),
      sender: "2d".repeat(16),
      counter: 258,
    });
    expect(hexOfBytes(envelope.subarray(0, ENVELOPE_AAD_BYTES))).toBe(
      `57010100${"0f".repeat(16)}${"1e".repeat(16)}${"2d".repeat(16)}0000000000000102`,
    );
  });

  it("reads back what was written", () => {
    fc.assert(
      fc.property(header, sealed, (written, rest) => {
        expect(parseEnvelopeHeader(concatBytes(encodeEnvelopeAad(written), rest))).toEqual({
          ok: true,
          value: written,
        });
      }),
    );
  });

  it.each([
    ["length", (bytes: Uint8Array) => bytes.subarray(0, 87)],
    ["magic", (bytes: Uint8Array) => bytes.fill(0x58, 0, 1)],
    ["version", (bytes: Uint8Array) => bytes.fill(2, 1, 2)],
    ["kind", (bytes: Uint8Array) => bytes.fill(0, 2, 3)],
    ["kind", (bytes: Uint8Array) => bytes.fill(4, 2, 3)],
    ["flags", (bytes: Uint8Array) => bytes.fill(1, 3, 4)],
    ["counter", (bytes: Uint8Array) => bytes.fill(0, 52, 60)],
    ["counter", (bytes: Uint8Array) => bytes.fill(0xff, 52, 60)],
  ])("refuses a wrong %s", (reason, change) => {
    expect(parseEnvelopeHeader(change(envelopeOf({})))).toEqual({ ok: false, error: { type: "malformed", reason } });
  });

  it("refuses a counter above 2^53 - 1, where numbers begin to be mistaken for each other", () => {
    const envelope = envelopeOf({ counter: Number.MAX_SAFE_INTEGER });
    expect(unwrap(parseEnvelopeHeader(envelope)).counter).toBe(Number.MAX_SAFE_INTEGER);
    envelope.set([0, 0x20, 0, 0, 0, 0, 0, 0], 52);
    expect(parseEnvelopeHeader(envelope)).toMatchObject({ error: { reason: "counter" } });
  });

  it("takes an entry of 1 MiB and a blob of 4 MiB, and not a byte more", () => {
    const fits = (kind: EnvelopeKind, size: number) => parseEnvelopeHeader(envelopeOf({ kind, size })).ok;
    expect([fits("update", MAX_ENTRY_BYTES), fits("update", MAX_ENTRY_BYTES + 1)]).toEqual([true, false]);
    expect([fits("blob", MAX_BLOB_BYTES), fits("blob", MAX_BLOB_BYTES + 1)]).toEqual([true, false]);
  });

  it("never reads a changed header as the one it was, over 200,000 changes", () => {
    const random = seeded(0x5eed);
    const clean = envelopeOf({ counter: 77 });
    const original = JSON.stringify(unwrap(parseEnvelopeHeader(clean)));
    for (let i = 0; i < 200_000; i++) {
      const changed = clean.slice();
      const at = random() % ENVELOPE_AAD_BYTES;
      changed[at] = ((changed[at] ?? 0) ^ (1 + (random() % 255))) & 0xff;
      const parsed = parseEnvelopeHeader(changed);
      // Magic, version and flags have one value each; kind has three.
      if (at < 4 && at !== 2) expect(parsed.ok).toBe(false);
      if (!parsed.ok) continue;
      if (JSON.stringify(parsed.value) === original) throw new Error(`byte ${at} was overlooked`);
      if (!bytesEqual(encodeEnvelopeAad(parsed.value), changed.subarray(0, ENVELOPE_AAD_BYTES))) {
        throw new Error(`byte ${at} was read as something else`);
      }
    }
  });
});

describe("push frames", () => {
  it("read back what was written", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(header, sealed), { maxLength: 8 }), (parts) => {
        const envelopes = parts.map(([head, rest]) => concatBytes(encodeEnvelopeAad(head), rest));
        expect(unwrap(parsePush(encodePush(envelopes))).map(hexOfBytes)).toEqual(envelopes.map(hexOfBytes));
      }),
    );
  });

  it("are refused at every cut but those between two envelopes", () => {
    const body = encodePush([envelopeOf({ counter: 1 }), envelopeOf({ counter: 2 })]);
    const whole = Array.from(body.keys()).filter((length) => parsePush(body.subarray(0, length)).ok);
    expect(whole).toEqual([0, body.length / 2]);
  });

  it("are refused when an envelope is empty or says that it is larger than 1 MiB", () => {
    expect(parsePush(new Uint8Array(8))).toMatchObject({ error: { reason: "length" } });
    expect(parsePush(new Uint8Array([0, 0x10, 0, 1, 1, 2, 3]))).toMatchObject({ error: { reason: "too-large" } });
  });

  it("survive 200,000 bodies of noise and of damaged frames without a throw or an envelope that was not there", () => {
    const random = seeded(0xf00d);
    const clean = encodePush([envelopeOf({ counter: 1 }), envelopeOf({ counter: 2, size: 300 })]);
    let accepted = 0;
    for (let i = 0; i < 200_000; i++) {
      const body = i % 2 === 0 ? noise(random, random() % 200) : damaged(random, clean);
      const parsed = parsePush(body);
      if (!parsed.ok) continue;
      accepted += 1;
      const bytes = parsed.value.reduce((sum, envelope) => sum + 4 + envelope.length, 0);
      if (bytes !== body.length) throw new Error("bytes were skipped");
      for (const envelope of parsed.value) parseEnvelopeHeader(envelope);
    }
    expect(accepted).toBeGreaterThan(0);
  });
});

describe("page", () => {
  const page = {
    epoch: bytesOfId(3),
    head: 9,
    next: { seq: 7, hash: new Uint8Array(32).fill(5) },
    entries: [
      { seq: 4, envelope: envelopeOf({ counter: 1 }) },
      { seq: 7, envelope: envelopeOf({ counter: 2 }) },
    ],
  };

  it("reads back what was written", () => {
    expect(parsePage(encodePage(page))).toEqual({ ok: true, value: page });
  });

  it("is refused when it is cut anywhere but between two entries", () => {
    const body = encodePage(page);
    const whole = Array.from(body.keys()).filter((length) => parsePage(body.subarray(0, length)).ok);
    expect(whole).toEqual([64, 64 + (body.length - 64) / 2]);
  });

  it("survives 200,000 bodies of noise and damage without a throw, and says only what the bytes say", () => {
    const random = seeded(0xbeef);
    const clean = encodePage(page);
    let accepted = 0;
    for (let i = 0; i < 200_000; i++) {
      const body = i % 8 === 0 ? noise(random, random() % 300) : damaged(random, clean);
      const parsed = parsePage(body);
      if (!parsed.ok) continue;
      accepted += 1;
      if (!bytesEqual(encodePage(parsed.value), body)) throw new Error(`input ${i} was read as another`);
    }
    expect(accepted).toBeGreaterThan(0);
  });

  it("is refused when sequences do not rise, or run past its end, or its end past the head", () => {
    const withSeqs = (...seqs: number[]) => ({
      ...page,
      entries: seqs.map((seq) => ({ seq, envelope: envelopeOf({}) })),
    });
    for (const wrong of [withSeqs(4, 4), withSeqs(0), withSeqs(8), { ...page, head: 6 }]) {
      expect(parsePage(encodePage(wrong))).toMatchObject({ error: { reason: "seq" } });
    }
  });
});

function noise(random: () => number, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random() & 0xff);
}

/** One to four bytes changed, or cut short. */
function damaged(random: () => number, clean: Uint8Array): Uint8Array {
  const body = clean.slice(0, random() % 4 === 0 ? random() % clean.length : clean.length);
  for (let i = 0; i <= random() % 4 && body.length > 0; i++) body[random() % body.length] = random() & 0xff;
  return body;
}

/** mulberry32: small, and the same on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}
