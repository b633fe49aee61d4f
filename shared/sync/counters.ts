/** Which counters of each sender have come. They inform; nothing is refused because of them. */
import type { CounterRecord, SyncChange, SyncTables } from "./state.ts";

export interface SeenEntry {
  readonly name: string;
  readonly sender: string;
  readonly counter: number;
  /** 0 when the entry was not opened. */
  readonly sentAt: number;
}

const NONE = { complete: 0, highest: 0, sentAt: 0 };

export function counterChanges(tables: SyncTables, seen: readonly SeenEntry[]): SyncChange[] {
  const changed = new Map<string, CounterRecord>();
  for (const { name, sender, counter, sentAt } of seen) {
    const key = `${name} ${sender}`;
    const before = changed.get(key) ?? tables.counters.get(key) ?? { ...NONE, name, sender };
    const complete = counter === before.complete + 1 ? counter : before.complete;
    const highest = Math.max(before.highest, counter);
    changed.set(key, { name, sender, complete, highest, sentAt: Math.max(before.sentAt, sentAt) });
  }
  return [...changed].map(([key, value]) => ({ table: "counters", key, value }));
}

/** Senders that a change is missing from, where something is waiting for it. */
export function sendersWaitedFor(tables: SyncTables): readonly string[] {
  const waiting = new Set(
    [...tables.aside.values()].filter(({ reason }) => reason === "waiting").map(({ name }) => name),
  );
  const gaps = [...tables.counters.values()].filter((c) => waiting.has(c.name) && c.complete < c.highest);
  return [...new Set(gaps.map(({ sender }) => sender))];
}

/** When each sender was last heard of, by its own clock. */
export function lastHeardOf(tables: SyncTables): readonly HeardSender[] {
  const heard = new Map<string, number>();
  for (const { sender, sentAt } of tables.counters.values()) {
    heard.set(sender, Math.max(sentAt, heard.get(sender) ?? 0));
  }
  return [...heard].map(([sender, sentAt]) => ({ sender, sentAt }));
}

export interface HeardSender {
  readonly sender: string;
  /** Milliseconds since 1970, by the sender's clock; 0 when nothing of it could be opened. */
  readonly sentAt: number;
}
