/**
 * Tells the background that a page has saved an edit, while sync is on. A background may be stopped with the ring in
 * its hands: one that did not say that it has dealt with it is rung again. Small: every page loads it.
 */
import { browser } from "wxt/browser";
import type { TextStore } from "../storage/extension-storage.ts";
import { watchSyncMarker } from "./sync-marker.ts";

/** What the background answers once the edit was sent, or an alarm stands for it. */
export const RING_HEARD = "heard";

/** Waits before the next rings. After the last one the background's alarms are left to do it. */
const AGAIN_MS = [50, 500, 5000] as const;
/** Longer than any answer takes of a relay that works. */
const SILENCE_MS = 20_000;

/** `ring` is for tests. */
export function createPageRing(storage: TextStore, ring: () => Promise<unknown> = ringBackground): () => void {
  const isOn = watchSyncMarker(storage);
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ringOnce(): Promise<void> {
    if (!(await isOn())) return;
    const silence = setTimeout(ringAgain, SILENCE_MS);
    const answer = await ring().catch(() => null);
    clearTimeout(silence);
    if (answer === RING_HEARD) failures = 0;
    else ringAgain();
  }

  function ringAgain(): void {
    const wait = AGAIN_MS[failures];
    if (timer !== undefined || wait === undefined) return;
    failures += 1;
    timer = setTimeout(() => {
      timer = undefined;
      void ringOnce();
    }, wait);
  }

  return () => {
    failures = 0;
    void ringOnce();
  };
}

function ringBackground(): Promise<unknown> {
  return browser.runtime.sendMessage({ type: "sync/ring" });
}
