/** The quiet mark at the top of every page: what became of the last act. */
import type { SaveState } from "#shared/ports.ts";
import type { Texts } from "#ext/app/texts.ts";

export interface SyncMark {
  readonly state: "first" | "saved" | "saving" | "failed";
  readonly label: string;
}

/** `begun` is false before anything was begun: there is nothing that could be saved. */
export function syncMarkOf(texts: Texts, saving: SaveState, begun: boolean): SyncMark {
  switch (saving.type) {
    case "saved":
      return begun ? { state: "saved", label: texts.t("syncSaved") } : { state: "first", label: texts.t("syncFirst") };
    case "saving":
      return { state: "saving", label: texts.t("syncSaving") };
    case "save-failed":
    case "quota-exceeded":
      return { state: "failed", label: texts.t("syncFailed") };
  }
}
