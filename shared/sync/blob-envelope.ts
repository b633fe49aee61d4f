/** Blobs as the relay holds them: one envelope of kind 3 under a keyed hash of the content's SHA-256. */
import { hexOfBytes, type Bytes } from "#shared/std/bytes.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { payloadBytes } from "#shared/crypto/payload.ts";
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import { ENVELOPE_HEADER_BYTES, ENVELOPE_TAG_BYTES } from "./frames.ts";
import { MAX_BLOB_BYTES, MAX_ENTRY_BYTES } from "./protocol.ts";
import { bytesOfId, type Session } from "./session.ts";

export function fitsBlob(contentBytes: number): boolean {
  return envelopeBytes(contentBytes) <= MAX_BLOB_BYTES;
}

export function fitsEntry(updateBytes: number): boolean {
  return envelopeBytes(updateBytes) <= MAX_ENTRY_BYTES;
}

function envelopeBytes(bodyBytes: number): number {
  return ENVELOPE_HEADER_BYTES + payloadBytes(bodyBytes) + ENVELOPE_TAG_BYTES;
}

/** A blob has no doc and never changes: its counter is always 1, and its schema major says nothing. */
export async function sealBlob(s: Session, id: string, content: Bytes): Promise<Bytes> {
  const { keys, random, clock } = s.deps;
  const header = { kind: "blob", stream: bytesOfId(id), sender: bytesOfId(s.space().sender), counter: 1 } as const;
  const payload = { form: "whole", schemaMajor: 1, sentAt: clock.now(), covered: null, body: content } as const;
  return keys.seal(header, payload, random.bytes(12));
}

/** The content, or null when the envelope is not the blob of this id or its content is not what the name says. */
export async function openBlob(
  keys: SpaceKeys,
  sha256: string,
  id: string,
  envelope: Uint8Array,
): Promise<Bytes | null> {
  const opened = await keys.open(envelope);
  if (!opened.ok) return null;
  const { header, payload } = opened.value;
  if (header.kind !== "blob" || hexOfBytes(header.stream) !== id || payload.form !== "whole") return null;
  const content = new Uint8Array(payload.body);
  return (await sha256Hex(content)) === sha256 ? content : null;
}
