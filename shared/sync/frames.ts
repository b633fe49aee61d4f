/**
 * The clear part of the wire: the envelope's header, the frames of a push and the page of a pull. All integers are
 * big-endian. Nothing here can read what an envelope holds; it says where the bytes belong, and refuses what is not
 * exactly of this form.
 *
 *     envelope   magic 0x57 | version 1 | kind | flags 0 | space 16 | stream or blob 16 | sender 16 | counter 8
 *                | nonce 12 | ciphertext and tag
 *     push       (length 4 | envelope)*
 *     page       epoch 16 | head 8 | next seq 8 | next hash 32 | (seq 8 | length 4 | envelope)*
 */
import { concatBytes, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { MAX_BLOB_BYTES, MAX_ENTRY_BYTES } from "./protocol.ts";

export const ID_BYTES = 16;
export const HASH_BYTES = 32;

/** Everything before the nonce: what the envelope's encryption authenticates. */
export const ENVELOPE_AAD_BYTES = 60;
export const ENVELOPE_HEADER_BYTES = 72;
export const ENVELOPE_TAG_BYTES = 16;

const MAGIC = 0x57;
const ENVELOPE_VERSION = 1;
const MIN_ENVELOPE_BYTES = ENVELOPE_HEADER_BYTES + ENVELOPE_TAG_BYTES;
const AT = { kind: 2, flags: 3, space: 4, stream: 20, sender: 36, counter: 52, nonce: 60 } as const;
const PAGE_PRELUDE_BYTES = ID_BYTES + 8 + 8 + HASH_BYTES;
const PAGE_ENTRY_PRELUDE_BYTES = 8 + 4;

export const ENVELOPE_KINDS = { update: 1, snapshot: 2, blob: 3 } as const;
export type EnvelopeKind = keyof typeof ENVELOPE_KINDS;

/** The clear header. The ids are views into the envelope that was parsed. */
export interface EnvelopeHeader {
  readonly kind: EnvelopeKind;
  readonly space: Uint8Array;
  /** The stream's id, or the blob's in an envelope of kind `blob`. */
  readonly stream: Uint8Array;
  readonly sender: Uint8Array;
  /** From 1, per sender and stream. */
  readonly counter: number;
}

export interface FrameError {
  readonly type: "malformed";
  readonly reason: "length" | "magic" | "version" | "kind" | "flags" | "counter" | "too-large" | "truncated" | "seq";
}

export interface PageEntry {
  readonly seq: number;
  readonly envelope: Uint8Array;
}

/** What one GET of entries answers. `next` is the cursor after the page; at `next.seq === head` there is no more. */
export interface Page {
  readonly epoch: Uint8Array;
  readonly head: number;
  readonly next: { readonly seq: number; readonly hash: Uint8Array };
  readonly entries: readonly PageEntry[];
}

/** Reads the clear header of a whole envelope. Refuses any length, flag or counter that v1 does not write. */
export function parseEnvelopeHeader(envelope: Uint8Array): Result<EnvelopeHeader, FrameError> {
  if (envelope.length < MIN_ENVELOPE_BYTES) return malformed("length");
  if (envelope[0] !== MAGIC) return malformed("magic");
  if (envelope[1] !== ENVELOPE_VERSION) return malformed("version");
  const kind = kindOfByte(envelope[AT.kind]);
  if (kind === null) return malformed("kind");
  if (envelope[AT.flags] !== 0) return malformed("flags");
  if (envelope.length > (kind === "blob" ? MAX_BLOB_BYTES : MAX_ENTRY_BYTES)) return malformed("too-large");
  const counter = safeInteger(viewOf(envelope), AT.counter);
  if (counter === null || counter === 0) return malformed("counter");
  return ok({
    kind,
    space: envelope.subarray(AT.space, AT.space + ID_BYTES),
    stream: envelope.subarray(AT.stream, AT.stream + ID_BYTES),
    sender: envelope.subarray(AT.sender, AT.sender + ID_BYTES),
    counter,
  });
}

/** The first 60 bytes of an envelope: the associated data. Nonce, ciphertext and tag follow it. */
export function encodeEnvelopeAad(header: EnvelopeHeader): Bytes {
  const aad = new Uint8Array(ENVELOPE_AAD_BYTES);
  aad.set([MAGIC, ENVELOPE_VERSION, ENVELOPE_KINDS[header.kind], 0]);
  aad.set(header.space, AT.space);
  aad.set(header.stream, AT.stream);
  aad.set(header.sender, AT.sender);
  viewOf(aad).setBigUint64(AT.counter, BigInt(header.counter));
  return aad;
}

/** The body of a push. */
export function encodePush(envelopes: readonly Uint8Array[]): Bytes {
  return concatBytes(...envelopes.flatMap((envelope) => [uint32(envelope.length), envelope]));
}

/** The envelopes of a push body, as views into it. Their headers are not read yet. */
export function parsePush(body: Uint8Array): Result<readonly Uint8Array[], FrameError> {
  const view = viewOf(body);
  const envelopes: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const envelope = lengthPrefixed(body, view, at);
    if (!envelope.ok) return envelope;
    envelopes.push(envelope.value);
    at += 4 + envelope.value.length;
  }
  return ok(envelopes);
}

