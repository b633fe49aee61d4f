/**
 * A doc of a page whose rows are the background's. Edits go over the line and count as saved when the background says
 * so; until then they are kept and sent again on each new pipe. Applying an update twice changes nothing.
 */
import * as Y from "yjs";
import type { DocName } from "#shared/domain/ids.ts";
import { isNewerSchema } from "#shared/domain/schema-version.ts";
import type { OpenDocError, SaveError } from "#shared/ports.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { HeldDoc } from "./doc-handles.ts";
import type { PortLine } from "./port-line.ts";
import type { ToPage } from "./port-messages.ts";
import { within } from "./raw-db.ts";
import { createRetry } from "./retry.ts";
import { createSaveTracker } from "./save-state.ts";

type About<Type extends ToPage["type"]> = Extract<ToPage, { type: Type }>;

interface Owed {
  readonly count: number;
  readonly update: Uint8Array;
}

/** The origin of what the background sends: it is not sent back. */
const FROM_BACKGROUND = Symbol("from the background");

const NEWER: SaveError = { type: "save-failed", detail: "newer-schema" };
const SILENT: SaveError = { type: "save-failed", detail: "background: no answer" };

/** `limitMs` is how long opening may take, and how long an edit may wait before it counts as not saved. */
export async function openPortDoc(
  name: DocName,
  line: PortLine,
  limitMs: number,
): Promise<Result<HeldDoc, OpenDocError>> {
  const doc = new Y.Doc();
  const tracker = createSaveTracker();
  let owed: readonly Owed[] = [];
  let opening = 0;
  let isIntroduced = false;
  let readOnly = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let answerFirst: (answer: Result<void, OpenDocError>) => void = () => undefined;
  const first = new Promise<Result<void, OpenDocError>>((resolve) => {
    answerFirst = resolve;
  });

  /** Says what the page has; the answer brings the rest, and says what the background lacks. */
  function introduce(): void {
    isIntroduced = false;
    opening += 1;
    line.send({ type: "open", doc: name, opening, vector: Y.encodeStateVector(doc) });
  }

  const again = createRetry(() => {
    introduce();
    return Promise.resolve(true);
  });

  function sendOwed(): void {
    const last = owed.at(-1);
    if (!last) return;
    const update = Y.mergeUpdates(owed.map((edit) => edit.update));
    line.send({ type: "edit", doc: name, count: last.count, update });
  }

  function owe(update: Uint8Array): Owed {
    const edit = { count: tracker.want("rows"), update };
    owed = [...owed, edit];
    watch();
    return edit;
  }

  /** An edit that nobody answers for is not saved, and the learner is told. */
  function watch(): void {
    silence ??= setTimeout(() => {
      silence = undefined;
      tracker.failed(SILENT);
    }, limitMs);
  }

  function opened({ update, vector }: About<"opened">): void {
    Y.applyUpdate(doc, update, FROM_BACKGROUND);
    readOnly = isNewerSchema(doc);
    isIntroduced = true;
    answerFirst(ok());
    if (readOnly) return;
    // It lost rows that this page has seen: they are given back.
    if (isBehind(vector, doc)) owe(Y.encodeStateAsUpdate(doc, vector));
    sendOwed();
  }

  function refused({ error }: About<"refused">): void {
    answerFirst(err(error));
    if (owed.length > 0) tracker.failed({ type: "save-failed", detail: error.detail });
    again.soon();
  }

  function saved({ through, error }: About<"saved">): void {
    clearTimeout(silence);
    silence = undefined;
    if (error) {
      tracker.failed(error);
      return;
    }
    owed = owed.filter(({ count }) => count > through);
    tracker.reached("rows", through);
    if (owed.length > 0) watch();
  }

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin === FROM_BACKGROUND || readOnly) return;
    const edit = owe(update);
    if (isIntroduced) line.send({ type: "edit", doc: name, ...edit });
  });

  const leave = line.use({
    onFresh: introduce,
    needsLine: () => !isIntroduced || owed.length > 0,
    onMessage: (message) => {
      if (!("doc" in message) || message.doc !== name) return;
      if (message.type === "saved") saved(message);
      else if (message.type === "news") {
        Y.applyUpdate(doc, message.update, FROM_BACKGROUND);
        readOnly = isNewerSchema(doc);
      } else if (message.opening !== opening) return;
      else if (message.type === "opened") opened(message);
      else refused(message);
    },
  });

  function end(): void {
    leave();
    again.stop();
    clearTimeout(silence);
    line.send({ type: "close", doc: name });
    doc.destroy();
  }

  introduce();
  const answer = await within(first, limitMs, `background: ${name}`);
  const result = answer.ok ? answer.value : answer;
  if (!result.ok) {
    end();
    return result;
  }
  return ok({
    doc,
    isReadOnly: () => readOnly,
    saved: () => (readOnly ? Promise.resolve(err(NEWER)) : tracker.saved()),
    onSaveState: (listener) => tracker.onState(listener),
    async close() {
      await within(tracker.saved(), limitMs, "last edits");
      end();
    },
  });
}

/** Whether a state vector lacks something that the doc has. Deletions have no clock; what is owed carries them. */
function isBehind(vector: Uint8Array, doc: Y.Doc): boolean {
  const theirs = Y.decodeStateVector(vector);
  const ours = Y.decodeStateVector(Y.encodeStateVector(doc));
  return [...ours].some(([client, clock]) => clock > (theirs.get(client) ?? 0));
}
