/**
 * Self-healing. Devices are the truth and the relay is a cache: when it is not the relay that this device knew, what it
 * is known to hold is nothing, and the device reads all of it and sends what it lacks.
 */
import { err, type Result } from "#shared/std/result.ts";
import type { Rules } from "./rules.ts";
import { callStop, newSender, spaceChange, type Session, type Stop } from "./session.ts";
import {
  isQuarantine,
  LOG_START,
  NOTHING_KNOWN,
  type SpaceRecord,
  type StreamRecord,
  type SyncChange,
  type SyncTables,
} from "./state.ts";

/** How a log differs from the one that this device knew. */
export type ForkReason = "epoch" | "head" | "hash";

export function forkReason(space: SpaceRecord, found: { readonly epoch: string; readonly head: number }): ForkReason {
  if (space.epoch !== null && space.epoch !== found.epoch) return "epoch";
  return found.head < Math.max(space.cursor.seq, space.mark?.seq ?? 0) ? "head" : "hash";
}

/** Mends what a device can mend by itself; anything else comes back as the reason to stop. */
export async function mend(s: Session, stop: Stop): Promise<Result<void, Stop>> {
  if (stop.type === "lost") return s.commit(lostDocChanges(s, await s.stream(stop.name)));
  if (stop.type === "local") return err(stop);
  const { error } = stop;
  if (error.type === "fork" || error.type === "epoch-changed") {
    return startAgain(s, error, forkReason(s.space(), error));
  }
  if (error.type === "counter-conflict") return s.commit(newSenderChanges(s));
  if (error.type !== "unknown-space") return err(callStop(error));
  const made = await s.relay.createSpace(s.deps.invite);
  return made.ok ? s.commit(healChanges(s, made.value.epoch)) : err(callStop(made.error));
}

/** The relay's log is not the one that this device knew. */
async function startAgain(
  s: Session,
  found: { readonly epoch: string },
  reason: ForkReason,
): Promise<Result<void, Stop>> {
  if (s.rules[reason satisfies keyof Rules]) return s.commit(healChanges(s, found.epoch));
  // Without the rule: reads from the start, and believes that the relay still holds what it held.
  return s.commit([spaceChange(s.space(), { epoch: found.epoch, cursor: LOG_START, mark: null })]);
}

/** Outbox dropped, `known` emptied, cursor to the start, a new sender. */
function healChanges(s: Pick<Session, "space" | "tables" | "deps">, epoch: string): readonly SyncChange[] {
  return [
    spaceChange(s.space(), { epoch, cursor: LOG_START, mark: null, sender: newSender(s.deps) }),
    ...forgetRelay(s.tables),
  ];
}

/** Nothing that is known of a relay holds any more. What was set aside stays: it may be the last copy. */
export function forgetRelay(tables: SyncTables): readonly SyncChange[] {
  const quarantined = [...tables.aside.values()].filter(({ reason }) => isQuarantine(reason));
  // What was asked may be gone with the rest of the log.
  const asks = ({ name }: StreamRecord): boolean =>
    quarantined.some((entry) => entry.name === null || entry.name === name);
  return [
    ...[...tables.streams.values()].map((stream): SyncChange => ({
      table: "streams",
      key: stream.name,
      value: { ...emptied(stream), asks: stream.asks || asks(stream) },
    })),
    ...dropOutbox(tables),
    ...[...tables.counters.keys()].map((key): SyncChange => ({ table: "counters", key, value: null })),
    ...[...tables.blobs].map(([key, blob]): SyncChange => ({ table: "blobs", key, value: { ...blob, there: false } })),
  ];
}

/**
 * A new sender, whose counters begin at 1. The outbox goes with the old one: an envelope that was dropped would leave a
 * gap in the old one's counters that no device could ever see filled.
 */
export function newSenderChanges(s: Pick<Session, "space" | "tables" | "deps">): SyncChange[] {
  return [
    spaceChange(s.space(), { sender: newSender(s.deps) }),
    ...[...s.tables.streams.values()].map((stream): SyncChange => ({
      table: "streams",
      key: stream.name,
      value: { ...stream, counter: 0 },
    })),
    ...dropOutbox(s.tables),
  ];
}

/** A doc of this device was lost, or put back from an older copy: everything is read again. */
function lostDocChanges(s: Session, lost: StreamRecord): SyncChange[] {
  const sender = newSender(s.deps);
  return [
    ...newSenderChanges(s),
    spaceChange(s.space(), { sender, cursor: LOG_START, mark: null }),
    { table: "streams", key: lost.name, value: emptied(lost) },
  ];
}

/** What a stream is known to hold is nothing. */
export function emptied(stream: StreamRecord): StreamRecord {
  return { ...stream, known: NOTHING_KNOWN, through: 0, counter: 0 };
}

function dropOutbox(tables: SyncTables): SyncChange[] {
  return [...tables.outbox.keys()].map((key): SyncChange => ({ table: "outbox", key, value: null }));
}
