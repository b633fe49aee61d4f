/** All docs of this context: each is opened once, counted by its handles, and let go with the last of them. */
import type { DocName } from "#shared/domain/ids.ts";
import type { Clock, DocStore, Journal, Locks, OpenDoc, OpenDocError } from "#shared/ports.ts";
import { ok, type Result } from "#shared/std/result.ts";
import type { DocChannel } from "./channel.ts";
import { openLiveDoc, type LiveDoc } from "./live-doc.ts";
import { createQuarantine } from "./quarantine.ts";
import { OPEN_LIMIT_MS, within } from "./raw-db.ts";
import { docOfDatabase } from "./rows.ts";

export interface DocStoreDeps {
  readonly journal: Journal;
  readonly locks: Locks;
  readonly channel: DocChannel;
  readonly clock: Clock;
  /** Milliseconds that opening may take; for tests. */
  readonly limitMs?: number;
}

interface Entry {
  readonly live: Promise<Result<LiveDoc, OpenDocError>>;
  handles: number;
  /** Rows came while it was being opened. */
  stale: boolean;
  opened: LiveDoc | null;
}

export function createDocStore(deps: DocStoreDeps): DocStore {
  const entries = new Map<DocName, Entry>();
  const closing = new Map<DocName, Promise<void>>();
  const limitMs = deps.limitMs ?? OPEN_LIMIT_MS;
  const quarantine = createQuarantine(deps.clock);
  const liveDeps = { ...deps, quarantine, limitMs, announce: (name: DocName) => deps.channel.announce(name) };

  deps.channel.listen((name) => {
    const entry = entries.get(name);
    if (!entry) return;
    if (entry.opened) void entry.opened.refresh();
    else entry.stale = true;
  });

  function entryOf(name: DocName): Entry {
    const known = entries.get(name);
    if (known) return known;
    const before = closing.get(name) ?? Promise.resolve();
    const entry: Entry = {
      live: before.then(() => openLiveDoc(name, liveDeps)),
      handles: 0,
      stale: false,
      opened: null,
    };
    entries.set(name, entry);
    return entry;
  }

  async function letGo(name: DocName, entry: Entry): Promise<void> {
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
      const live = await entry.live;
      if (!live.ok) {
        await letGo(name, entry);
        return live;
      }
      entry.opened = live.value;
      if (entry.stale) {
        entry.stale = false;
        await live.value.refresh();
      }
      return ok(handleOn(name, live.value, () => letGo(name, entry)));
    },
    async names() {
      const found = await within(indexedDB.databases(), limitMs, "list of databases");
      if (!found.ok) return found;
      return ok(found.value.map((info) => docOfDatabase(info.name ?? "")).filter((name) => name !== null));
    },
    async close() {
      const open = [...entries];
      entries.clear();
      await Promise.all(
        open.map(async ([name, entry]) => {
          entry.handles = 1;
          await entry.live;
          await letGo(name, entry);
        }),
      );
      await Promise.all(closing.values());
      deps.channel.close();
    },
  };
}

function handleOn(name: DocName, live: LiveDoc, letGo: () => Promise<void>): OpenDoc {
  let closed: Promise<void> | null = null;
  return {
    name,
    doc: live.doc,
    get readOnly() {
      return live.isReadOnly();
    },
    saved: () => live.saved(),
    onSaveState: (listener) => live.onSaveState(listener),
    close: () => (closed ??= letGo()),
  };
}
