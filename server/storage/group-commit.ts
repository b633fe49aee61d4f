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
  /** Something that was written is not there any more. */
  readonly onTakenBack: () => void;
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
  const savepoints = prepareSavepoints(db);
  let waiting: Waiting[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    const refused = options.guard();
    if (refused !== null) return group.forEach((write) => write.fail(refused));
    let kept: Waiting[];
    try {
      savepoints.begin.run();
      kept = group.filter((write) => runInSavepoint(write));
      savepoints.commit.run();
    } catch (error) {
      rollBackIfOpen(db);
      options.onTakenBack();
      options.onFailure(error);
      const failure = failureOf(error);
      return group.forEach((write) => write.fail(failure));
    }
    options.onGroup(group.length);
    for (const write of kept) write.settle();
  }

  /**
   * True when the write has an answer to give after COMMIT. A bug in one write is that write's alone; an error that has
   * ended the transaction is thrown on, because the writes before it are gone too.
   */
  function runInSavepoint(write: Waiting): boolean {
    savepoints.save.run();
    try {
      if (!write.run()) takeBack();
      savepoints.release.run();
      return true;
    } catch (error) {
      // Without this a later SAVEPOINT would open a transaction of its own and be lost or half kept.
      if (!db.isTransaction) throw error;
      takeBack();
      savepoints.release.run();
      if (isDatabaseError(error)) write.fail(failureOf(error));
      else write.throwAway(error);
      return false;
    }
  }

  function takeBack(): void {
    savepoints.rollBack.run();
    options.onTakenBack();
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

/** Read once and not for each write: they are five of the statements that a write runs. */
function prepareSavepoints(db: DatabaseSync) {
  return {
    begin: db.prepare("BEGIN IMMEDIATE"),
    commit: db.prepare("COMMIT"),
    save: db.prepare("SAVEPOINT request"),
    rollBack: db.prepare("ROLLBACK TO request"),
    release: db.prepare("RELEASE request"),
  };
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
