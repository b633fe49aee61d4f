/** Puts the new tab together: the browser's ports, the library, the page. */
import { browser } from "wxt/browser";
import { restoreSources } from "#ext/platform/sync/restore-sources.ts";
import { beginAnew, openLibrary } from "#ext/app/library/open-library.ts";
import { storageFacts } from "#ext/app/today/fault-report.ts";
import { createBrowserPorts } from "#ext/platform/browser-ports.ts";
import { clearDrawings, createDrawingShelf } from "#ext/platform/day-drawings.ts";
import { freeBytes } from "#ext/platform/storage/free-bytes.ts";
import { startNewTab } from "#ext/ui/newtab/start.ts";
import { dayOfWallClock } from "#shared/std/day.ts";

export async function start(): Promise<void> {
  const ports = createBrowserPorts();
  const { storage } = ports;
  const { version } = browser.runtime.getManifest();
  const libraryDeps = { ...storage, random: ports.random, sources: restoreSources(storage) };
  await startNewTab({
    page: document,
    ports,
    syncDesk: async () => (await import("#ext/platform/sync/sync-messages.ts")).createSyncClient(),
    open: () => openLibrary(libraryDeps),
    beginAnew: () => beginAnew(libraryDeps),
    storageFacts: async (detail) =>
      storageFacts({
        texts: ports.texts,
        journal: storage.journal,
        today: dayOfWallClock(ports.clock.wall(), 0),
        freeBytes: await freeBytes(),
        version,
        detail,
      }),
    forgetDrawings: clearDrawings,
    shelf: createDrawingShelf(version),
  });
  const { startPageSync } = await import("#ext/platform/sync/page-sync.ts");
  startPageSync(document);
}
