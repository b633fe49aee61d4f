/** Which counters of each sender have come. They inform; nothing is refused because of them. */
import type { CounterRecord, SyncChange, SyncTables } from "./state.ts";

export interface SeenEntry {
  readonly name: string;
  readonly sender: string;
  readonly counter: number;
}

export function counterChanges(tables: SyncTables, seen: readonly SeenEntry[]): SyncChange[] {
  const changed = new Map<string, CounterRecord>();
  for (const { name, sender, counter } of seen) {
    const key = `${name} ${sender}`;
    const before = changed.get(key) ?? tables.counters.get(key) ?? { name, sender, complete: 0, highest: 0 };
    const complete = counter === before.complete + 1 ? counter : before.complete;
    changed.set(key, { name, sender, complete, highest: Math.max(before.highest, counter) });
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
