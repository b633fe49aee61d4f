/**
 * Puts the rows of a doc into one when there are many and nobody writes. y-indexeddb adds a row at every opening and
 * trims only after writes, so a page that only reads would let its database grow for ever.
 */
import type { DocName } from "#shared/domain/ids.ts";
import type { Journal, Locks } from "#shared/ports.ts";
import type { Persistence } from "./persistence.ts";

/** Rows above which a doc is trimmed. 100 rows open as fast as one. */
export const TRIM_ABOVE = 100;
const JOURNAL_ABOVE = 50;
const IDLE_MS = 2000;

export interface Trimmer {
  /** Something was written or read: look again when it has been quiet for a while. */
  touched(): void;
  /** An entry went to the journal. */
  journaled(): void;
  /** Trims now if there is need, unless another context does. */
  trim(): Promise<void>;
  stop(): void;
}

export interface TrimDeps {
  readonly locks: Locks;
  readonly journal: Journal;
  /** Runs a task on the rows when no other runs; does nothing when the doc is on no rows. */
  readonly onRows: (task: (rows: Persistence) => Promise<void>) => Promise<void>;
}

export function createTrimmer(name: DocName, deps: TrimDeps): Trimmer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasJournaled = false;

  const trim = async (): Promise<void> => {
    // One context is enough: each trim reads all rows and writes the whole doc.
    await deps.locks.runIfFree(`trim/${name}`, () =>
      deps.onRows(async (rows) => {
        if ((await rows.rowCount()) > TRIM_ABOVE) await rows.rewrite();
      }),
    );
    if (!hasJournaled) return;
    hasJournaled = false;
    // A tab that lives for one edit adds one entry: what counts is how many all of them have left.
    await deps.journal.compact(name, JOURNAL_ABOVE);
  };

  return {
    touched() {
      clearTimeout(timer);
      timer = setTimeout(() => void trim(), IDLE_MS);
    },
    journaled: () => {
      hasJournaled = true;
    },
    trim,
    stop: () => clearTimeout(timer),
  };
}
