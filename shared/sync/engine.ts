/**
 * The sync of one library with one space. The background calls `sync` after edits, on bells and on alarms; one runs at
 * a time in the whole browser, and the tables carry everything from one run to the next.
 */
import { hexOfBytes } from "#shared/std/bytes.ts";
import type { Result } from "#shared/std/result.ts";
import { createBackoff } from "./backoff.ts";
import { exchange } from "./exchange.ts";
import { factsOf, OFF, retryOf, stateOfStop, type SyncFacts } from "./facts.ts";
import { forgetRelay } from "./heal.ts";
import type { LocalError, SyncDeps } from "./ports.ts";
import { LARGEST_BATCH } from "./push.ts";
import { createRelayClient, type CallError } from "./relay-client.ts";
import { RULES, type Rules } from "./rules.ts";
import { createSession, localStop, newSender, spaceChange, type Session, type Stop } from "./session.ts";
import { LOG_START, SPACE_KEY, type SyncChange, type SyncTables } from "./state.ts";

export const SYNC_LOCK = "waymark-sync";

export interface SyncOptions {
  /** An edit was made: send it before asking for more. */
  readonly pushFirst?: boolean;
  /**
   * An edit may have been made: with `pushFirst`, when nothing is owed the relay is not asked for anything, and after a
   * push nothing is read when its answer shows that nobody else has written.
   */
  readonly onlyOwed?: boolean;
  /**
   * Look at every doc, also where no row was written: how the loss of a doc is noticed. The first run of an engine does
   * so unless it is told not to; a worker that wakes again within one run of the browser need not.
   */
  readonly thorough?: boolean;
}

export interface SyncEngine {
  /** Makes the space, or finds it made. The device then syncs with it. */
  create(): Promise<Result<void, CallError | LocalError>>;
  /** Syncs with a space that is there. Never makes one: `unknown-space` means that the words are of no library here. */
  join(): Promise<Result<void, CallError | LocalError>>;
  /** Exchanges everything. Answers how it ended; while another context is at it, the facts as they were. */
  sync(options?: SyncOptions): Promise<SyncFacts>;
  facts(): SyncFacts;
  /** Called with each change of the facts; returns the way to stop listening. */
  onFacts(listener: (facts: SyncFacts) => void): () => void;
  /** Deletes the space for all devices, for ever. Nothing on a device is deleted. */
  deleteSpace(): Promise<Result<void, CallError | LocalError>>;
  /** Stops syncing on this device and forgets the relay. */
  leave(): Promise<Result<void, LocalError>>;
}

/** `rules` is for tests, which show what each rule is for. */
export function createSyncEngine(deps: SyncDeps, rules: Rules = RULES): SyncEngine {
  const relay = createRelayClient(deps.keys, deps.transport);
  const backoff = createBackoff(deps.random);
  const pace = { batchBytes: LARGEST_BATCH };
  const listeners = new Set<(facts: SyncFacts) => void>();
  let facts = OFF;
  let started = false;

  function tell(next: SyncFacts): SyncFacts {
    facts = next;
    for (const listener of listeners) listener(next);
    return next;
  }

  /** Whatever was known was known of another space, or before this one was left. */
  async function begin(epoch: string): Promise<Result<void, LocalError>> {
    return deps.locks.run(SYNC_LOCK, async () => {
      const tables = await deps.state.load();
      if (!tables.ok) return tables;
      const space = {
        relayOrigin: deps.keys.relayOrigin,
        space: hexOfBytes(deps.keys.space),
        sender: newSender(deps),
        epoch,
        cursor: LOG_START,
        mark: null,
        syncedAt: null,
      };
      return deps.state.commit([{ table: "space", key: SPACE_KEY, value: space }, ...forgetRelay(tables.value)]);
    });
  }

  async function run(options: SyncOptions): Promise<SyncFacts> {
    const loaded = await deps.state.load();
    if (!loaded.ok) return stopped(null, localStop(loaded.error));
    const tables = loaded.value;
    if (tables.space.get(SPACE_KEY)?.space !== hexOfBytes(deps.keys.space)) return tell(OFF);
    const before = facts;
    if (!options.onlyOwed) tell(factsOf(tables, { type: "syncing" }, null, facts.owed));
    const first = !started;
    started = true;
    const session = createSession({ deps, relay, rules, tables, pace, thorough: options.thorough ?? first });
    const done = await exchange(session, options, first);
    if (!done.ok) return stopped(session, done.error);
    if (done.value === "nothing-owed") return tell(before);
    backoff.reset();
    if (done.value === "more") return tell(factsOf(tables, { type: "syncing" }, deps.clock.now(), facts.owed));
    const noted = await session.commit([spaceChange(session.space(), { syncedAt: deps.clock.now() })]);
    return noted.ok ? tell(factsOf(tables, { type: "synced" }, null, 0)) : stopped(session, noted.error);
  }

  async function stopped(session: Session | null, stop: Stop): Promise<SyncFacts> {
    const state = stateOfStop(stop);
    const again = retryOf(stop);
    const asked = stop.type === "call" && stop.error.type === "too-many-requests" ? stop.error.retryAfter * 1000 : 0;
    const retryAt = again === "never" ? null : deps.clock.now() + backoff.next(again, asked);
    if (session === null) return tell({ ...facts, state, retryAt });
    return tell(factsOf(session.tables, state, retryAt, await countOwed(session)));
  }

  return {
    async create() {
      const made = await relay.createSpace(deps.invite);
      return made.ok ? begin(made.value.epoch) : made;
    },
    async join() {
      const there = await relay.pull(LOG_START);
      return there.ok ? begin(hexOfBytes(there.value.epoch)) : there;
    },
    async sync(options = {}) {
      return (await deps.locks.runIfFree(SYNC_LOCK, () => run(options))) ?? facts;
    },
    facts: () => facts,
    onFacts(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async deleteSpace() {
      const deleted = await relay.deleteSpace();
      // Deleted before, by this device or another: all the same.
      return deleted.ok || deleted.error.type === "deleted-space" ? this.leave() : deleted;
    },
    async leave() {
      const left = await deps.locks.run(SYNC_LOCK, () => forget(deps));
      if (left.ok) tell(OFF);
      return left;
    },
  };
}

async function forget({ state }: SyncDeps): Promise<Result<void, LocalError>> {
  const tables = await state.load();
  return tables.ok ? state.commit(allGone(tables.value)) : tables;
}

/** What was set aside stays: it may be the last copy. */
function allGone(tables: SyncTables): readonly SyncChange[] {
  const gone: SyncChange[] = [{ table: "space", key: SPACE_KEY, value: null }];
  for (const table of ["streams", "outbox", "counters", "blobs"] as const) {
    for (const key of tables[table].keys()) gone.push({ table, key, value: null });
  }
  return gone;
}

/** Changes in the outbox, and those that were saved since. A doc that cannot be read counts as it stands. */
async function countOwed({ deps, tables }: Session): Promise<number> {
  let owed = 0;
  const names = await deps.docs.names();
  for (const name of names.ok ? names.value : tables.outbox.keys()) {
    const stream = tables.streams.get(name);
    const sealed = tables.outbox.get(name);
    owed += sealed?.changes ?? 0;
    const through = sealed?.through ?? stream?.through ?? 0;
    const last = await deps.docs.lastRow(name);
    if (!last.ok || last.value === through) continue;
    const rest = await deps.docs.owed(name, sealed?.brings ?? stream?.known ?? new Uint8Array(), through);
    if (rest.ok && rest.value.type === "update") owed += rest.value.changes;
  }
  return owed;
}
