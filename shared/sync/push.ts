/** Sends the outbox. An acknowledgement moves `known`, never the cursor. */
import { err, ok, type Result } from "#shared/std/result.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { sendBlobs } from "./blobs.ts";
import { runningHash } from "./cursor.ts";
import { MAX_ENTRIES_PER_PUSH, MAX_PUSH_BYTES, type PushAnswer } from "./protocol.ts";
import { callStop, spaceChange, type Session, type Stop } from "./session.ts";
import type { Mark, OutboxRecord, SpaceRecord, SyncChange } from "./state.ts";

const SMALLEST_BATCH = 16 * 1024;
export const LARGEST_BATCH = MAX_PUSH_BYTES;

/**
 * `sent` and acknowledged; `sent-alone`: and nobody else has written what was not read here. `unread`: somebody has
 * written, and what was sent counts as acknowledged only when that was read.
 */
export type Pushed = "nothing-sent" | "sent" | "sent-alone" | "unread";

export async function push(s: Session): Promise<Result<Pushed, Stop>> {
  let pushed: Pushed = "nothing-sent";
  for (;;) {
    const { epoch } = s.space();
    const batch = nextBatch([...s.tables.outbox.values()], s.pace.batchBytes);
    if (batch.length === 0 || epoch === null) return ok(pushed);
    const parts = await sendParts(s, batch);
    if (!parts.ok) return parts;
    const answer = await s.relay.push(
      epoch,
      batch.map(({ envelope }) => envelope),
    );
    if (!answer.ok) {
      const { type } = answer.error;
      if (type === "timeout" || type === "too-large") s.pace.batchBytes = halved(s.pace.batchBytes);
      // A smaller batch is worth another try at once; a single envelope is not.
      if (type === "too-large" && batch.length > 1) continue;
      return err(callStop(answer.error));
    }
    if (answer.value.epoch !== epoch || answer.value.seqs.length !== batch.length) {
      return err(callStop({ type: "not-understood", status: 200 }));
    }
    const follows = await isNext(s.space(), batch, answer.value);
    // The log that was acknowledged last may be gone: another mark in its place would hide that.
    if (!follows && s.space().mark !== null) return ok("unread");
    const committed = await s.commit(await ackChanges(s, batch, answer.value, follows));
    if (!committed.ok) return committed;
    pushed = isAllRead(s.space(), answer.value) ? "sent-alone" : "sent";
    s.pace.batchBytes = Math.min(LARGEST_BATCH, s.pace.batchBytes * 2);
  }
}

function halved(bytes: number): number {
  return Math.max(SMALLEST_BATCH, Math.floor(bytes / 2));
}

/** As many as fit, and at least one. */
function nextBatch(outbox: readonly OutboxRecord[], limit: number): readonly OutboxRecord[] {
  const batch: OutboxRecord[] = [];
  let bytes = 0;
  for (const record of outbox.slice(0, MAX_ENTRIES_PER_PUSH)) {
    bytes += 4 + record.envelope.length;
    if (bytes > limit && batch.length > 0) break;
    batch.push(record);
  }
  return batch;
}

async function sendParts(s: Session, batch: readonly OutboxRecord[]): Promise<Result<void, Stop>> {
  for (const { parts } of batch) {
    if (parts.length === 0) continue;
    const contents = new Map(await Promise.all(parts.map(async (part) => [await sha256Hex(part), part] as const)));
    const sent = await sendBlobs(s, [...contents.keys()], (name) => Promise.resolve(contents.get(name) ?? null));
    if (!sent.ok) return sent;
  }
  return ok();
}

/** In one transaction: the outbox rows go, what they brought is known, and the log's place is remembered. */
async function ackChanges(
  s: Session,
  batch: readonly OutboxRecord[],
  answer: PushAnswer,
  follows: boolean,
): Promise<SyncChange[]> {
  const mark = s.rules.mark ? markOf(s.space(), answer, follows) : null;
  const changes: SyncChange[] = [spaceChange(s.space(), { mark })];
  for (const record of batch) {
    const stream = await s.stream(record.name);
    const known = s.deps.docs.join(stream.known, record.brings);
    const asks = stream.asks && !record.asks;
    changes.push({ table: "outbox", key: record.name, value: null });
    changes.push({ table: "streams", key: record.name, value: { ...stream, known, through: record.through, asks } });
  }
  return changes;
}

/**
 * When the log that this device knew and its own envelopes after it have the hash that the relay answers, the log is
 * the one that it knew, and nobody else has written meanwhile.
 */
async function isNext(
  { cursor, mark }: SpaceRecord,
  batch: readonly OutboxRecord[],
  { head, hash }: PushAnswer,
): Promise<boolean> {
  const last = mark ?? cursor;
  if (head !== last.seq + batch.length) return false;
  const envelopes = batch.map(({ envelope }) => envelope);
  return (await runningHash(last.hash, envelopes)) === hash;
}

function isAllRead({ cursor, mark }: SpaceRecord, { head, hash }: PushAnswer): boolean {
  return mark === null ? head === cursor.seq && hash === cursor.hash : mark.own;
}

function markOf({ cursor, mark }: SpaceRecord, { head, hash }: PushAnswer, follows: boolean): Mark | null {
  return head > cursor.seq ? { seq: head, hash, own: follows && (mark?.own ?? true) } : null;
}
