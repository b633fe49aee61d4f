/**
 * The check at every start: is there a library here, and is it whole? It tells a first run from a loss, and never
 * shows a first run because a storage did not answer.
 */
import { makeRootSecret } from "#shared/crypto/root-secret.ts";
import { idOfBytes } from "#shared/domain/ids.ts";
import { stampSchema } from "#shared/domain/schema-version.ts";
import type { DocStore, Journal, KnownLibrary, Locks, OpenDoc, Random, SafetyCopies } from "#shared/ports.ts";
import { unreachable } from "#shared/std/assert.ts";
import { readEvidence, type Evidence, type Known } from "./evidence.ts";
import { journalAnew } from "./replace-secret.ts";
import { missingDocs, restoreDocs, type RestoreError, type RestoreSource } from "./restore.ts";

export interface LibraryDeps {
  readonly docs: DocStore;
  readonly journal: Journal;
  readonly safety: SafetyCopies;
  readonly locks: Locks;
  readonly random: Random;
  /** All that they hold is merged. The journal is the first; backups and the relay follow it. */
  readonly sources: readonly RestoreSource[];
  /**
   * For a page that may not see the library's storage, asked before anything is made or brought back here: what opening
   * came to where the library is, or null when that is here.
   */
  readonly elsewhere?: (act: "open" | "begin-anew") => Promise<OpenedLibrary | null>;
}

/** `library` is the open library doc; the caller closes it. */
export type OpenedLibrary =
  | { readonly type: "fresh"; readonly library: OpenDoc }
  | { readonly type: "present"; readonly library: OpenDoc }
  | {
      readonly type: "restored";
      readonly library: OpenDoc;
      /** How many docs came back. */
      readonly docs: number;
      /** When the newest restored edit was made (ms since 1970), or null when no source knows. */
      readonly newest: number | null;
      /** Copies that could not be read. */
      readonly unreadable: number;
    }
  /** A library was here, and no copy of it could be read: an import, a relay or `beginAnew` goes on. */
  | { readonly type: "lost"; readonly unreadable: number }
  /** A storage does not answer, or refuses what must be written first. Never a fresh start. */
  | { readonly type: "fault"; readonly detail: string };

/** Opens the library of this browser. Contexts that start at once decide one after the other. */
export async function openLibrary(deps: LibraryDeps): Promise<OpenedLibrary> {
  const first = await readEvidence(deps);
  if (first.type === "whole") return completed(deps, first.library);
  if (first.type !== "fault") await first.library.close();
  const opened = await deps.elsewhere?.("open");
  if (opened) return opened;
  if (first.type === "fault") return first;
  return deps.locks.run("open-library", async () => decide(deps, await readEvidence(deps)));
}

/** Begins an empty library where one was lost: only ever on the learner's word. */
export async function beginAnew(deps: LibraryDeps): Promise<OpenedLibrary> {
  const begun = await deps.elsewhere?.("begin-anew");
  if (begun) return begun;
  return deps.locks.run("open-library", async () => {
    const evidence = await readEvidence(deps);
    return evidence.type === "missing" ? begin(deps, evidence.library, evidence.known) : decide(deps, evidence);
  });
}

async function decide(deps: LibraryDeps, evidence: Evidence): Promise<OpenedLibrary> {
  switch (evidence.type) {
    case "fault":
      return evidence;
    case "whole":
      return completed(deps, evidence.library);
    case "none":
      return begin(deps, evidence.library, evidence.known);
    case "unmarked":
      return mark(deps, evidence.library, evidence.known);
    case "missing":
      return restore(deps, evidence.library, evidence.known);
    default:
      return unreachable(evidence);
  }
}

/** The first run. The secret is safe before the first edit, and the mark comes when the first edit is saved. */
async function begin(deps: LibraryDeps, library: OpenDoc, known: Known): Promise<OpenedLibrary> {
  const made = madeWhole(deps.random, known);
  const prepared = await deps.safety.write({ ...made, begun: false });
  if (!prepared.ok) return faultOf(library, prepared.error);
  stampSchema(library.doc);
  const saved = await library.saved();
  if (!saved.ok) return faultOf(library, saved.error);
  const marked = await deps.safety.write({ ...made, begun: true });
  return marked.ok ? { type: "fresh", library } : faultOf(library, marked.error);
}

/** The doc is here: only the copies that name it are written again. */
async function mark(deps: LibraryDeps, library: OpenDoc, known: Known): Promise<OpenedLibrary> {
  const marked = await deps.safety.write({ ...madeWhole(deps.random, known), begun: true });
  if (!marked.ok) return faultOf(library, marked.error);
  if (!known.rootSecret) {
    const copied = await journalAnew(deps);
    if (!copied.ok) return faultOf(library, copied.error);
  }
  return completed(deps, library);
}

async function restore(deps: LibraryDeps, library: OpenDoc, known: Known): Promise<OpenedLibrary> {
  const result = await restoreDocs(deps.docs, deps.sources);
  if (!result.ok) return faultOf(library, result.error);
  const { docs, newest, unreadable } = result.value;
  if (docs.length === 0) {
    await library.close();
    return { type: "lost", unreadable };
  }
  stampSchema(library.doc);
  const saved = await library.saved();
  if (!saved.ok) return faultOf(library, saved.error);
  const marked = await deps.safety.write({ ...madeWhole(deps.random, known), begun: true });
  if (!marked.ok) return faultOf(library, marked.error);
  for (const name of docs) await deps.journal.compact(name, 1);
  return { type: "restored", library, docs: docs.length, newest, unreadable };
}

/** The library doc is whole; docs that it lists and that are lost are brought back too. */
async function completed(deps: LibraryDeps, library: OpenDoc): Promise<OpenedLibrary> {
  const missing = await missingDocs(deps.docs, library.doc);
  if (!missing.ok) return faultOf(library, missing.error);
  if (missing.value.length === 0) return { type: "present", library };
  // What is only late comes by sync: a page does not wait for the network while its library is here.
  const local = deps.sources.filter(({ name }) => name !== "relay");
  const result = await restoreDocs(deps.docs, local, missing.value);
  if (!result.ok) return faultOf(library, result.error);
  const { docs, newest, unreadable } = result.value;
  if (docs.length === 0) return { type: "present", library };
  return { type: "restored", library, docs: docs.length, newest, unreadable };
}

function madeWhole(random: Random, known: Known): Omit<KnownLibrary, "begun"> {
  return {
    libraryId: known.libraryId ?? idOfBytes(random.bytes(16)),
    rootSecret: known.rootSecret ?? makeRootSecret(random),
  };
}

async function faultOf(library: OpenDoc, error: RestoreError): Promise<OpenedLibrary> {
  await library.close();
  return { type: "fault", detail: error.detail };
}
