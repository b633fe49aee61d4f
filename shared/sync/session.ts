/** What one run of the engine works with: the deps, the tables as they are committed, and how it ends early. */
import { bytesOfHex, hexOfBytes, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { assert } from "#shared/std/assert.ts";
import type { LocalError, SyncDeps } from "./ports.ts";
import type { CallError, RelayClient } from "./relay-client.ts";
import type { Rules } from "./rules.ts";
import { createStreamNames, type StreamNames } from "./stream-names.ts";
import {
  applyChange,
  NOTHING_KNOWN,
  SPACE_KEY,
  type SpaceRecord,
  type StreamRecord,
  type SyncChange,
  type SyncTables,
} from "./state.ts";

/** Why a run ends before everything is exchanged. */
export type Stop =
  | { readonly type: "call"; readonly error: CallError }
  | { readonly type: "local"; readonly error: LocalError }
  /** A doc of this device does not hold any more what it held. */
  | { readonly type: "lost"; readonly name: string };

/** Bytes that one push may hold; halved when a push took too long. Lives as long as the engine. */
export interface Pace {
  batchBytes: number;
}

export interface Session {
  readonly deps: SyncDeps;
  readonly relay: RelayClient;
  readonly rules: Rules;
  readonly tables: SyncTables;
  readonly names: StreamNames;
  readonly pace: Pace;
  /** Look at every doc, also where nothing new was written. */
  readonly thorough: boolean;
  /** The record of the space. Without one there is no session. */
  space(): SpaceRecord;
  /** The doc's stream, a new one when it has none yet. */
  stream(name: string): Promise<StreamRecord>;
  /** Writes, and only then changes `tables`. */
  commit(changes: readonly SyncChange[]): Promise<Result<void, Stop>>;
}

export function createSession(parts: Omit<Session, "space" | "stream" | "commit" | "names">): Session {
  const { deps, tables } = parts;
  const names = createStreamNames(deps, tables);
  return {
    ...parts,
    names,
    space() {
      const space = tables.space.get(SPACE_KEY);
      assert(space !== undefined, "a session has a space");
      return space;
    },
    async stream(name) {
      return (
        tables.streams.get(name) ?? {
          asks: false,
          name,
          stream: await names.idOf(name),
          known: NOTHING_KNOWN,
          through: 0,
          counter: 0,
        }
      );
    },
    async commit(changes) {
      if (changes.length === 0) return ok();
      const written = await deps.state.commit(changes);
      if (!written.ok) return err(localStop(written.error));
      for (const change of changes) applyChange(tables, change);
      return ok();
    },
  };
}

export function localStop(error: LocalError): Stop {
  return { type: "local", error };
}

export function callStop(error: CallError): Stop {
  return { type: "call", error };
}

/** Changes that put `more` over the space's record. */
export function spaceChange(space: SpaceRecord, more: Partial<SpaceRecord>): SyncChange {
  return { table: "space", key: SPACE_KEY, value: { ...space, ...more } };
}

export function newSender(deps: Pick<SyncDeps, "random">): string {
  return hexOfBytes(deps.random.bytes(16));
}

/** Ids of our own tables: hex that this code has written. */
export function bytesOfId(hex: string): Bytes {
  const bytes = bytesOfHex(hex);
  assert(bytes !== null, "an id is hex");
  return bytes;
}

/** Docs name blobs that this device has not heard of yet. */
export function noteBlobs(tables: SyncTables, names: readonly string[]): SyncChange[] {
  return [...new Set(names)]
    .filter((name) => !tables.blobs.has(name))
    .map((name) => ({ table: "blobs", key: name, value: { here: false, there: false, tooLarge: false } }));
}
