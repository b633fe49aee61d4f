/**
 * One entry of the journal: `journal/<doc>/<writer>-<number>` in storage.local, base64 of a sealed (version, time,
 * Yjs update). Doc and key are associated data, so an entry cannot stand in for another.
 */
import { openSealed, seal } from "#shared/crypto/seal.ts";
import { parseDocName, type DocName } from "#shared/domain/ids.ts";
import { base64OfBytes, bytesOfBase64, concatBytes, utf8, type Bytes } from "#shared/std/bytes.ts";

const PREFIX = "journal/";
const VERSION = 1;
const HEADER_BYTES = 9;

export interface JournalEntry {
  readonly update: Bytes;
  /** When it was written (ms since 1970). */
  readonly at: number;
}

export function prefixOfDoc(doc: DocName): string {
  return `${PREFIX}${doc}/`;
}

export const ALL_ENTRIES = PREFIX;

/** The doc of an entry's key, or null. */
export function docOfKey(key: string): DocName | null {
  return parseDocName(key.slice(PREFIX.length, key.lastIndexOf("/")));
}

export async function sealEntry(
  key: CryptoKey,
  doc: DocName,
  entryKey: string,
  entry: JournalEntry,
  nonce: Bytes,
): Promise<string> {
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  header.setUint8(0, VERSION);
  header.setFloat64(1, entry.at);
  const plain = concatBytes(new Uint8Array(header.buffer), entry.update);
  return base64OfBytes(await seal(key, plain, associatedOf(doc, entryKey), nonce));
}

/** Null when it was altered, cut, or sealed by another library. */
export async function openEntry(
  key: CryptoKey,
  doc: DocName,
  entryKey: string,
  text: string,
): Promise<JournalEntry | null> {
  const sealed = bytesOfBase64(text);
  if (!sealed) return null;
  const opened = await openSealed(key, sealed, associatedOf(doc, entryKey));
  if (!opened.ok || opened.value.length < HEADER_BYTES || opened.value[0] !== VERSION) return null;
  const at = new DataView(opened.value.buffer).getFloat64(1);
  return { update: opened.value.slice(HEADER_BYTES), at };
}

function associatedOf(doc: DocName, entryKey: string): Bytes {
  return utf8(`waymark journal 1\n${doc}\n${entryKey}`);
}
