/** Another root secret for the library that is here: after joining a space, and when the old secret is lost. */
import * as Y from "yjs";
import { LIBRARY } from "#shared/domain/ids.ts";
import type { DocStore, Journal, KnownLibrary, Locks, SafetyCopies } from "#shared/ports.ts";
import { ok, type Result } from "#shared/std/result.ts";
import type { RestoreError } from "./restore.ts";

interface JournalDeps {
  readonly docs: DocStore;
  readonly journal: Journal;
}

export interface ReplaceDeps extends JournalDeps {
  readonly safety: SafetyCopies;
  readonly locks: Locks;
}

/**
 * Keeps the new secret and seals the journal anew with it. Entries under the old secret stay where they are and count
 * as unreadable from now on.
 */
export function replaceSecret(
  deps: ReplaceDeps,
  library: Omit<KnownLibrary, "begun">,
): Promise<Result<void, RestoreError>> {
  return deps.locks.run("open-library", async () => {
    const written = await deps.safety.write({ ...library, begun: true });
    return written.ok ? journalAnew(deps) : written;
  });
}

/** Puts a sealed copy of every whole doc into the journal. */
export async function journalAnew({ docs, journal }: JournalDeps): Promise<Result<void, RestoreError>> {
  const names = await docs.names();
  if (!names.ok) return names;
  for (const name of new Set([LIBRARY, ...names.value])) {
    const opened = await docs.open(name);
    if (!opened.ok) return opened;
    const copied = await journal.append(name, Y.encodeStateAsUpdate(opened.value.doc));
    await opened.value.close();
    if (!copied.ok) return copied;
  }
  return ok();
}
