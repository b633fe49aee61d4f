/** What the background answers when a page asks for its stores. */
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import type { DocStore } from "#shared/ports.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { LocalDb } from "./lazy-local-db.ts";
import type { Call, LibraryAnswer } from "./port-messages.ts";

export interface ServedStores extends LocalDb {
  readonly docs: DocStore;
  readonly open: () => Promise<OpenedLibrary>;
  readonly beginAnew: () => Promise<OpenedLibrary>;
  /** Whether the lock is held in the storage that the background sees: see port-elsewhere.ts. */
  readonly isLockHeld: (name: string) => Promise<boolean>;
}

export async function answerCall(stores: ServedStores, call: Call): Promise<unknown> {
  const { docs, blobs, noteIndex, cardCache } = stores;
  switch (call.call) {
    case "same-storage":
      return stores.isLockHeld(call.lock);
    case "library":
      return answerOf(await (call.act === "open" ? stores.open() : stores.beginAnew()));
    case "names":
      return docs.names();
    case "blobs/put":
      return blobs.put(call.content);
    case "blobs/get":
      return blobs.get(call.sha256);
    case "blobs/has":
      return blobs.has(call.sha256);
    case "blobs/names":
      return blobs.names();
    case "notes/replace":
      return noteIndex.replace(call.doc, call.rows);
    case "notes/by-step":
      return noteIndex.byStep(call.roadmap, call.step, call.limit ?? undefined);
    case "notes/by-url":
      return noteIndex.byUrl(call.url);
    case "notes/by-id":
      return noteIndex.byId(call.id);
    case "notes/newest":
      return noteIndex.newest(call.limit);
    case "notes/count":
      return noteIndex.count();
    case "notes/clear":
      return noteIndex.clear();
    case "cards/read":
      return cardCache.read();
    case "cards/expire":
      return cardCache.expire();
    case "cards/clear":
      return cardCache.clear();
    case "cards/write":
      return cardCache.write(call.book);
    default:
      return unreachable(call);
  }
}

/** The page opens the library doc over its line. */
async function answerOf(opened: OpenedLibrary): Promise<LibraryAnswer> {
  if (opened.type === "fault" || opened.type === "lost") return opened;
  const { library, ...answer } = opened;
  await library.close();
  return answer;
}
