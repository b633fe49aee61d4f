/** The open docs of one context: each is opened once, counted by its handles, and let go with the last of them. */
import type { DocName } from "#shared/domain/ids.ts";
import type { OpenDoc, OpenDocError } from "#shared/ports.ts";
import { ok, type Result } from "#shared/std/result.ts";
import type { LiveDoc } from "./live-doc.ts";

/** What a handle needs of a doc that is open, wherever its rows are. */
export type HeldDoc = Omit<LiveDoc, "refresh">;

export interface DocHandles<Held extends HeldDoc> {
  open(name: DocName): Promise<Result<OpenDoc, OpenDocError>>;
  /** Acts on the doc if it is open, or before its opening ends if that is under way. */
  onOpen(name: DocName, act: (held: Held) => Promise<void>): void;
  /** Closes all docs. */
  close(): Promise<void>;
}

interface Entry<Held> {
  readonly held: Promise<Result<Held, OpenDocError>>;
  handles: number;
  /** To be done when it is open. */
  later: ((held: Held) => Promise<void>) | null;
  opened: Held | null;
}

export function createDocHandles<Held extends HeldDoc>(
  openHeld: (name: DocName) => Promise<Result<Held, OpenDocError>>,
): DocHandles<Held> {
  const entries = new Map<DocName, Entry<Held>>();
  const closing = new Map<DocName, Promise<void>>();

  function entryOf(name: DocName): Entry<Held> {
    const known = entries.get(name);
    if (known) return known;
    const before = closing.get(name) ?? Promise.resolve();
    const entry: Entry<Held> = { held: before.then(() => openHeld(name)), handles: 0, later: null, opened: null };
    entries.set(name, entry);
    return entry;
  }

  async function letGo(name: DocName, entry: Entry<Held>): Promise<void> {
    entry.handles -= 1;
    // Below zero: the store was closed before its handles were.
    if (entry.handles !== 0) return;
    entries.delete(name);
    const closed = entry.opened?.close() ?? Promise.resolve();
    closing.set(name, closed);
    await closed;
    if (closing.get(name) === closed) closing.delete(name);
  }

  return {
    async open(name) {
      const entry = entryOf(name);
      entry.handles += 1;
      const held = await entry.held;
      if (!held.ok) {
        await letGo(name, entry);
        return held;
      }
      entry.opened = held.value;
      const act = entry.later;
      entry.later = null;
      await act?.(held.value);
      return ok(handleOn(name, held.value, () => letGo(name, entry)));
    },
    onOpen(name, act) {
      const entry = entries.get(name);
      if (entry?.opened) void act(entry.opened);
      else if (entry) entry.later = act;
    },
    async close() {
      const open = [...entries];
      entries.clear();
      await Promise.all(
        open.map(async ([name, entry]) => {
          entry.handles = 1;
          await entry.held;
          await letGo(name, entry);
        }),
      );
      await Promise.all(closing.values());
    },
  };
}

function handleOn(name: DocName, held: HeldDoc, letGo: () => Promise<void>): OpenDoc {
  let closed: Promise<void> | null = null;
  return {
    name,
    doc: held.doc,
    get readOnly() {
      return held.isReadOnly();
    },
    saved: () => held.saved(),
    onSaveState: (listener) => held.onSaveState(listener),
    close: () => (closed ??= letGo()),
  };
}
