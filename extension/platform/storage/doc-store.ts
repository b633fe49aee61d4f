/** All docs of this context, on rows that it shares with the other contexts of this browser. */
import type { DocName } from "#shared/domain/ids.ts";
import type { Clock, DocStore, Journal, Locks } from "#shared/ports.ts";
import { ok } from "#shared/std/result.ts";
import type { DocChannel } from "./channel.ts";
import { createDocHandles } from "./doc-handles.ts";
import { openLiveDoc } from "./live-doc.ts";
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

export function createDocStore(deps: DocStoreDeps): DocStore {
  const limitMs = deps.limitMs ?? OPEN_LIMIT_MS;
  const quarantine = createQuarantine(deps.clock);
  const liveDeps = { ...deps, quarantine, limitMs, announce: (name: DocName) => deps.channel.announce(name) };
  const handles = createDocHandles((name) => openLiveDoc(name, liveDeps));
  // Rows that come while a doc is being opened are read before its handle is given out.
  deps.channel.listen((name) => handles.onOpen(name, (live) => live.refresh()));

  return {
    open: (name) => handles.open(name),
    async names() {
      const found = await within(indexedDB.databases(), limitMs, "list of databases");
      if (!found.ok) return found;
      return ok(found.value.map((info) => docOfDatabase(info.name ?? "")).filter((name) => name !== null));
    },
    async close() {
      await handles.close();
      deps.channel.close();
    },
  };
}
