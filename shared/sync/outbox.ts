/**
 * What is owed goes into the outbox: sealed once, stored before its first send, one envelope for each stream, and sent
 * byte for byte until it is acknowledged. Dropping it is always safe, since what is owed is counted from the docs.
 */
import { bytesOfHex, concatBytes, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { fitsEntry } from "./blob-envelope.ts";
import { lostDocChanges } from "./heal.ts";
import type { LocalError, Owed } from "./ports.ts";
import { MAX_BLOB_BYTES } from "./protocol.ts";
import { bytesOfId, localStop, noteBlobs, type Session, type Stop } from "./session.ts";
import type { StreamRecord, SyncChange } from "./state.ts";

/** A quarter of the largest blob: one lost answer costs less. */
const PART_BYTES = MAX_BLOB_BYTES / 4;

/** `again` when a doc of this device was lost, and the log has to be read from the start. */
export async function sealOwed(s: Session): Promise<Result<"sealed" | "again", Stop>> {
  const names = await s.deps.docs.names();
  if (!names.ok) return err(localStop(names.error));
  for (const name of new Set([...names.value, ...s.tables.streams.keys()])) {
    if (s.tables.outbox.has(name)) continue;
    const sealed = await sealDoc(s, name);
    if (!sealed.ok) return sealed;
    if (sealed.value === "lost") return ok("again");
  }
  return ok("sealed");
}

async function sealDoc(s: Session, name: string): Promise<Result<Owed["type"], Stop>> {
  const stream = await s.stream(name);
  const owed = await owedOf(s, stream);
  if (!owed.ok) return err(localStop(owed.error));
  const { value } = owed;
  const changes = await changesOf(s, stream, value);
  const committed = await s.commit(changes);
  return committed.ok ? ok(value.type) : committed;
}

async function owedOf(s: Session, stream: StreamRecord): Promise<Result<Owed, LocalError>> {
  const last = await s.deps.docs.lastRow(stream.name);
  if (!last.ok) return last;
  // Other than `through`, and not above it: a doc that was lost begins its keys anew.
  if (last.value === stream.through && !s.thorough) return ok({ type: "nothing", through: last.value, blobs: [] });
  return s.deps.docs.owed(stream.name, stream.known, stream.through);
}

async function changesOf(s: Session, stream: StreamRecord, owed: Owed): Promise<readonly SyncChange[]> {
  const { name } = stream;
  if (owed.type === "lost") return lostDocChanges(s, stream);
  if (owed.type === "read-only") return [];
  const blobs = noteBlobs(s.tables, owed.blobs);
  if (owed.type === "nothing") {
    if (owed.through === stream.through) return blobs;
    return [{ table: "streams", key: name, value: { ...stream, through: owed.through } }, ...blobs];
  }
  const counter = stream.counter + 1;
  const parts = fitsEntry(owed.update.length) ? [] : partsOf(owed.update);
  const header = {
    kind: "update",
    stream: bytesOfId(stream.stream),
    sender: bytesOfId(s.space().sender),
    counter,
  } as const;
  const envelope = await s.deps.keys.seal(
    header,
    {
      form: parts.length === 0 ? "whole" : "in-parts",
      schemaMajor: owed.schemaMajor,
      sentAt: s.deps.clock.now(),
      covered: null,
      body: parts.length === 0 ? owed.update : await namesOf(parts),
    },
    s.deps.random.bytes(12),
  );
  const { brings, through, changes } = owed;
  return [
    { table: "outbox", key: name, value: { name, envelope, parts, brings, through, changes } },
    { table: "streams", key: name, value: { ...stream, counter } },
    ...blobs,
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
