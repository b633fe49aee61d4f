/** Sync in the background of a real browser: what it is made of, and the listeners that wake it. */
import { browser } from "wxt/browser";
import type { OpenedLibrary } from "#ext/app/library/open-library.ts";
import { defaultDeviceName } from "#ext/app/sync/device-name.ts";
import type { SyncParts } from "#ext/app/sync/sync-parts.ts";
import type { SyncService } from "#ext/app/sync/sync-service.ts";
import type { BrowserPorts } from "../browser-ports.ts";
import { createExtensionStorage } from "../storage/extension-storage.ts";
import { openLocalTables } from "../storage/local-db.ts";
import { awake } from "./awake.ts";
import { createBrowserSession } from "./browser-session.ts";
import { createDocRows } from "./doc-rows.ts";
import { createRelayTransport } from "./relay-transport.ts";
import { onSyncAlarm, syncAlarms } from "./sync-alarms.ts";
import { createSyncMarker } from "./sync-marker.ts";
import { serveSync } from "./sync-messages.ts";
import { createSyncStateStore } from "./sync-state-store.ts";

export function createSyncParts(ports: BrowserPorts, open: () => Promise<OpenedLibrary>): SyncParts {
  return {
    ...ports,
    ...ports.storage,
    open,
    rows: createDocRows(),
    state: createSyncStateStore(openLocalTables()),
    transport: (origin) => createRelayTransport(origin),
    alarms: syncAlarms,
    marker: createSyncMarker(createExtensionStorage()),
    session: createBrowserSession(),
    awake,
    defaultName: defaultDeviceName(ports.texts, navigator.userAgent, brandsOf(navigator)),
    numberedName: (name, number) => ports.texts.t("syncDeviceNumbered", name, ports.texts.number(number)),
    offeredRelay: import.meta.env.WXT_RELAY_URL ?? "",
  };
}

/** Must be called while the background starts, so that each of the listeners wakes it. */
export function wireSync(service: SyncService): void {
  serveSync(service);
  onSyncAlarm(() => service.bell(null));
  // The start of the browser starts the background, and that is all it takes.
  browser.runtime.onStartup.addListener(() => undefined);
  globalThis.addEventListener("online", () => service.bell(null));
  void service.start();
}

/** Chromium's list of what it is; other browsers have none. */
function brandsOf(agent: Navigator & { readonly userAgentData?: { readonly brands: readonly { brand: string }[] } }) {
  return (agent.userAgentData?.brands ?? []).map(({ brand }) => brand);
}
