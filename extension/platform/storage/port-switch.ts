/**
 * The stores of a page in a browser that has containers: its own until it is known that the library is elsewhere, and
 * the background's from then on. Small: each page loads it there, and the rest only when it is needed.
 */
import type { LibraryDeps } from "#ext/app/library/open-library.ts";
import type { Elsewhere, PageStores } from "./port-elsewhere.ts";

export interface SwitchedStores {
  readonly stores: PageStores;
  /** For the check at the start: see open-library.ts. */
  readonly elsewhere: NonNullable<LibraryDeps["elsewhere"]>;
}

/** `find` answers null when the library's storage is the page's own, and rejects when it cannot tell. */
export function createSwitchedStores(own: PageStores, find: () => Promise<Elsewhere | null>): SwitchedStores {
  let now = own;
  let there: Elsewhere | null = null;
  const onSwitch = new Set<() => void>();

  async function look(): Promise<Elsewhere | null> {
    there ??= await find();
    if (there && now === own) {
      now = there.stores;
      for (const listener of onSwitch) listener();
    }
    return there;
  }

  /** Listens where the rows are, also when that is found out later. */
  const follow = (listen: (stores: PageStores) => () => void): (() => void) => {
    let stop = listen(now);
    const move = (): void => {
      stop();
      stop = listen(now);
    };
    onSwitch.add(move);
    return () => {
      onSwitch.delete(move);
      stop();
    };
  };

  return {
    stores: {
      docs: {
        open: (name) => now.docs.open(name),
        names: () => now.docs.names(),
        close: async () => {
          await Promise.all([own.docs.close(), there?.stores.docs.close()]);
        },
      },
      blobs: {
        put: (content) => now.blobs.put(content),
        get: (sha256) => now.blobs.get(sha256),
        has: (sha256) => now.blobs.has(sha256),
        names: () => now.blobs.names(),
      },
      noteIndex: {
        replace: (doc, rows) => now.noteIndex.replace(doc, rows),
        byStep: (...of) => now.noteIndex.byStep(...of),
        byUrl: (url) => now.noteIndex.byUrl(url),
        byId: (id) => now.noteIndex.byId(id),
        newest: (limit) => now.noteIndex.newest(limit),
        count: () => now.noteIndex.count(),
        clear: () => now.noteIndex.clear(),
        onChange: (listener) => follow((stores) => stores.noteIndex.onChange(listener)),
      },
      cardCache: {
        read: () => now.cardCache.read(),
        write: (book) => now.cardCache.write(book),
        expire: () => now.cardCache.expire(),
        clear: () => now.cardCache.clear(),
        onChange: (listener) => follow((stores) => stores.cardCache.onChange(listener)),
      },
    },
    async elsewhere(act) {
      try {
        return (await (await look())?.open(act)) ?? null;
      } catch (error) {
        // Nobody knows whose storage this is: a library that is made here might be a second one.
        return { type: "fault", detail: `background: ${error instanceof Error ? error.message : "unknown"}` };
      }
    },
  };
}
