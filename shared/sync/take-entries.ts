/**
 * Brings entries into the docs: opened, applied, saved, and only then written down as known. Whatever cannot be applied
 * is set aside as it came; nothing is skipped in silence.
 */
import { bytesEqual, hexOfBytes, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { counterChanges } from "./counters.ts";
import { emptied, newSenderChanges } from "./heal.ts";
import type { ApplyOutcome } from "./ports.ts";
import { readEntry, type Incoming, type ReadEntry } from "./read-entry.ts";
import { localStop, noteBlobs, type Session, type Stop } from "./session.ts";
import type { AsideReason, StreamRecord, SyncChange } from "./state.ts";

/** Answers the changes to commit, together with the cursor when the entries are a page. */
export async function takeEntries(
  s: Session,
  incoming: readonly Incoming[],
  isOnRelay: boolean,
): Promise<Result<SyncChange[], Stop>> {
  const entries: ReadEntry[] = [];
  for (const one of incoming) {
    const entry = await readEntry(s, one, isOnRelay);
    if (!entry.ok) return entry;
    entries.push(entry.value);
  }
  const broken = new Set<string>();
  const changes: SyncChange[] = [];
  for (const entry of entries) {
    if (typeof entry.content !== "string") continue;
    if (entry.content === "cannot-open" && !s.tables.aside.has(entry.key)) addBroken(s, entry, broken);
    changes.push(aside(entry, entry.content));
  }
  const streams: StreamRecord[] = [];
  let isOutdated = false;
  const names = new Set(entries.flatMap(({ name, content }) => (typeof content === "string" || !name ? [] : [name])));
  for (const name of names) {
    const applied = await applyTo(s, name, entries);
    if (!applied.ok) return applied;
    changes.push(...applied.value.changes);
    streams.push(applied.value.stream);
    if (applied.value.unreadable) broken.add(name);
    isOutdated ||= applied.value.knowsLess && s.tables.outbox.has(name);
  }
  const seen = entries.flatMap(({ name, header, sentAt }) =>
    name && header ? [{ name, sender: hexOfBytes(header.sender), counter: header.counter, sentAt }] : [],
  );
  const resend = s.rules.resend ? await Promise.all([...broken].map((name) => s.stream(name))) : [];
  isOutdated ||= resend.length > 0;
  return ok([...changes, ...counterChanges(s.tables, seen), ...streamChanges(s, streams, resend, isOutdated)]);
}

/**
 * Of `resend` the relay has not what it should hold: `known` is emptied, so that all of it is sent again, and the other
 * devices are asked, since those that have read past the entry will not meet it. An envelope that is not acknowledged
 * yet says that more is known than now is, so then the outbox goes.
 */
function streamChanges(
  s: Session,
  applied: readonly StreamRecord[],
  resend: readonly StreamRecord[],
  dropsOutbox: boolean,
): SyncChange[] {
  const all = new Map(applied.map((stream) => [stream.name, stream]));
  for (const stream of resend) all.set(stream.name, { ...emptied(stream), asks: true });
  if (!dropsOutbox) return [...all.values()].map(streamChange);
  for (const [name, stream] of s.tables.streams) if (!all.has(name)) all.set(name, stream);
  const others = newSenderChanges(s).filter(({ table }) => table !== "streams");
  return [...others, ...[...all.values()].map((stream) => streamChange({ ...stream, counter: 0 }))];
}

function streamChange(stream: StreamRecord): SyncChange {
  return { table: "streams", key: stream.name, value: stream };
}

/** Of a damaged entry the header cannot be trusted: with no doc to it, it may have belonged to any. */
function addBroken(s: Session, { name }: ReadEntry, broken: Set<string>): void {
  if (name !== null) broken.add(name);
  else for (const other of s.tables.streams.keys()) broken.add(other);
}

interface AppliedTo {
  readonly stream: StreamRecord;
  readonly changes: readonly SyncChange[];
  readonly unreadable: boolean;
  /** A device asked, and the relay may hold less that can be read than was thought. */
  readonly knowsLess: boolean;
}

/** The entries of one doc, after those that were waiting for more of it. */
async function applyTo(s: Session, name: string, entries: readonly ReadEntry[]): Promise<Result<AppliedTo, Stop>> {
  const waiting = await waitingFor(s, name, new Set(entries.map(({ key }) => key)));
  if (!waiting.ok) return waiting;
  const all = [...waiting.value, ...entries.filter((entry) => entry.name === name)];
  const updates = all.flatMap((entry) =>
    typeof entry.content !== "string" && entry.content.type === "update" ? [{ entry, update: entry.content }] : [],
  );
  const stream = await s.stream(name);
  // Before the updates, also where it came after them: they were opened here, so the relay does hold them.
  const left = heldByAll(s, stream, all);
  const knowsLess = !bytesEqual(left, stream.known);
  const applied = await s.deps.docs.apply(
    name,
    left,
    updates.map(({ update }) => update),
  );
  if (!applied.ok) return err(localStop(applied.error));
  if (applied.value.type === "lost") return err({ type: "lost", name });
  const { outcomes, known, blobs } = applied.value;
  const changes = updates.flatMap(({ entry }, i) => outcomeChanges(s, entry, outcomes[i] ?? "unreadable"));
  return ok({
    stream: { ...stream, known, through: knowsLess ? 0 : stream.through },
    changes: [...changes, ...noteBlobs(s.tables, blobs)],
    unreadable: updates.some(({ entry }, i) => outcomes[i] === "unreadable" && !s.tables.aside.has(entry.key)),
    knowsLess,
  });
}

/** What is known, as far as every device that asks holds it. What we asked ourselves changes nothing. */
function heldByAll(s: Session, { known }: StreamRecord, entries: readonly ReadEntry[]): Bytes {
  let left = known;
  for (const { content, header } of entries) {
    if (typeof content === "string" || content.type !== "asks") continue;
    if (header !== null && hexOfBytes(header.sender) === s.space().sender) continue;
    left = s.deps.docs.meet(left, content.held);
  }
  return left;
}

async function waitingFor(s: Session, name: string, but: ReadonlySet<string>): Promise<Result<ReadEntry[], Stop>> {
  const found: ReadEntry[] = [];
  for (const [key, record] of s.tables.aside) {
    if (record.name !== name || record.reason !== "waiting" || but.has(key)) continue;
    const entry = await readEntry(s, record, false);
    if (!entry.ok) return entry;
    found.push(entry.value);
  }
  return ok(found);
}

function outcomeChanges(s: Session, entry: ReadEntry, outcome: ApplyOutcome): SyncChange[] {
  if (outcome !== "applied") return [aside(entry, outcome)];
  return s.tables.aside.has(entry.key) ? [{ table: "aside", key: entry.key, value: null }] : [];
}

function aside({ key, name, incoming }: ReadEntry, reason: AsideReason): SyncChange {
  return { table: "aside", key, value: { seq: incoming.seq, name, envelope: incoming.envelope, reason } };
}
