/** The background: saving for popup, menus and keys, and sync. Listeners are registered at once: each wakes it. */
import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { beginAnew, openLibrary } from "#ext/app/library/open-library.ts";
import { restoreSources } from "#ext/platform/sync/restore-sources.ts";
import { serveHours } from "#ext/app/reminder/serve-hours.ts";
import { openForSaving } from "#ext/app/save/open-for-saving.ts";
import { createQuickActs } from "#ext/app/save/quick-acts.ts";
import { createSaveService } from "#ext/app/save/save-service.ts";
import { createSyncService } from "#ext/app/sync/sync-service.ts";
import { createButtonMarks } from "#ext/platform/action.ts";
import { createBrowserPorts } from "#ext/platform/browser-ports.ts";
import { onSaveCommand } from "#ext/platform/commands.ts";
import { makeMenus, onMenu } from "#ext/platform/context-menus.ts";
import { createHourPorts } from "#ext/platform/hour-ports.ts";
import { serveDesk } from "#ext/platform/messages.ts";
import { serveDocs } from "#ext/platform/storage/serve-docs.ts";
import { pageReader } from "#ext/platform/scripting.ts";
import { createSyncParts, wireSync } from "#ext/platform/sync/background-sync.ts";
import { openToday } from "#ext/platform/tabs.ts";
// Loaded at once: a worker may not add Dexie's listeners later than at its start.
import "#ext/platform/storage/local-db.ts";

export default defineBackground(() => {
  const ports = createBrowserPorts(() => void sync.ring());
  const { storage, texts, random } = ports;
  const library = { ...storage, random, sources: restoreSources(storage) };
  const open = () => openLibrary(library);
  const sync = createSyncService(createSyncParts(ports, open));
  const desk = createSaveService({ ...ports, reader: pageReader, open: () => openForSaving(ports, open) });
  const acts = createQuickActs({ desk, reader: pageReader, texts, mark: createButtonMarks(texts), openToday });
  serveDesk(desk);
  wireSync(sync);
  if (import.meta.env.FIREFOX) serveDocs({ ...ports, open, beginAnew: () => beginAnew(library) });
  serveHours({ ...createHourPorts(), ports, open, openToday });
  onSaveCommand((tab) => acts.byKeys(tab));
  onMenu((act) => acts.byMenu(act));
  // Saving makes the library, so that the first new tab finds it.
  browser.runtime.onInstalled.addListener(() => void Promise.all([makeMenus(texts), desk.targets()]));
});
