/** What goes through one pipe to a page: its docs, what it asks of the stores, and that something derived changed. */
import * as v from "valibot";
import { openOnce } from "#ext/app/library/open-once.ts";
import type { DocName } from "#shared/domain/ids.ts";
import type { OpenDocError } from "#shared/ports.ts";
import { err, ok } from "#shared/std/result.ts";
import { ToBackgroundSchema, type ToBackground, type ToPage } from "./port-messages.ts";
import type { Pipe } from "./port-pipe.ts";
import { answerCall, type ServedStores } from "./serve-docs-calls.ts";
import { serveDoc, type ServedDoc } from "./serve-docs-doc.ts";

/** Serves pipes until they are lost. */
export function createDocsServer(stores: ServedStores): (pipe: Pipe) => void {
  /** A doc that is served before the check at the start would hide that the library is lost. */
  const checked = openOnce(async () => {
    const opened = await stores.open();
    if (opened.type === "fault") return err<OpenDocError>({ type: "storage-unavailable", detail: opened.detail });
    if (opened.type === "lost") return err<OpenDocError>({ type: "storage-unavailable", detail: "lost" });
    await opened.library.close();
    return ok();
  });
  return (pipe) =>
    servePipe(pipe, stores, async (name) => {
      const ready = await checked();
      return ready.ok ? stores.docs.open(name) : ready;
    });
}

function servePipe(pipe: Pipe, stores: ServedStores, open: ServedStores["docs"]["open"]): void {
  const docs = new Map<DocName, ServedDoc>();
  const post = (message: ToPage): void => pipe.post(message);

  function take(message: ToBackground): void {
    switch (message.type) {
      case "open": {
        // Introduced again after it was refused: the new introduction counts.
        void docs.get(message.doc)?.close();
        docs.set(message.doc, serveDoc(message, open, post));
        return;
      }
      case "edit":
        docs.get(message.doc)?.edit(message);
        return;
      case "close":
        void docs.get(message.doc)?.close();
        docs.delete(message.doc);
        return;
      case "call":
        void answer(message);
        return;
    }
  }

  async function answer({ id, call }: Extract<ToBackground, { type: "call" }>): Promise<void> {
    try {
      post({ type: "answer", id, value: await answerCall(stores, call) });
    } catch (error) {
      // A database that failed below a store: the page's call fails with its name, and the log says why.
      post({ type: "failed", id, detail: error instanceof Error ? error.name : "unknown" });
      throw error;
    }
  }

  pipe.onMessage((message) => {
    const parsed = v.safeParse(ToBackgroundSchema, message);
    if (parsed.success) take(parsed.output);
  });
  const stops = [
    stores.noteIndex.onChange(() => post({ type: "changed", what: "notes" })),
    stores.cardCache.onChange(() => post({ type: "changed", what: "cards" })),
  ];
  pipe.onLost(() => {
    for (const stop of stops) stop();
    for (const doc of docs.values()) void doc.close();
    docs.clear();
  });
}
