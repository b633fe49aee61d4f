import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sha256 } from "#server/crypto.ts";
import { createSqliteStore, type SqliteStoreOptions } from "#server/storage/sqlite-store.ts";
import { unwrap } from "#shared/std/result.ts";
import { describeRelayStore } from "../../contract/relay-store.contract.ts";
import { entryOf, idOf } from "../support/envelopes.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

const EPOCH = new Uint8Array(16).fill(7);
const SPACE = idOf(1);
const MEBIBYTE = 1024 * 1024;

describeRelayStore("sqlite", async ({ spaceBytes }) => {
  const folder = temporaryFolder();
  const path = join(folder.path, "relay.sqlite");
  const store = unwrap(createSqliteStore({ path, maxBytes: 64 * MEBIBYTE, spaceBytes }));
  return {
    store,
    async dispose() {
      await store.close();
      folder.remove();
    },
  };
});

describe("relay store on a file", () => {
  let folder: TemporaryFolder;
  let options: SqliteStoreOptions;
  beforeEach(() => {
    folder = temporaryFolder();
    options = {
      path: join(folder.path, "deep", "relay.sqlite"),
      maxBytes: 64 * MEBIBYTE,
      spaceBytes: 64 * MEBIBYTE,
    };
  });
  afterEach(() => folder.remove());

  it("holds after it was closed and opened again", async () => {
    const first = unwrap(createSqliteStore(options));
    unwrap(await first.create(SPACE, sha256("token"), EPOCH));
    unwrap(await first.append(SPACE, EPOCH, [entryOf({})]));
    await first.close();
    const second = unwrap(createSqliteStore(options));
    expect(await second.space(SPACE)).toMatchObject({ type: "live", log: { head: 1 } });
    await second.close();
  });

  it("commits writes of one turn as one group, also the last ones before it closes", async () => {
    const groups: number[] = [];
    const store = unwrap(createSqliteStore({ ...options, onGroup: (writes) => groups.push(writes) }));
    unwrap(await store.create(SPACE, sha256("token"), EPOCH));
    await Promise.all([1, 2, 3].map((sender) => store.append(SPACE, EPOCH, [entryOf({ sender, counter: 1 })])));
    const last = store.append(SPACE, EPOCH, [entryOf({ counter: 2 })]);
    await store.close();
    expect(unwrap(await last).seqs).toEqual([4]);
    expect(groups).toEqual([1, 3, 1]);
  });

  it("answers storage-full to a whole group when the database may not grow, then reads and goes on", async () => {
    const failures: unknown[] = [];
    const small = { ...options, maxBytes: MEBIBYTE, onFailure: (error: unknown) => failures.push(error) };
    const store = unwrap(createSqliteStore(small));
    unwrap(await store.create(SPACE, sha256("token"), EPOCH));
    unwrap(await store.append(SPACE, EPOCH, [entryOf({ sender: 1 })]));
    const group = await Promise.all(
      [2, 3, 4].map((sender) =>
        store.append(SPACE, EPOCH, [entryOf({ sender, size: sender === 3 ? 2 * MEBIBYTE : 500 })]),
      ),
    );
    expect(group).toEqual(group.map(() => ({ ok: false, error: { type: "storage-full" } })));
    expect(failures).toHaveLength(1);
    const page = unwrap(await store.read(SPACE, { after: 0, hash: null, maxBytes: MEBIBYTE, covered: false }));
    expect(page.entries.map((entry) => entry.seq)).toEqual([1]);
    expect(unwrap(await store.append(SPACE, EPOCH, [entryOf({ sender: 4, size: 500 })])).seqs).toEqual([2]);
    await store.close();
  });

  it("refuses writes when its file was moved away, and never acknowledges into a deleted file", async () => {
    const failures: unknown[] = [];
    const store = unwrap(createSqliteStore({ ...options, onFailure: (error) => failures.push(error) }));
    unwrap(await store.create(SPACE, sha256("token"), EPOCH));
    renameSync(options.path, `${options.path}.old`);
    const refused = await store.append(SPACE, EPOCH, [entryOf({})]);
    expect(refused).toEqual({ ok: false, error: { type: "storage-failed" } });
    expect(failures).toHaveLength(1);
    await store.close();
  });

  it("refuses a database of a newer release and leaves it as it is", async () => {
    await unwrap(createSqliteStore(options)).close();
    const db = new DatabaseSync(options.path);
    db.exec("PRAGMA user_version = 2");
    db.close();
    expect(createSqliteStore(options)).toEqual({ ok: false, error: { type: "newer-schema", found: 2 } });
    expect(existsSync(`${options.path}-wal`)).toBe(false);
  });

  it("refuses a database of another program and a file that is none", async () => {
    const other = new DatabaseSync(join(folder.path, "other.sqlite"));
    other.exec("CREATE TABLE letters (text TEXT)");
    other.close();
    const foreign = createSqliteStore({ ...options, path: join(folder.path, "other.sqlite") });
    expect(foreign).toEqual({ ok: false, error: { type: "foreign-database" } });
    writeFileSync(join(folder.path, "text.txt"), "not a database, but long enough to be read as one".repeat(40));
    const none = createSqliteStore({ ...options, path: join(folder.path, "text.txt") });
    expect(none).toMatchObject({ ok: false, error: { type: "cannot-open" } });
  });

  it("leaves no write-ahead log behind when it is closed", async () => {
    const store = unwrap(createSqliteStore(options));
    unwrap(await store.create(SPACE, sha256("token"), EPOCH));
    expect(existsSync(`${options.path}-wal`)).toBe(true);
    await store.close();
    expect(existsSync(`${options.path}-wal`)).toBe(false);
  });
});
