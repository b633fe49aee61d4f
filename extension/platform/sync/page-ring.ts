/** Tells the background that a page has saved an edit, while sync is on. Small: every page loads it. */
import { browser } from "wxt/browser";
import type { TextStore } from "../storage/extension-storage.ts";
import { watchSyncMarker } from "./sync-marker.ts";

export function createPageRing(storage: TextStore): () => void {
  const isOn = watchSyncMarker(storage);
  return () => {
    void isOn().then((on) => (on ? browser.runtime.sendMessage({ type: "sync/ring" }).catch(() => undefined) : null));
  };
}
