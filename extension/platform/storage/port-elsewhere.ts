/**
 * Finds out whether this page sees the storage that the background sees, and works through the background when not: a
 * page in a Firefox container has databases, files, locks and channels of its own, all of them empty.
 *
 * The page holds a lock that nobody else knows and asks the background whether it sees it. That tells the two apart
 * where the library's id cannot: before there is a library, and when it was lost.
 */
import * as v from "valibot";
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import { idOfBytes, LIBRARY } from "#shared/domain/ids.ts";
import type { DocStore, Locks, Random } from "#shared/ports.ts";
import type { LocalDb } from "./lazy-local-db.ts";
import { createPortDocStore } from "./port-doc-store.ts";
import type { PortLine } from "./port-line.ts";
import { LibraryAnswerSchema } from "./port-messages.ts";
import { createPortLocalDb } from "./port-local-db.ts";

/** A lost library may come back from a relay, entry by entry. */
const LIBRARY_LIMIT_MS = 120_000;

export interface PageStores extends LocalDb {
  readonly docs: DocStore;
}

export interface ElsewhereDeps {
  readonly line: PortLine;
  readonly locks: Locks;
  readonly random: Random;
}

export interface Elsewhere {
  readonly stores: PageStores;
  /** What opening the library came to where it is. */
  readonly open: (act: "open" | "begin-anew") => Promise<OpenedLibrary>;
}

/** Null when the library's storage is this page's own. Rejects when the background does not answer. */
export async function findElsewhere({ line, locks, random }: ElsewhereDeps): Promise<Elsewhere | null> {
  const lock = `same-storage/${idOfBytes(random.bytes(16))}`;
  const isOurs = v.parse(v.boolean(), await locks.run(lock, () => line.ask({ call: "same-storage", lock })));
  if (isOurs) {
    line.close();
    return null;
  }
  const stores = { docs: createPortDocStore(line), ...createPortLocalDb(line) };
  return { stores, open: (act) => openThere(line, stores.docs, act) };
}

async function openThere(line: PortLine, docs: DocStore, act: "open" | "begin-anew"): Promise<OpenedLibrary> {
  const answer = v.parse(LibraryAnswerSchema, await line.ask({ call: "library", act }, LIBRARY_LIMIT_MS));
  if (answer.type === "lost" || answer.type === "fault") return answer;
  const opened = await docs.open(LIBRARY);
  return opened.ok ? { ...answer, library: opened.value } : { type: "fault", detail: opened.error.detail };
}
