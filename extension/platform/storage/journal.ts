/**
 * The journal: a sealed copy in storage.local of every update since the last backup. Chromium has lost its whole
 * IndexedDB in a kill; what was shown as saved is then restored from here.
 *
 * Each context writes keys of its own, so that no two overwrite each other; putting entries together takes a lock and
 * removes only the keys it has read.
 */
import * as Y from "yjs";
import { NONCE_BYTES } from "#shared/crypto/seal.ts";
import type { DocName } from "#shared/domain/ids.ts";
import type { Clock, Journal, JournalContent, Locks, Random, SaveError } from "#shared/ports.ts";
import { hexOfBytes, type Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { TextStore } from "./extension-storage.ts";
import { ALL_ENTRIES, docOfKey, openEntry, prefixOfDoc, sealEntry, type JournalEntry } from "./journal-entry.ts";
import { saveErrorOf } from "./save-state.ts";

export interface JournalDeps {
  readonly storage: TextStore;
  /** The `journal` key of the root secret, or null while there is no root secret. */
  readonly key: () => Promise<CryptoKey | null>;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly random: Random;
}

/** Updates of one doc that wait for the write before them, and those who wait for them. */
interface Queue {
  waiting: Uint8Array[];
  writing: Promise<Result<void, SaveError>> | null;
  next: Promise<Result<void, SaveError>> | null;
}

export function createJournal(deps: JournalDeps): Journal {
  const writer = hexOfBytes(deps.random.bytes(8));
  const queues = new Map<DocName, Queue>();
  let number = 0;

  const newKey = (doc: DocName): string => {
    number += 1;
    return `${prefixOfDoc(doc)}${writer}-${number}`;
  };

  async function store(doc: DocName, update: Bytes, at: number): Promise<Result<void, SaveError>> {
    try {
      const key = await deps.key();
      if (!key) return err({ type: "save-failed", detail: "no-root-secret" });
      const entryKey = newKey(doc);
      const text = await sealEntry(key, doc, entryKey, { update, at }, deps.random.bytes(NONCE_BYTES));
      await deps.storage.set(new Map([[entryKey, text]]));
      return ok();
    } catch (error) {
      return err(saveErrorOf(error));
    }
  }

  async function writeWaiting(doc: DocName, queue: Queue): Promise<Result<void, SaveError>> {
    const batch = queue.waiting;
    if (batch.length === 0) return ok();
    queue.waiting = [];
    const stored = await store(doc, new Uint8Array(Y.mergeUpdates(batch)), deps.clock.now());
    if (!stored.ok) queue.waiting = [...batch, ...queue.waiting];
    return stored;
  }

  /** One write at a time: what comes meanwhile goes together into the next. */
  function push(doc: DocName): Promise<Result<void, SaveError>> {
    const queue = queueOf(doc);
    if (!queue.writing) return (queue.writing = run(doc, queue));
    return (queue.next ??= queue.writing.then(() => {
      queue.next = null;
      return (queue.writing = run(doc, queue));
    }));
  }

  async function run(doc: DocName, queue: Queue): Promise<Result<void, SaveError>> {
    const stored = await writeWaiting(doc, queue);
    if (!queue.next) queue.writing = null;
    return stored;
  }

  function queueOf(doc: DocName): Queue {
    const queue = queues.get(doc) ?? { waiting: [], writing: null, next: null };
    queues.set(doc, queue);
    return queue;
  }

  async function opened(doc: DocName): Promise<Result<ReadonlyMap<string, JournalEntry | null>, SaveError>> {
    try {
      const texts = await deps.storage.get(await deps.storage.keys(prefixOfDoc(doc)));
      const key = await deps.key();
      const entries = new Map<string, JournalEntry | null>();
      for (const [entryKey, text] of texts) {
        entries.set(entryKey, key && (await openEntry(key, doc, entryKey, text)));
      }
      return ok(entries);
    } catch (error) {
      return err(saveErrorOf(error));
    }
  }

  /** Runs under the lock of the doc, with its readable entries. Unreadable ones stay: another key may open them. */
  function withEntries(
    doc: DocName,
    task: (entries: readonly (readonly [string, JournalEntry])[]) => Promise<Result<void, SaveError>>,
  ): Promise<Result<void, SaveError>> {
    return deps.locks.run(`journal/${doc}`, async () => {
      const entries = await opened(doc);
      if (!entries.ok) return entries;
      return task(
        [...entries.value].flatMap(([key, entry]) => (entry && isUpdate(entry.update) ? [[key, entry]] : [])),
      );
    });
  }

  async function entryCount(doc: DocName): Promise<Result<number, SaveError>> {
    try {
      return ok((await deps.storage.keys(prefixOfDoc(doc))).length);
    } catch (error) {
      return err(saveErrorOf(error));
    }
  }

  async function remove(keys: readonly string[]): Promise<Result<void, SaveError>> {
    try {
      await deps.storage.remove(keys);
      return ok();
    } catch (error) {
      return err(saveErrorOf(error));
    }
  }

  return {
    append(doc, update) {
      queueOf(doc).waiting.push(update);
      return push(doc);
    },
    flush: push,
    async read(doc) {
      const entries = await opened(doc);
      return entries.ok ? ok(contentOf([...entries.value.values()])) : entries;
    },
    async docs() {
      try {
        const keys = await deps.storage.keys(ALL_ENTRIES);
        return ok([...new Set(keys.map(docOfKey).filter((doc) => doc !== null))]);
      } catch (error) {
        return err(saveErrorOf(error));
      }
    },
    compact: async (doc, above) => {
      const count = await entryCount(doc);
      if (!count.ok || count.value <= above) return count.ok ? ok() : count;
      return withEntries(doc, async (entries) => {
        if (entries.length < 2) return ok();
        const { updates, newest } = contentOf(entries.map(([, entry]) => entry));
        // The whole first, the parts taken away after: killed in between, the doc is there twice and no less.
        const stored = await store(doc, mergedUpdates(updates), newest ?? 0);
        return stored.ok ? remove(entries.map(([key]) => key)) : stored;
      });
    },
    truncateThrough: (doc, time) =>
      withEntries(doc, (entries) => remove(entries.filter(([, entry]) => entry.at <= time).map(([key]) => key))),
  };
}

function contentOf(entries: readonly (JournalEntry | null)[]): JournalContent {
  const good = entries.filter((entry) => entry !== null && isUpdate(entry.update)).filter((entry) => entry !== null);
  return {
    updates: good.map((entry) => entry.update),
    unreadable: entries.length - good.length,
    newest: good.length === 0 ? null : Math.max(...good.map((entry) => entry.at)),
  };
}

/** Authentic entries were written by us; a bug in an older version may still have sealed what Yjs cannot apply. */
function isUpdate(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
}

/** Through a doc, which joins what was typed key by key into runs; merging updates alone leaves them apart. */
function mergedUpdates(updates: readonly Uint8Array[]): Bytes {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const merged = new Uint8Array(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return merged;
}
