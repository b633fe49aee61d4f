import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGroupCommit, type GroupCommit } from "#server/storage/group-commit.ts";
import { err, ok } from "#shared/std/result.ts";
import { temporaryFolder, type TemporaryFolder } from "../support/temporary-folder.ts";

describe("group commit", () => {
  let folder: TemporaryFolder;
  let db: DatabaseSync;
  let commits: GroupCommit;
  let failures: unknown[];
  let takenBack: number;
  beforeEach(() => {
    folder = temporaryFolder();
    db = new DatabaseSync(join(folder.path, "group.sqlite"));
    // A deferred reference is checked by COMMIT itself: a real way to let just that statement fail.
    db.exec(`
      CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
    `);
    failures = [];
    takenBack = 0;
    commits = createGroupCommit(db, {
      guard: () => null,
      onGroup: () => {},
      onTakenBack: () => (takenBack += 1),
      onFailure: (error) => failures.push(error),
    });
  });
  afterEach(() => {
    db.close();
    folder.remove();
  });

  const add = (id: number, parent: number | null) =>
    commits.run(() => {
      db.prepare("INSERT INTO child VALUES (?, ?)").run(id, parent);
      return ok(id);
    });
  const stored = () =>
    db
      .prepare("SELECT id FROM child ORDER BY id")
      .all()
      .map((row) => row["id"]);

  it("answers every write of a group with the failure when COMMIT itself fails, and goes on with the next", async () => {
    const group = await Promise.all([add(1, null), add(2, 77), add(3, null)]);
    expect(group).toEqual([1, 2, 3].map(() => err({ type: "storage-failed" })));
    expect([stored(), failures.length, takenBack, db.isTransaction]).toEqual([[], 1, 1, false]);
    expect(await add(4, null)).toEqual(ok(4));
    expect(stored()).toEqual([4]);
  });

  it("gives a failed statement to its own write when the transaction is still there", async () => {
    const group = await Promise.all([add(1, null), add(1, null), add(2, null)]);
    expect(group).toEqual([ok(1), err({ type: "storage-failed" }), ok(2)]);
    expect([stored(), takenBack]).toEqual([[1, 2], 1]);
  });

  it("throws a bug to its own write and takes back what that write did", async () => {
    const bug = commits.run(() => {
      db.exec("INSERT INTO child VALUES (9, NULL)");
      throw new TypeError("a bug");
    });
    const other = add(1, null);
    await expect(bug).rejects.toThrow("a bug");
    expect(await other).toEqual(ok(1));
    expect([stored(), takenBack]).toEqual([[1], 1]);
  });

  it("answers nothing before the group is there for everyone to read", async () => {
    const reader = new DatabaseSync(join(folder.path, "group.sqlite"));
    const seen = await add(1, null).then(() => reader.prepare("SELECT count(*) AS n FROM child").get()?.["n"]);
    reader.close();
    expect(seen).toBe(1);
  });

  it("refuses a whole group that its guard refuses", async () => {
    const guarded = createGroupCommit(db, {
      guard: () => ({ type: "storage-failed" }),
      onGroup: () => {},
      onTakenBack: () => {},
      onFailure: () => {},
    });
    let ran = false;
    const refused = await guarded.run(() => ok((ran = true)));
    expect([refused, ran]).toEqual([err({ type: "storage-failed" }), false]);
  });
});
