/** The relay's hashing and comparing. It has no keys and decrypts nothing. */
import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { HASH_BYTES, ID_BYTES } from "#shared/sync/frames.ts";
import { concatBytes } from "#shared/std/bytes.ts";

/** The hash before a log's first entry. */
export const EMPTY_LOG_HASH: Uint8Array = new Uint8Array(HASH_BYTES);

export function sha256(bytes: Uint8Array | string): Uint8Array {
  return hash("sha256", bytes, "buffer");
}

/** The running hash after an entry: SHA-256 of the hash before it and the whole envelope. */
export function nextLogHash(before: Uint8Array, envelope: Uint8Array): Uint8Array {
  return sha256(concatBytes(before, envelope));
}

/** Compares two hashes in a time that says nothing about where they differ. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

export function randomEpoch(): Uint8Array {
  return randomBytes(ID_BYTES);
}
