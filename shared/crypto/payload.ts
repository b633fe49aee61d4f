/**
 * What an envelope holds once it is opened, all integers big-endian:
 *
 *     payload version | schemaMajor | sentAt 8
 *     snapshots only: covered 8 | count 2 | (sender 16 | counter 8)*
 *     length 4 | body | zeros up to the Padmé length of all before them
 *
 * Payload version 1 carries the body itself. Version 2 is an update that is larger than an entry may be: its body is
 * the SHA-256 of each part, in order, and the parts travel as blobs. Version 3 asks: a device that met an entry which
 * cannot be opened says what it holds of the doc, and whoever holds more sends it.
 */
import { concatBytes, type Bytes } from "../std/bytes.ts";
import { err, ok, type Result } from "../std/result.ts";
import { padmeLength } from "./padme.ts";

const PREFIX_BYTES = 10;
const SENDER_BYTES = 16;
const PART_NAME_BYTES = 32;
const VERSIONS = { whole: 1, "in-parts": 2, asks: 3 } as const;

export interface SeenCounter {
  readonly sender: Uint8Array;
  readonly counter: number;
}

/** What a snapshot says of the log below it. */
export interface Coverage {
  /** The sequence up to which the snapshot stands for the entries of its stream. */
  readonly seq: number;
  readonly counters: readonly SeenCounter[];
}

export interface Payload {
  readonly form: keyof typeof VERSIONS;
  /** The major of the shapes in the doc that the body belongs to, 1 to 255. */
  readonly schemaMajor: number;
  /** Milliseconds since 1970 on the sender's clock: for display, never for order. */
  readonly sentAt: number;
  /** Null in everything but snapshots. */
  readonly covered: Coverage | null;
  /** A Yjs update, a blob's content, the names of the parts, or what the asking device holds. */
  readonly body: Uint8Array;
}

export interface PayloadError {
  readonly type: "bad-payload";
  readonly reason: "version" | "schema" | "number" | "truncated" | "length" | "padding" | "parts";
}

/** How long a payload of this body is in the end: an envelope is 88 bytes longer. */
export function payloadBytes(bodyLength: number): number {
  return padmeLength(PREFIX_BYTES + 4 + bodyLength);
}

export function encodePayload(payload: Payload): Bytes {
  const prefix = new Uint8Array(PREFIX_BYTES);
  prefix.set([VERSIONS[payload.form], payload.schemaMajor]);
  new DataView(prefix.buffer).setBigUint64(2, BigInt(payload.sentAt));
  const plain = concatBytes(prefix, encodeCoverage(payload.covered), uint32(payload.body.length), payload.body);
  const padded = new Uint8Array(padmeLength(plain.length));
  padded.set(plain);
  return padded;
}

/** Refuses whatever `encodePayload` would not have written byte for byte. The body is a view into `bytes`. */
export function parsePayload(bytes: Uint8Array, isSnapshot: boolean): Result<Payload, PayloadError> {
  if (bytes.length < PREFIX_BYTES) return bad("truncated");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const form = formOfByte(view.getUint8(0));
  if (form === null) return bad("version");
  const schemaMajor = view.getUint8(1);
  if (schemaMajor === 0) return bad("schema");
  const sentAt = safeInteger(view, 2);
  if (sentAt === null) return bad("number");
  const coverage = isSnapshot ? parseCoverage(bytes, view) : ok({ covered: null, end: PREFIX_BYTES });
  if (!coverage.ok) return coverage;
  const { covered, end } = coverage.value;
  if (end + 4 > bytes.length) return bad("truncated");
  const bodyEnd = end + 4 + view.getUint32(end);
  if (bytes.length !== padmeLength(bodyEnd)) return bad("length");
  if (bytes.subarray(bodyEnd).some((byte) => byte !== 0)) return bad("padding");
  const body = bytes.subarray(end + 4, bodyEnd);
  if (form === "in-parts" && (body.length === 0 || body.length % PART_NAME_BYTES !== 0)) return bad("parts");
  return ok({ form, schemaMajor, sentAt, covered, body });
}

/** The names of the parts: the SHA-256 of each, 32 bytes. */
export function partNames(body: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: body.length / PART_NAME_BYTES }, (_, i) =>
    body.subarray(i * PART_NAME_BYTES, (i + 1) * PART_NAME_BYTES),
  );
}

function encodeCoverage(covered: Coverage | null): Bytes {
  if (covered === null) return new Uint8Array();
  const count = new Uint8Array(2);
  new DataView(count.buffer).setUint16(0, covered.counters.length);
  const counters = covered.counters.flatMap(({ sender, counter }) => [sender, uint64(counter)]);
  return concatBytes(uint64(covered.seq), count, ...counters);
}

function parseCoverage(bytes: Uint8Array, view: DataView): Result<{ covered: Coverage; end: number }, PayloadError> {
  let at = PREFIX_BYTES;
  if (at + 10 > bytes.length) return bad("truncated");
  const seq = safeInteger(view, at);
  const count = view.getUint16(at + 8);
  at += 10;
  if (at + count * (SENDER_BYTES + 8) > bytes.length) return bad("truncated");
  if (seq === null) return bad("number");
  const counters: SeenCounter[] = [];
  for (let i = 0; i < count; i++, at += SENDER_BYTES + 8) {
    const counter = safeInteger(view, at + SENDER_BYTES);
    if (counter === null) return bad("number");
    counters.push({ sender: bytes.subarray(at, at + SENDER_BYTES), counter });
  }
  return ok({ covered: { seq, counters }, end: at });
}

function formOfByte(byte: number): Payload["form"] | null {
  if (byte === VERSIONS.whole) return "whole";
  if (byte === VERSIONS["in-parts"]) return "in-parts";
  return byte === VERSIONS.asks ? "asks" : null;
}

function safeInteger(view: DataView, at: number): number | null {
  const value = view.getBigUint64(at);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function uint64(value: number): Bytes {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

function bad(reason: PayloadError["reason"]): Result<never, PayloadError> {
  return err({ type: "bad-payload", reason });
}
