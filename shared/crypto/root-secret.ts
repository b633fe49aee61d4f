/** The root secret: 16 random bytes, made at first run, from which every key of a library is derived. */
import type { Random } from "../ports.ts";
import type { Bytes } from "../std/bytes.ts";

export const ROOT_SECRET_BYTES = 16;

export function makeRootSecret(random: Random): Bytes {
  return random.bytes(ROOT_SECRET_BYTES);
}

/** The root secret from stored bytes, or null when they cannot be one. All zeros is a file that was never written. */
export function parseRootSecret(bytes: Uint8Array): Bytes | null {
  if (bytes.length !== ROOT_SECRET_BYTES || bytes.every((byte) => byte === 0)) return null;
  return new Uint8Array(bytes);
}
