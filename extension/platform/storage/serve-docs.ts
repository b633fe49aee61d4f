/**
 * The background's end of a line (see port-messages.ts), for our own pages that cannot see the library's storage, as in
 * a Firefox container.
 */
import { browser } from "wxt/browser";
import { isOwnPage } from "../messages.ts";
import { isLockHeld } from "./locks.ts";
import { LINE } from "./port-messages.ts";
import { pipeOfPort } from "./port-pipe.ts";
import type { ServedStores } from "./serve-docs-calls.ts";
import { createDocsServer } from "./serve-docs-pipe.ts";

/** Must be called while the background starts, so that a page's line wakes it. */
export function serveDocs(stores: Omit<ServedStores, "isLockHeld">): void {
  const serve = createDocsServer({ ...stores, isLockHeld });
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== LINE) return;
    if (port.sender && isOwnPage(port.sender)) serve(pipeOfPort(port));
    else port.disconnect();
  });
}
