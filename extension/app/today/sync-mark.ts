/** The quiet mark at the top of every page: what became of the last act, here and on the relay. */
import type { SaveState } from "#shared/ports.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import type { Texts } from "#ext/app/texts.ts";
import { unreachable } from "#shared/std/assert.ts";

export interface SyncMark {
  readonly state: "first" | "saved" | "saving" | "failed" | "synced" | "syncing" | "offline" | "refused" | "still";
  readonly label: string;
}

/**
 * `begun` is false before anything was begun: there is nothing that could be saved. `sync` is null as long as the
 * background has not said how sync stands; until then, and while sync is off, the mark tells of this device alone.
 */
export function syncMarkOf(texts: Texts, saving: SaveState, begun: boolean, sync: SyncFacts | null): SyncMark {
  switch (saving.type) {
    case "saved":
      return (sync && relayMark(texts, sync)) ?? deviceMark(texts, begun);
    case "saving":
      return { state: "saving", label: texts.t("syncSaving") };
    case "save-failed":
    case "quota-exceeded":
      return { state: "failed", label: texts.t("syncFailed") };
  }
}

/** Null while sync is off. */
function relayMark(texts: Texts, { state, owed, syncedAt }: SyncFacts): SyncMark | null {
  switch (state.type) {
    case "off":
      return null;
    case "synced":
      return { state: "synced", label: texts.t("syncMarkSynced") };
    case "syncing":
      // Looking whether there is something new is no news.
      if (owed === 0 && syncedAt !== null) return { state: "synced", label: texts.t("syncMarkSynced") };
      return { state: "syncing", label: texts.t("syncStateSyncing") };
    case "offline":
      return {
        state: "offline",
        label: owed > 0 ? texts.count("syncMarkOfflineOwed", owed) : texts.t("syncMarkOffline"),
      };
    case "refused":
      return { state: "refused", label: texts.t("syncMarkRefused") };
    case "storage":
      return { state: "still", label: texts.t("syncMarkStill") };
    default:
      return unreachable(state);
  }
}

/** For a page that does not open the library: what is there is kept on this device, whatever else is known. */
export function markWithoutLibrary(texts: Texts, sync: SyncFacts): SyncMark {
  return relayMark(texts, sync) ?? deviceMark(texts, false);
}

function deviceMark(texts: Texts, begun: boolean): SyncMark {
  return begun ? { state: "saved", label: texts.t("syncSaved") } : { state: "first", label: texts.t("syncFirst") };
}
