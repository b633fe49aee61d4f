/** Sends the outbox. An acknowledgement moves `known`, never the cursor. */
import { err, ok, type Result } from "#shared/std/result.ts";
import { sha256Hex } from "#shared/crypto/digest.ts";
import { sendBlobs } from "./blobs.ts";
import { MAX_ENTRIES_PER_PUSH, MAX_PUSH_BYTES, type PushAnswer } from "./protocol.ts";
import { callStop, spaceChange, type Session, type Stop } from "./session.ts";
import type { OutboxRecord, SpaceRecord, SyncChange } from "./state.ts";

const SMALLEST_BATCH = 16 * 1024;
export const LARGEST_BATCH = MAX_PUSH_BYTES;

/** True when something was sent and acknowledged. */
export async function push(s: Session): Promise<Result<boolean, Stop>> {
  let acknowledged = false;
  for (;;) {
    const { epoch } = s.space();
    const batch = nextBatch([...s.tables.outbox.values()], s.pace.batchBytes);
    if (batch.length === 0 || epoch === null) return ok(acknowledged);
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
    const committed = await s.commit(await ackChanges(s, batch, answer.value));
    if (!committed.ok) return committed;
    acknowledged = true;
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
async function ackChanges(s: Session, batch: readonly OutboxRecord[], answer: PushAnswer): Promise<SyncChange[]> {
  const changes: SyncChange[] = [spaceChange(s.space(), { mark: s.rules.mark ? markOf(s.space(), answer) : null })];
  for (const record of batch) {
    const stream = await s.stream(record.name);
    const known = s.deps.docs.join(stream.known, record.brings);
    const asks = stream.asks && !record.asks;
    changes.push({ table: "outbox", key: record.name, value: null });
    changes.push({ table: "streams", key: record.name, value: { ...stream, known, through: record.through, asks } });
  }
  return changes;
}

function markOf({ cursor, mark }: SpaceRecord, { head, hash }: PushAnswer): SpaceRecord["mark"] {
  return head > Math.max(cursor.seq, mark?.seq ?? 0) ? { seq: head, hash } : mark;
}
