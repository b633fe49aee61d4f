/**
 * What is owed goes into the outbox: sealed once, stored before its first send, one envelope for each stream, and sent
 * byte for byte until it is acknowledged. Dropping it is always safe, since what is owed is counted from the docs.
 */
import { bytesOfHex, concatBytes, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import type { Payload } from "#shared/crypto/payload.ts";
import { fitsEntry } from "./blob-envelope.ts";
import type { DocLost, LocalError, Owed } from "./ports.ts";
import { MAX_BLOB_BYTES } from "./protocol.ts";
import { bytesOfId, localStop, noteBlobs, type Session, type Stop } from "./session.ts";
import { NOTHING_KNOWN, type OutboxRecord, type StreamRecord, type SyncChange } from "./state.ts";

/** A quarter of the largest blob: one lost answer costs less. */
const PART_BYTES = MAX_BLOB_BYTES / 4;

export async function sealOwed(s: Session): Promise<Result<void, Stop>> {
  const names = await s.deps.docs.names();
  if (!names.ok) return err(localStop(names.error));
  for (const name of new Set([...names.value, ...s.tables.streams.keys()])) {
    if (s.tables.outbox.has(name)) continue;
    const sealed = await sealDoc(s, name);
    if (!sealed.ok) return sealed;
  }
  return ok();
}

async function sealDoc(s: Session, name: string): Promise<Result<void, Stop>> {
  const stream = await s.stream(name);
  if (stream.asks) return sealQuestion(s, stream);
  const owed = await owedOf(s, stream);
  if (!owed.ok) return err(localStop(owed.error));
  if (owed.value.type === "lost") return err({ type: "lost", name });
  return s.commit(await changesOf(s, stream, owed.value));
}

async function owedOf(s: Session, stream: StreamRecord): Promise<Result<Owed, LocalError>> {
  const last = await s.deps.docs.lastRow(stream.name);
  if (!last.ok) return last;
  // Other than `through`, and not above it: a doc that was lost begins its keys anew.
  if (last.value === stream.through && !s.thorough) return ok({ type: "nothing", through: last.value, blobs: [] });
  return s.deps.docs.owed(stream.name, stream.known, stream.through);
}

async function changesOf(
  s: Session,
  stream: StreamRecord,
  owed: Exclude<Owed, DocLost>,
): Promise<readonly SyncChange[]> {
  const { name } = stream;
  if (owed.type === "read-only") return [];
  const blobs = noteBlobs(s.tables, owed.blobs);
  if (owed.type === "nothing") {
    if (owed.through === stream.through) return blobs;
    return [{ table: "streams", key: name, value: { ...stream, through: owed.through } }, ...blobs];
  }
  const parts = fitsEntry(owed.update.length) ? [] : partsOf(owed.update);
  const body = parts.length === 0 ? owed.update : await namesOf(parts);
  const envelope = await sealBody(s, stream, parts.length === 0 ? "whole" : "in-parts", owed.schemaMajor, body);
  const { brings, through, changes } = owed;
  return [...sealedChanges(stream, { name, envelope, parts, brings, through, changes, asks: false }), ...blobs];
}

/** Before anything else of the stream: the others can begin to answer. */
async function sealQuestion(s: Session, stream: StreamRecord): Promise<Result<void, Stop>> {
  const { name, through } = stream;
  const held = await s.deps.docs.held(name);
  if (!held.ok) return err(localStop(held.error));
  const envelope = await sealBody(s, stream, "asks", 1, held.value);
  const record = { name, envelope, parts: [], brings: NOTHING_KNOWN, through, changes: 0, asks: true };
  return s.commit(sealedChanges(stream, record));
}

function sealBody(
  s: Session,
  { stream, counter }: StreamRecord,
  form: Payload["form"],
  schemaMajor: number,
  body: Bytes,
): Promise<Bytes> {
  const sender = bytesOfId(s.space().sender);
  const header = { kind: "update", stream: bytesOfId(stream), sender, counter: counter + 1 } as const;
  const payload = { form, schemaMajor, sentAt: s.deps.clock.now(), covered: null, body };
  return s.deps.keys.seal(header, payload, s.deps.random.bytes(12));
}

function sealedChanges(stream: StreamRecord, record: OutboxRecord): SyncChange[] {
  return [
    { table: "outbox", key: record.name, value: record },
    { table: "streams", key: record.name, value: { ...stream, counter: stream.counter + 1 } },
  ];
}

function partsOf(update: Bytes): Bytes[] {
  return Array.from({ length: Math.ceil(update.length / PART_BYTES) }, (_, i) =>
    update.slice(i * PART_BYTES, (i + 1) * PART_BYTES),
  );
}

async function namesOf(parts: readonly Bytes[]): Promise<Bytes> {
  const names = await Promise.all(parts.map(async (part) => bytesOfHex(await sha256Hex(part)) ?? new Uint8Array()));
  return concatBytes(...names);
}
