/**
 * A doc that stays on its rows: edits go to the rows and the journal, other contexts' rows come in, and when the
 * rows are lost or refuse a write the edit stays in memory and is written again.
 */
import * as Y from "yjs";
import type { DocName } from "#shared/domain/ids.ts";
import { isNewerSchema } from "#shared/domain/schema-version.ts";
import type { Journal, Locks, OpenDocError, SaveError, SaveState } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import { isFromRows, putOnRows } from "./open-rows.ts";
import type { Persistence } from "./persistence.ts";
import type { RowQuarantine } from "./quarantine.ts";
import { within } from "./raw-db.ts";
import { createRetry } from "./retry.ts";
import { createSaveTracker, saveErrorOf } from "./save-state.ts";
import { createTrimmer } from "./trim.ts";

export interface LiveDocDeps {
  readonly journal: Journal;
  readonly quarantine: RowQuarantine;
  readonly locks: Locks;
  readonly limitMs: number;
  /** Tells the other contexts that the doc has new rows. */
  readonly announce: (name: DocName) => void;
}

export interface LiveDoc {
  readonly doc: Y.Doc;
  isReadOnly(): boolean;
  saved(): Promise<Result<void, SaveError>>;
  onSaveState(listener: (state: SaveState) => void): () => void;
  /** Another context has written rows. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const NEWER: SaveError = { type: "save-failed", detail: "newer-schema" };

export async function openLiveDoc(name: DocName, deps: LiveDocDeps): Promise<Result<LiveDoc, OpenDocError>> {
  const doc = new Y.Doc();
  const tracker = createSaveTracker();
  let rows: Persistence | null = null;
  let readOnly = false;
  let closing = false;
  let abortedBy: SaveError | null = null;
  let last: Promise<unknown> = Promise.resolve();

  /** Tasks on the rows run one after the other: a persistence is never let go while one of them runs. */
  const exclusive = <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task);
    last = next.catch(() => undefined);
    return next;
  };

  const retry = createRetry(() => exclusive(recover));
  const fail = (error: SaveError): void => {
    tracker.failed(error);
    retry.soon();
  };

  async function putOn(): Promise<Result<void, OpenDocError>> {
    const put = await putOnRows(name, doc, {
      ...deps,
      events: {
        onAbort: (error) => {
          abortedBy = saveErrorOf(error);
          fail(abortedBy);
        },
        onClosed: () => {
          rows = null;
          tracker.want("rows");
          retry.soon();
        },
      },
    });
    if (!put.ok) return put;
    rows = put.value.persistence;
    readOnly = rows === null;
    abortedBy = null;
    // The row of the opening holds all edits made until now, and its abort would be heard like any other.
    if (rows) await confirm(rows, tracker.wanted("rows"));
    if (put.value.quarantined > 0) await heal();
    return ok();
  }

  async function writeAgain(on: Persistence): Promise<void> {
    const wanted = tracker.wanted("rows");
    abortedBy = null;
    await on.rewrite().catch((error: unknown) => (abortedBy ??= saveErrorOf(error)));
    await confirm(on, wanted);
  }

  /** What a bad row held is in the journal, unless a backup has taken it over. */
  async function heal(): Promise<void> {
    const content = await deps.journal.read(name);
    if (!content.ok) return;
    const scratch = new Y.Doc();
    try {
      // A copy that cannot be applied must not keep the doc from opening; it may have changed the scratch doc.
      for (const update of content.value.updates) Y.applyUpdate(scratch, update);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(scratch));
    } catch {
      return;
    } finally {
      scratch.destroy();
    }
  }

  async function confirm(on: Persistence, wanted: number): Promise<void> {
    try {
      await on.settled();
    } catch {
      return; // Closed: onClosed has begun the way back.
    }
    if (abortedBy) {
      tracker.failed(abortedBy);
      return;
    }
    tracker.reached("rows", wanted);
    if (wanted > 0) deps.announce(name);
  }

  /** Puts the doc back on rows, writes it again after an aborted write, and pushes the journal on. */
  async function recover(): Promise<boolean> {
    if (closing) return true;
    if (rows === null && !readOnly) {
      const back = await putOn();
      if (!back.ok) {
        tracker.failed({ type: "save-failed", detail: back.error.detail });
        return false;
      }
    }
    if (rows && abortedBy) await writeAgain(rows);
    const entries = tracker.wanted("journal");
    const flushed = await deps.journal.flush(name);
    if (flushed.ok) tracker.reached("journal", entries);
    else tracker.failed(flushed.error);
    return flushed.ok && abortedBy === null && (rows !== null || readOnly);
  }

  const trimmer = createTrimmer(name, {
    ...deps,
    onRows: (task) =>
      exclusive(async () => {
        if (rows) await task(rows).catch(() => undefined);
      }),
  });

  let confirming = false;
  async function confirmRows(): Promise<void> {
    if (confirming) return;
    confirming = true;
    // y-indexeddb queues its write when it hears of the edit, maybe after us: let it go first.
    await Promise.resolve();
    for (let through = -1; through < tracker.wanted("rows");) {
      through = tracker.wanted("rows");
      if (rows) await confirm(rows, through);
    }
    confirming = false;
    trimmer.touched();
  }

  async function toJournal(update: Uint8Array, count: number): Promise<void> {
    trimmer.journaled();
    const appended = await deps.journal.append(name, update);
    if (appended.ok) tracker.reached("journal", count);
    else fail(appended.error);
  }

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (readOnly || isFromRows(origin)) return;
    tracker.want("rows");
    void confirmRows();
    void toJournal(update, tracker.want("journal"));
  });
  const opened = await putOn();
  if (!opened.ok) {
    retry.stop();
    doc.destroy();
    return opened;
  }
  trimmer.touched();

  let refreshing = false;
  return ok({
    doc,
    isReadOnly: () => readOnly,
    saved: () => (readOnly ? Promise.resolve(err(NEWER)) : tracker.saved()),
    onSaveState: (listener) => tracker.onState(listener),
    async refresh() {
      if (refreshing || closing) return;
      refreshing = true;
      await exclusive(async () => {
        refreshing = false;
        if (rows === null && !readOnly) return;
        try {
          if (rows) await rows.fetch();
          if (readOnly || isNewerSchema(doc)) await letGoAndPutBack();
        } catch {
          await letGoAndPutBack();
        }
      });
      trimmer.touched();
    },
    async close() {
      trimmer.stop();
      await within(tracker.saved(), deps.limitMs, "last edits");
      await trimmer.trim();
      closing = true;
      retry.stop();
      trimmer.stop();
      await exclusive(async () => {
        await rows?.detach();
      });
      doc.destroy();
    },
  });

  /** For a row that cannot be applied, and for a doc that has become newer than we are. */
  async function letGoAndPutBack(): Promise<void> {
    const old = rows;
    rows = null;
    await old?.detach();
    const back = await putOn();
    if (!back.ok) fail({ type: "save-failed", detail: back.error.detail });
  }
}
