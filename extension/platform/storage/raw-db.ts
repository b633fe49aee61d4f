/** IndexedDB as promises that end: an open has a time limit, a failed request is a value. */
import type { OpenDocError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";

/** A browser that cannot open a database in this time will not show it in time either. */
export const OPEN_LIMIT_MS = 8000;

export interface OpenOptions {
  readonly name: string;
  readonly version?: number;
  readonly limitMs?: number;
  /** Makes the stores of a database that was not there; aborting the transaction leaves it so. */
  readonly upgrade: (db: IDBDatabase, transaction: IDBTransaction | null) => void;
}

/** Opens a database. One that opens after the limit is closed again, so that it blocks nobody. */
export function openDatabase(options: OpenOptions): Promise<Result<IDBDatabase, OpenDocError>> {
  return new Promise((resolve) => {
    const request = openRequest(options);
    if (!request.ok) {
      resolve(request);
      return;
    }
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      resolve(err({ type: "storage-timeout", detail: `open ${options.name}` }));
    }, options.limitMs ?? OPEN_LIMIT_MS);
    request.value.addEventListener("upgradeneeded", () =>
      options.upgrade(request.value.result, request.value.transaction),
    );
    request.value.addEventListener("success", () => {
      clearTimeout(timer);
      const db = request.value.result;
      if (late) {
        db.close();
        return;
      }
      db.addEventListener("versionchange", () => db.close());
      resolve(ok(db));
    });
    request.value.addEventListener("error", (event) => {
      event.preventDefault();
      clearTimeout(timer);
      resolve(err(unavailable(request.value.error)));
    });
  });
}

function openRequest(options: OpenOptions): Result<IDBOpenDBRequest, OpenDocError> {
  try {
    return ok(indexedDB.open(options.name, options.version));
  } catch (error) {
    return err(unavailable(error));
  }
}

/** The value of a request, or a rejection with its error. */
export function requested<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", (event) => {
      // Handled here: an unhandled request error would abort the transaction and the requests beside it.
      event.preventDefault();
      reject(request.error ?? new Error("request failed"));
    });
  });
}

/** Resolves when a transaction is committed; rejects with the reason of its abort. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("transaction aborted")));
  });
}

/** A promise's value within a time limit. What comes later is dropped. */
export async function within<T>(task: Promise<T>, limitMs: number, what: string): Promise<Result<T, OpenDocError>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<Result<T, OpenDocError>>((resolve) => {
    timer = setTimeout(() => resolve(err({ type: "storage-timeout", detail: what })), limitMs);
  });
  const settled = task.then(
    (value): Result<T, OpenDocError> => ok(value),
    (error: unknown): Result<T, OpenDocError> => err(unavailable(error)),
  );
  const first = await Promise.race([settled, limit]);
  clearTimeout(timer);
  return first;
}

export function unavailable(error: unknown): OpenDocError {
  return { type: "storage-unavailable", detail: nameOfError(error) };
}

/** An error's name for a report; messages may quote the learner's data and stay out. */
export function nameOfError(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "unknown";
}
