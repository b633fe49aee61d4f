/**
 * Envelope v1: the clear header of `#shared/sync/frames.ts`, a nonce, and the payload sealed with AES-256-GCM. Bytes 0
 * to 59 are associated data, so that no envelope can be passed off as one of another space, stream, sender or counter.
 * There is no way to read one without its key and its tag.
 */
import { bytesEqual, concatBytes, type Bytes } from "../std/bytes.ts";
import { err, ok, type Result } from "../std/result.ts";
import {
  encodeEnvelopeAad,
  ENVELOPE_AAD_BYTES,
  parseEnvelopeHeader,
  type EnvelopeHeader,
  type FrameError,
} from "#shared/sync/frames.ts";
import { encodePayload, parsePayload, type Payload, type PayloadError } from "./payload.ts";
import { openSealed, seal, type SealError } from "./seal.ts";

export interface OpenedEnvelope {
  readonly header: EnvelopeHeader;
  readonly payload: Payload;
}

export type EnvelopeError = FrameError | SealError | PayloadError | { readonly type: "other-space" };

/** `nonce`: 12 random bytes, never used twice with one key. */
export async function sealEnvelope(
  key: CryptoKey,
  header: EnvelopeHeader,
  payload: Payload,
  nonce: Bytes,
): Promise<Bytes> {
  const aad = encodeEnvelopeAad(header);
  return concatBytes(aad, await seal(key, encodePayload(payload), aad, nonce));
}

/** Opens an envelope of `space`. Whatever is not exactly what `sealEnvelope` wrote with this key is an error. */
export async function openEnvelope(
  key: CryptoKey,
  space: Uint8Array,
  envelope: Uint8Array,
): Promise<Result<OpenedEnvelope, EnvelopeError>> {
  const header = parseEnvelopeHeader(envelope);
  if (!header.ok) return header;
  if (!bytesEqual(header.value.space, space)) return err({ type: "other-space" });
  const sealed = envelope.slice(ENVELOPE_AAD_BYTES);
  const plain = await openSealed(key, sealed, envelope.slice(0, ENVELOPE_AAD_BYTES));
  if (!plain.ok) return plain;
  const payload = parsePayload(plain.value, header.value.kind === "snapshot");
  return payload.ok ? ok({ header: header.value, payload: payload.value }) : payload;
}
