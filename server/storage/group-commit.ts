/**
 * One transaction for all writes of one event-loop turn, a savepoint for each of them.
 *
 * A write is answered only after COMMIT has returned, which under `synchronous=FULL` means flushed to the disk. A
 * flush costs about a millisecond whatever it holds, so sharing it is worth a factor of twenty and more.
 */
import type { DatabaseSync } from "node:sqlite";
import { err, type Result } from "#shared/std/result.ts";
import type { StoreFailure } from "./store.ts";

const SQLITE_FULL = 13;

export interface GroupCommit {
  /**
   * Runs `work` in the transaction of this turn. Its writes are kept when it answers ok and taken back otherwise; a
   * failure of the database itself is answered to every write of the group.
   */
  run<T, E>(work: () => Result<T, E>): Promise<Result<T, E | StoreFailure>>;
  /** Commits what waits, now. */
  flush(): void;
}

export interface GroupCommitOptions {
  /** Asked before each group; an answer refuses the group. */
  readonly guard: () => StoreFailure | null;
  readonly onGroup: (writes: number) => void;
  readonly onFailure: (error: unknown) => void;
}

interface Waiting {
  /** Runs the work inside the transaction. False when its writes are to be taken back. */
  run(): boolean;
  /** Answers what `run` gave. */
  settle(): void;
  fail(failure: StoreFailure): void;
  throwAway(bug: unknown): void;
}

export function createGroupCommit(db: DatabaseSync, options: GroupCommitOptions): GroupCommit {
  let waiting: Waiting[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    const refused = options.guard();
    if (refused !== null) return group.forEach((write) => write.fail(refused));
    let kept: Waiting[];
    try {
      db.exec("BEGIN IMMEDIATE");
      kept = group.filter((write) => runInSavepoint(db, write));
      db.exec("COMMIT");
    } catch (error) {
      rollBackIfOpen(db);
      options.onFailure(error);
      const failure = failureOf(error);
      return group.forEach((write) => write.fail(failure));
    }
    options.onGroup(group.length);
    for (const write of kept) write.settle();
  }

  return {
    run<T, E>(work: () => Result<T, E>) {
      return new Promise<Result<T, E | StoreFailure>>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        let result: Result<T, E> | null = null;
        waiting.push({
          run() {
            result = work();
            return result.ok;
          },
          settle() {
            if (result !== null) resolve(result);
          },
          fail: (failure) => resolve(err(failure)),
          throwAway: reject,
        });
      });
    },
    flush,
  };
}

/**
 * True when the write has an answer to give after COMMIT. A bug in one write is that write's alone; an error that has
 * ended the transaction is thrown on, because the writes before it are gone too.
 */
function runInSavepoint(db: DatabaseSync, write: Waiting): boolean {
  db.exec("SAVEPOINT request");
  try {
    if (!write.run()) db.exec("ROLLBACK TO request");
    db.exec("RELEASE request");
    return true;
  } catch (error) {
    // Without this a later SAVEPOINT would open a transaction of its own and be lost or half kept.
    if (!db.isTransaction) throw error;
    db.exec("ROLLBACK TO request");
    db.exec("RELEASE request");
    if (isDatabaseError(error)) write.fail(failureOf(error));
    else write.throwAway(error);
    return false;
  }
}

function rollBackIfOpen(db: DatabaseSync): void {
  if (db.isTransaction) db.exec("ROLLBACK");
}

function isDatabaseError(error: unknown): error is Error & { readonly errcode: number } {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number";
}

/** Extended codes keep the primary one in their lowest byte. */
function failureOf(error: unknown): StoreFailure {
  const full = isDatabaseError(error) && (error.errcode & 0xff) === SQLITE_FULL;
  return { type: full ? "storage-full" : "storage-failed" };
}
