/** A background that serves docs from memory, and pages in containers of their own that work through it. */
import { createDocsServer } from "#ext/platform/storage/serve-docs-pipe.ts";
import { createPortLine, type PortLine } from "#ext/platform/storage/port-line.ts";
import type { ServedStores } from "#ext/platform/storage/serve-docs-calls.ts";
import { LIBRARY } from "#shared/domain/ids.ts";
import { unwrap } from "#shared/std/result.ts";
import { createMemoryBlobStore } from "./memory-blob-store.ts";
import { createMemoryCardCache } from "./memory-card-cache.ts";
import { createMemoryDisk, createMemoryDocStore, type MemoryDisk } from "./memory-doc-store.ts";
import { createMemoryNoteIndex } from "./memory-note-index.ts";
import { createMemoryPipes } from "./memory-pipe.ts";

export interface PortWorld {
  readonly disk: MemoryDisk;
  /** A page's line. `isShown` says whether the learner sees the page. */
  line(isShown?: () => boolean): PortLine;
  /** Shows all pages again. */
  show(): void;
  /** Stops the background as the browser does; what is on the disk stays. The next line starts another. */
  stopBackground(): void;
  readonly pipesMade: () => number;
  close(): void;
}

export function createPortWorld(change: Partial<ServedStores> = {}): PortWorld {
  const disk = createMemoryDisk();
  const stores = {
    blobs: createMemoryBlobStore(),
    noteIndex: createMemoryNoteIndex(),
    cardCache: createMemoryCardCache(),
  };
  const lines: PortLine[] = [];
  const shown = new Set<() => void>();
  let server: ReturnType<typeof startBackground> | null = null;

  function startBackground() {
    const docs = createMemoryDocStore(disk);
    const open: ServedStores["open"] = async () => ({ type: "present", library: unwrap(await docs.open(LIBRARY)) });
    const served = { ...stores, docs, open, beginAnew: open, isLockHeld: () => Promise.resolve(false), ...change };
    return { docs, serve: createDocsServer(served) };
  }

  const pipes = createMemoryPipes(() => (server ??= startBackground()).serve);
  return {
    disk,
    line(isShown = () => true) {
      const line = createPortLine({
        connect: pipes.connect,
        isShown,
        onShown: (listener) => {
          shown.add(listener);
          return () => shown.delete(listener);
        },
      });
      lines.push(line);
      return line;
    },
    show: () => {
      for (const listener of shown) listener();
    },
    stopBackground() {
      void server?.docs.close();
      server = null;
      pipes.cut();
    },
    pipesMade: pipes.made,
    close() {
      for (const line of lines) line.close();
    },
  };
}
