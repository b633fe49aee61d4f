import { createDecipheriv, hkdfSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { openEnvelope, sealEnvelope } from "#shared/crypto/envelope.ts";
import { deriveSealKey } from "#shared/crypto/keys.ts";
import { encodePayload, parsePayload, payloadBytes, type Payload } from "#shared/crypto/payload.ts";
import { concatBytes, hexOfBytes, utf8, type Bytes } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";
import { ENVELOPE_AAD_BYTES, ENVELOPE_HEADER_BYTES, type EnvelopeHeader } from "#shared/sync/frames.ts";

const SECRET = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
const filled = (byte: number): Bytes => new Uint8Array(16).fill(byte);
const [SPACE, NONCE] = [filled(0x0f), new Uint8Array(12).fill(0x4b)];
const HEADER: EnvelopeHeader = {
  kind: "update",
  space: SPACE,
  stream: filled(0x1e),
  sender: filled(0x2d),
  counter: 258,
};
const PAYLOAD: Payload = {
  form: "whole",
  schemaMajor: 1,
  sentAt: 1_800_000_000_000,
  covered: null,
  body: utf8("plan"),
};
const SNAPSHOT: Payload = { ...PAYLOAD, covered: { seq: 77, counters: [{ sender: filled(9), counter: 3 }] } };

const key = await deriveSealKey(SECRET, "enc");
const sealed = await sealEnvelope(key, HEADER, PAYLOAD, NONCE);
const opens = async (envelope: Uint8Array, space = SPACE) => (await openEnvelope(key, space, envelope)).ok;

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), state | 1);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

describe("envelope v1", () => {
  it("[E1] has exactly these bytes for this key, header, payload and nonce", () => {
    expect(hexOfBytes(sealed.subarray(ENVELOPE_HEADER_BYTES))).toBe(
      "6b3da5b5c7be76055645164fa75e968d7ae2178db78903afa447a18678a58c642251",
    );
    expect(hexOfBytes(sealed.subarray(0, ENVELOPE_HEADER_BYTES))).toBe(
      `57010100${"0f".repeat(16)}${"1e".repeat(16)}${"2d".repeat(16)}0000000000000102${"4b".repeat(12)}`,
    );
  });

  it("[E1] [E2] is what another implementation opens with the same key", () => {
    const raw = new Uint8Array(hkdfSync("sha256", SECRET, "waymark/v1", "enc", 32));
    const opener = createDecipheriv("aes-256-gcm", raw, sealed.subarray(60, 72));
    opener.setAAD(sealed.subarray(0, ENVELOPE_AAD_BYTES));
    opener.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([opener.update(sealed.subarray(72, -16)), opener.final()]);
    // version 1, schemaMajor 1, 1_800_000_000_000, length 4, "plan", and no zeros: 18 is a Padmé length.
    expect(plain.toString("hex")).toBe("0101000001a3185c500000000004706c616e");
  });

  it("[E1] reads back what was sealed", async () => {
    const snapshot = await sealEnvelope(key, { ...HEADER, kind: "snapshot" }, SNAPSHOT, NONCE);
    expect(await openEnvelope(key, SPACE, sealed)).toEqual({ ok: true, value: { header: HEADER, payload: PAYLOAD } });
    expect(unwrap(await openEnvelope(key, SPACE, snapshot)).payload).toEqual(SNAPSHOT);
  });

  it("[E5] is refused with any bit changed, of the header and of all else", async () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = sealed.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await opens(changed), `bit ${bit}`).toBe(false);
    }
  });

  it("[E5] is refused at every cut, and with anything behind it", async () => {
    for (let length = 0; length < sealed.length; length++) expect(await opens(sealed.slice(0, length))).toBe(false);
    expect(await opens(concatBytes(sealed, new Uint8Array(1)))).toBe(false);
  });

  it("[E5] is refused in another space, also when its header is rewritten for it", async () => {
    const other = filled(0x99);
    expect(await openEnvelope(key, other, sealed)).toEqual({ ok: false, error: { type: "other-space" } });
    const moved = sealed.slice();
    moved.set(other, 4);
    expect(await openEnvelope(key, other, moved)).toEqual({ ok: false, error: { type: "cannot-open" } });
  });

  it("[E5] is refused with the content of another stream, sender or counter", async () => {
    for (const change of [{ stream: filled(3) }, { sender: filled(3) }, { counter: 259 }, { kind: "blob" as const }]) {
      const other = await sealEnvelope(key, { ...HEADER, ...change }, PAYLOAD, NONCE);
      expect(await opens(concatBytes(other.subarray(0, 60), sealed.subarray(60)))).toBe(false);
    }
  });

  it("[E5] is not the plain payload behind a header", async () => {
    expect(await opens(concatBytes(sealed.subarray(0, 72), encodePayload(PAYLOAD), new Uint8Array(16)))).toBe(false);
  });

  it("[E5] survives 20,000 sealed envelopes damaged at random: none opens", async () => {
    const random = seeded(0x5eed);
    for (let i = 0; i < 20_000; i++) {
      const changed = sealed.slice(0, random() % 8 === 0 ? random() % (sealed.length + 1) : sealed.length);
      for (let n = 1 + (random() % 4); n > 0; n--) {
        const at = random() % Math.max(1, changed.length);
        changed[at] = (changed[at] ?? 0) ^ (1 + (random() % 255));
      }
      if (hexOfBytes(changed) !== hexOfBytes(sealed) && (await opens(changed)))
        throw new Error(`input ${i} was opened`);
    }
  });
});

