/** Sync in a page that stays open: it holds the doorbell while sync is on. Loaded after the page lives. */
import { createExtensionStorage } from "../storage/extension-storage.ts";
import { holdDoorbell } from "./doorbell.ts";
import { askDoor, passBell } from "./sync-messages.ts";
import { watchSyncMarker } from "./sync-marker.ts";

export function startPageSync(page: Document): void {
  const storage = createExtensionStorage();
  const isOn = watchSyncMarker(storage, () => bell.look());
  const bell = holdDoorbell(page, { askDoor: async () => ((await isOn()) ? askDoor() : null), passBell });
}