/** How many bytes an entry of this length takes in a page, and how many every page takes before its entries. */
export function pageBytesOfEntry(envelopeBytes: number): number {
  return PAGE_ENTRY_PRELUDE_BYTES + envelopeBytes;
}
export const PAGE_EMPTY_BYTES = PAGE_PRELUDE_BYTES;

export function encodePage(page: Page): Bytes {
  return concatBytes(
    page.epoch,
    uint64(page.head),
    uint64(page.next.seq),
    page.next.hash,
    ...page.entries.flatMap((entry) => [uint64(entry.seq), uint32(entry.envelope.length), entry.envelope]),
  );
}

/** A page as a client reads it: sequences rise, none is above `next`, `next` is not above the head. */
export function parsePage(body: Uint8Array): Result<Page, FrameError> {
  if (body.length < PAGE_PRELUDE_BYTES) return malformed("length");
  const view = viewOf(body);
  const head = safeInteger(view, ID_BYTES);
  const nextSeq = safeInteger(view, ID_BYTES + 8);
  if (head === null || nextSeq === null || nextSeq > head) return malformed("seq");
  const entries: PageEntry[] = [];
  let last = 0;
  let at = PAGE_PRELUDE_BYTES;
  while (at < body.length) {
    if (at + PAGE_ENTRY_PRELUDE_BYTES > body.length) return malformed("truncated");
    const seq = safeInteger(view, at);
    if (seq === null || seq <= last || seq > nextSeq) return malformed("seq");
    const envelope = lengthPrefixed(body, view, at + 8);
    if (!envelope.ok) return envelope;
    entries.push({ seq, envelope: envelope.value });
    last = seq;
    at += PAGE_ENTRY_PRELUDE_BYTES + envelope.value.length;
  }
  const hash = body.subarray(PAGE_PRELUDE_BYTES - HASH_BYTES, PAGE_PRELUDE_BYTES);
  return ok({ epoch: body.subarray(0, ID_BYTES), head, next: { seq: nextSeq, hash }, entries });
}

function lengthPrefixed(body: Uint8Array, view: DataView, at: number): Result<Uint8Array, FrameError> {
  if (at + 4 > body.length) return malformed("truncated");
  const length = view.getUint32(at);
  if (length > MAX_ENTRY_BYTES) return malformed("too-large");
  if (at + 4 + length > body.length) return malformed("truncated");
  // An empty frame would let a body hold millions of envelopes.
  if (length < MIN_ENVELOPE_BYTES) return malformed("length");
  return ok(body.subarray(at + 4, at + 4 + length));
}

function kindOfByte(byte: number | undefined): EnvelopeKind | null {
  if (byte === ENVELOPE_KINDS.update) return "update";
  if (byte === ENVELOPE_KINDS.snapshot) return "snapshot";
  return byte === ENVELOPE_KINDS.blob ? "blob" : null;
}

/** Eight bytes as a number, or null above 2^53 - 1, where numbers would begin to be mistaken for each other. */
function safeInteger(view: DataView, at: number): number | null {
  const value = view.getBigUint64(at);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, value);
  return bytes;
}

function uint64(value: number): Bytes {
  const bytes = new Uint8Array(8);
  viewOf(bytes).setBigUint64(0, BigInt(value));
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function malformed(reason: FrameError["reason"]): Result<never, FrameError> {
  return err({ type: "malformed", reason });
}
