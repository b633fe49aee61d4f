/**
 * What a library's secret makes of one relay: the space's id and token, the names that streams and blobs have there,
 * and the sealing of envelopes. Nothing of it tells the relay what a name or a byte means.
 */
import { bytesOfHex, concatBytes, hexOfBytes, utf8, type Bytes } from "../std/bytes.ts";
import { assert } from "../std/assert.ts";
import type { Result } from "../std/result.ts";
import type { EnvelopeHeader } from "#shared/sync/frames.ts";
import { openEnvelope, sealEnvelope, type EnvelopeError, type OpenedEnvelope } from "./envelope.ts";
import { deriveSealKey, deriveSpace, deriveTagKey } from "./keys.ts";
import type { Payload } from "./payload.ts";

const ID_BYTES = 16;

export interface SpaceKeys {
  readonly relayOrigin: string;
  /** 16 bytes. */
  readonly space: Bytes;
  /** 64 hex digits: the bearer token. */
  readonly token: string;
  /** The stream id of a doc's name, 32 hex digits. */
  streamId(docName: string): Promise<string>;
  /** The blob id of a content's SHA-256 (64 hex digits), 32 hex digits. */
  blobId(sha256: string): Promise<string>;
  seal(header: Omit<EnvelopeHeader, "space">, payload: Payload, nonce: Bytes): Promise<Bytes>;
  open(envelope: Uint8Array): Promise<Result<OpenedEnvelope, EnvelopeError>>;
}

/** `relayOrigin` as `parseRelayAddress` writes it: another spelling would be another space. */
export async function createSpaceKeys(secret: Bytes, relayOrigin: string): Promise<SpaceKeys> {
  const [enc, tag, { id: space, token }] = await Promise.all([
    deriveSealKey(secret, "enc"),
    deriveTagKey(secret),
    deriveSpace(secret, relayOrigin),
  ]);
  const tagOf = async (message: Bytes): Promise<string> =>
    hexOfBytes(new Uint8Array(await crypto.subtle.sign("HMAC", tag, message)).subarray(0, ID_BYTES));

  return {
    relayOrigin,
    space,
    token: hexOfBytes(token),
    streamId: (docName) => tagOf(utf8(docName)),
    async blobId(sha256) {
      const hash = bytesOfHex(sha256);
      assert(hash?.length === 32, "a blob is named by its SHA-256");
      return tagOf(concatBytes(utf8("blob"), hash));
    },
    seal: (header, payload, nonce) => sealEnvelope(enc, { ...header, space }, payload, nonce),
    open: (envelope) => openEnvelope(enc, space, envelope),
  };
}
