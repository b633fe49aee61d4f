/**
 * Brings entries into the docs: opened, applied, saved, and only then written down as known. Whatever cannot be applied
 * is set aside as it came; nothing is skipped in silence.
 */
import { hexOfBytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { counterChanges } from "./counters.ts";
import { emptied, newSenderChanges } from "./heal.ts";
import type { ApplyOutcome, RemoteUpdate } from "./ports.ts";
import { readEntry, type Incoming, type ReadEntry } from "./read-entry.ts";
import { localStop, noteBlobs, type Session, type Stop } from "./session.ts";
import type { AsideReason, StreamRecord, SyncChange } from "./state.ts";

/** Answers the changes to commit, together with the cursor when the entries are a page. */
export async function takeEntries(s: Session, incoming: readonly Incoming[]): Promise<Result<SyncChange[], Stop>> {
  const entries: ReadEntry[] = [];
  for (const one of incoming) {
    const entry = await readEntry(s, one);
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
  const names = new Set(entries.flatMap(({ name, content }) => (typeof content === "string" || !name ? [] : [name])));
  for (const name of names) {
    const applied = await applyTo(s, name, entries);
    if (!applied.ok) return applied;
    changes.push(...applied.value.changes);
    streams.push(applied.value.stream);
    if (applied.value.unreadable) broken.add(name);
  }
  const seen = entries.flatMap(({ name, header }) =>
    name && header ? [{ name, sender: hexOfBytes(header.sender), counter: header.counter }] : [],
  );
  const resend = s.rules.resend ? await Promise.all([...broken].map((name) => s.stream(name))) : [];
  return ok([...changes, ...counterChanges(s.tables, seen), ...streamChanges(s, streams, resend)]);
}

/**
 * Of `resend` the relay has not what it should hold: `known` is emptied, so that all of it is sent again. Their
 * envelopes that are not acknowledged say more than that, so the outbox goes too.
 */
function streamChanges(s: Session, applied: readonly StreamRecord[], resend: readonly StreamRecord[]): SyncChange[] {
  if (resend.length === 0) return applied.map(streamChange);
  const all = new Map([...s.tables.streams, ...applied.map((stream) => [stream.name, stream] as const)]);
  for (const stream of resend) all.set(stream.name, emptied(stream));
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
}

/** The entries of one doc, after those that were waiting for more of it. */
async function applyTo(s: Session, name: string, entries: readonly ReadEntry[]): Promise<Result<AppliedTo, Stop>> {
  const waiting = await waitingFor(s, name, new Set(entries.map(({ key }) => key)));
  if (!waiting.ok) return waiting;
  const all = [...waiting.value, ...entries.filter((entry) => entry.name === name)];
  const updates = all.flatMap((entry) => (typeof entry.content === "string" ? [] : [{ entry, update: entry.content }]));
  const stream = await s.stream(name);
  const applied = await s.deps.docs.apply(
    name,
    stream.known,
    updates.map(({ update }): RemoteUpdate => update),
  );
  if (!applied.ok) return err(localStop(applied.error));
  const { outcomes, known, blobs } = applied.value;
  const changes = updates.flatMap(({ entry }, i) => outcomeChanges(s, entry, outcomes[i] ?? "unreadable"));
  return ok({
    stream: { ...stream, known },
    changes: [...changes, ...noteBlobs(s.tables, blobs)],
    unreadable: updates.some(({ entry }, i) => outcomes[i] === "unreadable" && !s.tables.aside.has(entry.key)),
  });
}

async function waitingFor(s: Session, name: string, but: ReadonlySet<string>): Promise<Result<ReadEntry[], Stop>> {
  const found: ReadEntry[] = [];
  for (const [key, record] of s.tables.aside) {
    if (record.name !== name || record.reason !== "waiting" || but.has(key)) continue;
    const entry = await readEntry(s, record);
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
