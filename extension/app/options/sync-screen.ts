/** What the options page shows of sync, as words. */
import type { Said } from "./options-screen.ts";

export type SyncScreen =
  /** The background has not answered yet. */
  | { readonly part: "asking"; readonly text: string }
  /** It cannot be said whether sync is on. */
  | { readonly part: "fault"; readonly text: string }
  | EntryScreen
  | LivingScreen;

/** Sync is off: the ways to turn it on. */
export interface EntryScreen {
  readonly part: "off";
  readonly panel: "create" | "join" | "merge";
  readonly address: string;
  /** The operator's code; null until a relay has asked for one. */
  readonly invite: string | null;
  readonly busy: "create" | "look" | "join" | null;
  readonly said: Said | null;
  /** What would become one, while that is asked. */
  readonly merge: MergeScreen | null;
}

export interface MergeScreen {
  readonly here: LibraryCard;
  readonly there: LibraryCard;
  /** Part of what is there could not be read, or null. */
  readonly warning: string | null;
}

export interface LibraryCard {
  readonly title: string;
  /** Names of roadmaps; one sentence when there is none. */
  readonly roadmaps: string;
  readonly devices: string;
  readonly counts: string;
}

export interface LivingScreen {
  readonly part: "on";
  readonly state: StateScreen;
  readonly relay: string;
  /** The twelve words, only while they are shown. */
  readonly words: readonly string[] | null;
  readonly copyLabel: string;
  readonly devices: readonly DeviceLine[];
  readonly renaming: boolean;
  readonly asking: "leave" | "delete" | "delete-for-ever" | null;
  readonly busy: "sync" | "words" | "copy" | "rename" | "leave" | "delete" | null;
  /** What became of the last act, below the place of that act. */
  readonly said: (Said & { readonly at: "sync" | "words" | "rename" | "end" }) | null;
}

export interface StateScreen {
  readonly type: "synced" | "syncing" | "offline" | "refused" | "fault";
  readonly text: string;
  /** What else there is to know, one sentence each. */
  readonly more: readonly string[];
}

export interface DeviceLine {
  readonly id: string;
  readonly name: string;
  readonly seen: string;
  readonly isThis: boolean;
}
