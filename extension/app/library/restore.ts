/** Bringing docs back from the copies outside the database. Everything is merged, so doing it twice does no harm. */
import * as Y from "yjs";
import type { Doc } from "yjs";
import { readDocList } from "#shared/domain/household.ts";
import { LIBRARY, type DocName } from "#shared/domain/ids.ts";
import type { DocStore, Journal, JournalContent } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";

/** A place that holds copies of docs. The journal is one; backups and the relay follow. */
export interface RestoreSource {
  readonly name: "journal" | "backup" | "relay";
  docs(): Promise<Result<readonly DocName[], RestoreError>>;
  read(doc: DocName): Promise<Result<JournalContent, RestoreError>>;
}

export interface RestoreError {
  readonly type: string;
  readonly detail: string;
}

export interface Restored {
  /** Docs that got something back. */
  readonly docs: readonly DocName[];
  /** When the newest edit was made (ms since 1970), or null. */
  readonly newest: number | null;
  readonly unreadable: number;
}

export function journalSource(journal: Journal): RestoreSource {
  return { name: "journal", docs: () => journal.docs(), read: (doc) => journal.read(doc) };
}

/** Merges what the sources hold of `only`, or of all docs, into the docs here, and saves it. */
export async function restoreDocs(
  docs: DocStore,
  sources: readonly RestoreSource[],
  only?: readonly DocName[],
): Promise<Result<Restored, RestoreError>> {
  const restored = new Set<DocName>();
  let unreadable = 0;
  let newest: number | null = null;
  for (const source of sources) {
    const held = await source.docs();
    if (!held.ok) return held;
    for (const name of held.value) {
      if (only && !only.includes(name)) continue;
      const content = await source.read(name);
      if (!content.ok) return content;
      const merged = await mergeInto(docs, name, content.value.updates);
      if (!merged.ok) return merged;
      if (merged.value > 0) restored.add(name);
      unreadable += content.value.unreadable + content.value.updates.length - merged.value;
      newest = Math.max(newest ?? 0, content.value.newest ?? 0) || null;
    }
  }
  return ok({ docs: [...restored], newest, unreadable });
}

/** How many of the updates could be applied. */
async function mergeInto(
  docs: DocStore,
  name: DocName,
  updates: readonly Uint8Array[],
): Promise<Result<number, RestoreError>> {
  if (updates.length === 0) return ok(0);
  const scratch = new Y.Doc();
  const applied = updates.filter((update) => canApply(scratch, update)).length;
  const opened = await docs.open(name);
  if (!opened.ok) return opened;
  try {
    Y.applyUpdate(opened.value.doc, Y.encodeStateAsUpdate(scratch));
    const saved = await opened.value.saved();
    return saved.ok ? ok(applied) : err(saved.error);
  } finally {
    scratch.destroy();
    await opened.value.close();
  }
}

function canApply(scratch: Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(scratch, update);
    return true;
  } catch {
    return false;
  }
}

/** Docs that the library lists and that have no rows here: lost, or not yet come from another device. */
export async function missingDocs(docs: DocStore, library: Doc): Promise<Result<readonly DocName[], RestoreError>> {
  const here = await docs.names();
  if (!here.ok) return here;
  return ok(readDocList(library).filter((name) => name !== LIBRARY && !here.value.includes(name)));
}
