/** Tells the other contexts of this browser which doc has new rows. Only names travel: the rows are in the database. */
import { parseDocName, type DocName } from "#shared/domain/ids.ts";

export interface DocChannel {
  announce(doc: DocName): void;
  /** One listener; a context that hears nothing (a Firefox container) still works alone. */
  listen(listener: (doc: DocName) => void): void;
  close(): void;
}

export function createDocChannel(): DocChannel {
  const channel = new BroadcastChannel("waymark/docs");
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has no target
    announce: (doc) => channel.postMessage(doc),
    listen: (listener) => {
      channel.addEventListener("message", (event: MessageEvent<unknown>) => {
        const doc = typeof event.data === "string" ? parseDocName(event.data) : null;
        if (doc !== null) listener(doc);
      });
    },
    close: () => channel.close(),
  };
}
