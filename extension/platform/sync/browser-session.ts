/** One run of the browser: storage.session ends with it, and outlives every stop of the background. */
import { browser } from "wxt/browser";
import type { BrowserSession } from "#ext/app/sync/sync-parts.ts";

const KEY = "sync-looked";

export function createBrowserSession(): BrowserSession {
  let hasLooked: boolean | null = null;
  return {
    async isFirstLook() {
      hasLooked ??= KEY in (await browser.storage.session.get(KEY));
      return !hasLooked;
    },
    async looked() {
      hasLooked = true;
      await browser.storage.session.set({ [KEY]: true });
    },
  };
}
