/** Envelopes as a relay sees them: a true header, and bytes that stand for a ciphertext. */
import type { NewEntry } from "#server/storage/store.ts";
import { bytesOfHex, concatBytes, utf8, type Bytes } from "#shared/std/bytes.ts";
import { encodeEnvelopeAad, ENVELOPE_HEADER_BYTES, type EnvelopeKind } from "#shared/sync/frames.ts";

export interface EnvelopeParts {
  readonly kind?: EnvelopeKind;
  /** A small number that names the id, or the id in hex. */
  readonly space?: number | string;
  readonly stream?: number | string;
  readonly sender?: number | string;
  readonly counter?: number;
  readonly text?: string;
  /** Length of the whole envelope. */
  readonly size?: number;
}

/** A 16-byte id in hex that is easy to tell apart. */
export function idOf(n: number): string {
  return n.toString(16).padStart(32, "0");
}

export function bytesOfId(id: number | string): Bytes {
  return bytesOfHex(typeof id === "number" ? idOf(id) : id) ?? new Uint8Array(16);
}

export function envelopeOf(parts: EnvelopeParts): Bytes {
  const aad = encodeEnvelopeAad({
    kind: parts.kind ?? "update",
    space: bytesOfId(parts.space ?? 1),
    stream: bytesOfId(parts.stream ?? 10),
    sender: bytesOfId(parts.sender ?? 20),
    counter: parts.counter ?? 1,
  });
  const sealed = new Uint8Array(Math.max((parts.size ?? 0) - aad.length, 28 + (parts.text ?? "").length));
  sealed.set(utf8(parts.text ?? ""), ENVELOPE_HEADER_BYTES - aad.length);
  return concatBytes(aad, sealed);
}

export function entryOf(parts: EnvelopeParts): NewEntry {
  return {
    stream: bytesOfId(parts.stream ?? 10),
    sender: bytesOfId(parts.sender ?? 20),
    counter: parts.counter ?? 1,
    envelope: envelopeOf(parts),
  };
}
