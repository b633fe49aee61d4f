/** One doc as the background serves it to one page, until it is closed or the page is gone. */
import * as Y from "yjs";
import type { DocStore, OpenDoc, SaveError } from "#shared/ports.ts";
import type { ToBackground, ToPage } from "./port-messages.ts";

export interface ServedDoc {
  /** Applies an edit of the page, and says when it is saved. */
  edit(message: Extract<ToBackground, { type: "edit" }>): void;
  close(): Promise<void>;
}

export function serveDoc(
  { doc: name, opening, vector }: Extract<ToBackground, { type: "open" }>,
  open: DocStore["open"],
  post: (message: ToPage) => void,
): ServedDoc {
  /** The origin of this page's edits: it has them. */
  const page = Symbol("a page's edit");
  let last = 0;
  let refusal: SaveError | null = null;
  let stop = (): void => undefined;
  const opened = begin();

  async function begin(): Promise<OpenDoc | null> {
    const answer = await open(name);
    if (!answer.ok) {
      post({ type: "refused", doc: name, opening, error: answer.error });
      return null;
    }
    const { doc } = answer.value;
    const tell = (update: Uint8Array, origin: unknown): void => {
      if (origin !== page) post({ type: "news", doc: name, update });
    };
    doc.on("update", tell);
    // An edit that could not be saved is tried again by the doc itself, and the page hears when that went well.
    const stopStates = answer.value.onSaveState((state) => {
      if (state.type === "saved" && last > 0) post({ type: "saved", doc: name, through: last, error: null });
    });
    stop = () => {
      doc.off("update", tell);
      stopStates();
    };
    const update = Y.encodeStateAsUpdate(doc, vector);
    post({ type: "opened", doc: name, opening, update, vector: Y.encodeStateVector(doc) });
    return answer.value;
  }

  function apply(there: OpenDoc, update: Uint8Array): void {
    if (there.readOnly) refusal = { type: "save-failed", detail: "newer-schema" };
    if (refusal) return;
    try {
      Y.applyUpdate(there.doc, update, page);
    } catch {
      // What comes after it would be counted as saved without it.
      refusal = { type: "save-failed", detail: "not an update" };
    }
  }

  async function take({ count, update }: Extract<ToBackground, { type: "edit" }>): Promise<void> {
    const there = await opened;
    if (!there) return;
    apply(there, update);
    if (!refusal) last = count;
    const saved = await there.saved();
    post({ type: "saved", doc: name, through: count, error: refusal ?? (saved.ok ? null : saved.error) });
  }

  return {
    edit: (message) => void take(message),
    async close() {
      const there = await opened;
      stop();
      await there?.close();
    },
  };
}
