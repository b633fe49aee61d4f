/**
 * Sealing bytes with AES-256-GCM. The associated data says what the bytes are (which doc, which entry), so that a
 * sealed copy cannot be passed off as another.
 */
import { concatBytes, type Bytes } from "../std/bytes.ts";
import { assert } from "../std/assert.ts";
import { err, ok, type Result } from "../std/result.ts";

export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export type SealError = { readonly type: "cannot-open" };

/** Nonce, then ciphertext and tag. `nonce` is 12 random bytes, never used twice with one key. */
export async function seal(key: CryptoKey, plain: Bytes, associated: Bytes, nonce: Bytes): Promise<Bytes> {
  assert(nonce.length === NONCE_BYTES, "a nonce has 12 bytes");
  const params = { name: "AES-GCM", iv: nonce, additionalData: associated };
  return concatBytes(nonce, new Uint8Array(await crypto.subtle.encrypt(params, key, plain)));
}

/** The bytes of `seal`; anything altered, cut, or sealed with another key or associated data is `cannot-open`. */
export async function openSealed(key: CryptoKey, sealed: Bytes, associated: Bytes): Promise<Result<Bytes, SealError>> {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return err({ type: "cannot-open" });
  const params = { name: "AES-GCM", iv: sealed.slice(0, NONCE_BYTES), additionalData: associated };
  try {
    return ok(new Uint8Array(await crypto.subtle.decrypt(params, key, sealed.slice(NONCE_BYTES))));
  } catch {
    return err({ type: "cannot-open" });
  }
}
