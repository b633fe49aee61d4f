/**
 * Sync with one space while it is on: the engine, and the way back onto the space for a device whose sync state was
 * lost with its database.
 */
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import { createBackoff } from "#shared/sync/backoff.ts";
import { createSyncEngine, type SyncEngine, type SyncOptions } from "#shared/sync/engine.ts";
import { OFF, retryOf, stateOfStop, type SyncFacts } from "#shared/sync/facts.ts";
import type { LocalError, SyncDeps } from "#shared/sync/ports.ts";
import type { CallError } from "#shared/sync/relay-client.ts";
import { callStop, localStop } from "#shared/sync/session.ts";

export interface RunningSync {
  readonly keys: SpaceKeys;
  readonly engine: SyncEngine;
  run(options: SyncOptions): Promise<SyncFacts>;
  facts(): SyncFacts;
}

/**
 * `entered`: the space's record is here. `lost`: it went with the database, and the secret did not: the device has
 * synced with this space, so it may make it again. `replaced`: the record is of another secret; then a space that is
 * not there is an error, since making one would part this device from the others in silence.
 */
export type Entry = "entered" | "lost" | "replaced";

export interface RunningDeps extends SyncDeps {
  readonly onFacts: (facts: SyncFacts) => void;
}

export function createRunningSync(deps: RunningDeps, entry: Entry): RunningSync {
  const engine = createSyncEngine(deps);
  const backoff = createBackoff(deps.random);
  let isIn = entry === "entered";
  let outside: SyncFacts = { ...OFF, state: { type: "syncing" } };
  engine.onFacts(deps.onFacts);

  async function enter(): Promise<CallError | LocalError | null> {
    const joined = await engine.join();
    if (joined.ok) return null;
    if (joined.error.type !== "unknown-space" || entry !== "lost") return joined.error;
    const made = await engine.create();
    return made.ok ? null : made.error;
  }

  function stayOutside(error: CallError | LocalError): SyncFacts {
    const stop = "detail" in error ? localStop(error) : callStop(error);
    const again = retryOf(stop);
    const retryAt = again === "never" ? null : deps.clock.now() + backoff.next(again);
    outside = { ...OFF, state: stateOfStop(stop), retryAt };
    deps.onFacts(outside);
    return outside;
  }

  return {
    keys: deps.keys,
    engine,
    async run(options) {
      if (!isIn) {
        const error = await enter();
        if (error !== null) return stayOutside(error);
        isIn = true;
        backoff.reset();
      }
      return engine.sync(options);
    },
    facts: () => (isIn ? engine.facts() : outside),
  };
}
