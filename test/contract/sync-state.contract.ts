/** What every `SyncStateStore` promises. */
import type { SyncStateStore } from "#shared/sync/ports.ts";
import type { SpaceRecord, StreamRecord } from "#shared/sync/state.ts";
import { unwrap } from "#shared/std/result.ts";
import { check, same, type ContractCase } from "./contract-case.ts";

export interface SyncStateEnv {
  /** The store, opened anew over what was committed before. */
  open(): SyncStateStore;
}

const SPACE: SpaceRecord = {
  relayOrigin: "https://relay.test",
  space: "11".repeat(16),
  sender: "22".repeat(16),
  epoch: null,
  cursor: { seq: 0, hash: "00".repeat(32) },
  mark: null,
  syncedAt: null,
};

const stream = (name: string, bytes: readonly number[]): StreamRecord => ({
  name,
  stream: "33".repeat(16),
  known: new Uint8Array(bytes),
  through: 4,
  counter: 2,
  asks: false,
});

export const syncStateContract: readonly ContractCase<SyncStateEnv>[] = [
  {
    name: "is empty at first",
    async run(env) {
      const tables = unwrap(await env.open().load());
      same(
        Object.values(tables).map((table) => table.size),
        [0, 0, 0, 0, 0, 0],
        "sizes",
      );
    },
  },
  {
    name: "gives back what was committed, bytes too, after it was opened anew",
    async run(env) {
      const changes = [
        { table: "space", key: "space", value: SPACE },
        { table: "streams", key: "library", value: stream("library", [1, 2, 255]) },
      ] as const;
      unwrap(await env.open().commit(changes));
      const tables = unwrap(await env.open().load());
      same(tables.space.get("space"), SPACE, "space");
      const known = tables.streams.get("library")?.known;
      check(known instanceof Uint8Array, "bytes are bytes");
      same([...known], [1, 2, 255], "known");
    },
  },
  {
    name: "keeps equal keys of different tables apart, and takes one away without the other",
    async run(env) {
      const store = env.open();
      const blob = { here: true, there: false, tooLarge: false };
      unwrap(
        await store.commit([
          { table: "streams", key: "x", value: stream("x", []) },
          { table: "blobs", key: "x", value: blob },
        ]),
      );
      unwrap(await store.commit([{ table: "streams", key: "x", value: null }]));
      const tables = unwrap(await env.open().load());
      same([tables.streams.size, tables.blobs.get("x")], [0, blob], "tables");
    },
  },
  {
    name: "lets the last of several changes of one record count, in either order",
    async run(env) {
      const store = env.open();
      const put = { table: "streams", key: "x", value: stream("x", [7]) } as const;
      const gone = { table: "streams", key: "x", value: null } as const;
      unwrap(await store.commit([gone, put]));
      same(unwrap(await env.open().load()).streams.size, 1, "put last");
      unwrap(await store.commit([put, gone]));
      same(unwrap(await env.open().load()).streams.size, 0, "taken away last");
    },
  },
  {
    name: "is not changed by what is done to tables that it gave, nor to records that it took",
    async run(env) {
      const store = env.open();
      const record = stream("x", [1]);
      unwrap(await store.commit([{ table: "streams", key: "x", value: record }]));
      record.known.fill(9);
      const tables = unwrap(await store.load());
      tables.streams.get("x")?.known.fill(8);
      tables.streams.clear();
      same([...(unwrap(await store.load()).streams.get("x")?.known ?? [])], [1], "known");
    },
  },
];
