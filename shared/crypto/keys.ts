/**
 * Keys from the root secret: HKDF-SHA-256, salt `waymark/v1`, one independent output for each purpose. The CryptoKeys
 * cannot be exported again.
 */
import { hexOfBytes, utf8, type Bytes } from "../std/bytes.ts";

const SALT = utf8("waymark/v1");

/** `enc` seals what goes to a relay, `journal` and `backup` seal the copies that stay on this device. */
export type SealPurpose = "enc" | "journal" | "backup";

/** AES-256-GCM key for `seal` and `openSealed`. */
export async function deriveSealKey(secret: Bytes, purpose: SealPurpose): Promise<CryptoKey> {
  const bytes = await deriveBytes(secret, purpose, 32);
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** HMAC-SHA-256 key that turns doc names and blob hashes into ids that tell a relay nothing. */
export async function deriveTagKey(secret: Bytes): Promise<CryptoKey> {
  const bytes = await deriveBytes(secret, "tag", 32);
  return crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
}

/** Where a library lives on one relay: 16 bytes of id and 32 bytes of bearer token, both bound to `relayOrigin`. */
export async function deriveSpace(secret: Bytes, relayOrigin: string): Promise<{ id: Bytes; token: Bytes }> {
  return {
    id: await deriveBytes(secret, `space ${relayOrigin}`, 16),
    token: await deriveBytes(secret, `auth ${relayOrigin}`, 32),
  };
}

/** Tells two secrets apart and says nothing of either: 8 bytes in hex. */
export async function deriveSecretId(secret: Bytes): Promise<string> {
  return hexOfBytes(await deriveBytes(secret, "secret-id", 8));
}

/**
 * What a library's exported calendars are named by, from what `deriveSecretId` says: 8 bytes in hex. All devices that
 * share the secret come to the same, also while they are apart, and a calendar tells nothing of the secret.
 */
export async function deriveCalendarId(secretId: string): Promise<string> {
  return hexOfBytes(await deriveBytes(utf8(secretId), "calendar", 8));
}

async function deriveBytes(secret: Bytes, info: string, length: number): Promise<Bytes> {
  const source = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const params = { name: "HKDF", hash: "SHA-256", salt: SALT, info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(params, source, length * 8));
}
