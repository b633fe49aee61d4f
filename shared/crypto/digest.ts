/** SHA-256: the name of a blob is the hash of its content. */
import { hexOfBytes, type Bytes } from "../std/bytes.ts";

/** Lower-case hex, 64 characters. */
export async function sha256Hex(content: Bytes): Promise<string> {
  return hexOfBytes(new Uint8Array(await crypto.subtle.digest("SHA-256", content)));
}

/** 32 bytes. */
export async function sha256(content: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content));
}