describe("payload", () => {
  it.each([
    ["version", (bytes: Bytes) => bytes.fill(4, 0, 1)],
    ["version", (bytes: Bytes) => bytes.fill(0, 0, 1)],
    ["schema", (bytes: Bytes) => bytes.fill(0, 1, 2)],
    ["number", (bytes: Bytes) => bytes.fill(0xff, 2, 10)],
    ["length", (bytes: Bytes) => bytes.fill(1, 10, 11)],
    ["length", (bytes: Bytes) => concatBytes(bytes, new Uint8Array(1))],
    ["truncated", (bytes: Bytes) => bytes.slice(0, 13)],
    ["parts", (bytes: Bytes) => bytes.fill(2, 0, 1)],
  ])("[E6] is refused for a wrong %s", (reason, change) => {
    expect(parsePayload(change(encodePayload(PAYLOAD)), false)).toEqual({
      ok: false,
      error: { type: "bad-payload", reason },
    });
  });

  it("[E6] is refused with anything but zeros behind its body", () => {
    const padded = encodePayload({ ...PAYLOAD, body: new Uint8Array(91) });
    expect(padded.length).toBe(payloadBytes(91));
    expect(parsePayload(padded.fill(1, padded.length - 1), false)).toMatchObject({ error: { reason: "padding" } });
  });

  it("[E6] is never read as something that it was not, over 200,000 damaged payloads and noise", () => {
    const random = seeded(0xf00d);
    const clean = [encodePayload(PAYLOAD), encodePayload(SNAPSHOT)];
    let accepted = 0;
    for (let i = 0; i < 200_000; i++) {
      const isSnapshot = i % 2 === 1;
      const source = clean[i % 2] ?? new Uint8Array();
      const bytes = i % 3 === 0 ? source.map(() => random()) : source.slice(0, random() % 4 === 0 ? random() % 60 : 60);
      if (i % 3 !== 0 && bytes.length > 0) bytes[random() % bytes.length] = random();
      const parsed = parsePayload(bytes, isSnapshot);
      if (!parsed.ok) continue;
      accepted += 1;
      if (hexOfBytes(encodePayload(parsed.value)) !== hexOfBytes(bytes))
        throw new Error(`input ${i} was read as another`);
    }
    expect(accepted).toBeGreaterThan(1000);
  });

  it("[E3] hides the length of what it holds", () => {
    const lengths = new Set(
      Array.from({ length: 1000 }, (_, n) => encodePayload({ ...PAYLOAD, body: new Uint8Array(n) }).length),
    );
    expect(lengths.size).toBeLessThan(90);
  });
});
