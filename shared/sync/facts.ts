/** How sync stands, as facts without words: views say them. */
import type { CallError } from "./relay-client.ts";
import { lastHeardOf, sendersWaitedFor, type HeardSender } from "./counters.ts";
import type { Stop } from "./session.ts";
import { isQuarantine, SPACE_KEY, type SyncTables } from "./state.ts";

/** Refusals and answers that are not about being connected. */
export type RefusalReason = Exclude<CallError["type"], "offline" | "timeout">;

export type SyncState =
  /** This library has no space on a relay. */
  | { readonly type: "off" }
  | { readonly type: "syncing" }
  /** Everything saved here is on the relay, and everything there is saved here. */
  | { readonly type: "synced" }
  | { readonly type: "offline" }
  | { readonly type: "refused"; readonly reason: RefusalReason }
  /** A place on this device did not answer or did not take a write. `detail` is for a report. */
  | { readonly type: "storage"; readonly detail: string };

export interface SyncFacts {
  readonly state: SyncState;
  /** When everything was last exchanged (ms since 1970), or null. */
  readonly syncedAt: number | null;
  /** When the next try is due (ms since 1970); null when none is, until something changes. */
  readonly retryAt: number | null;
  /** Saved changes of the learner's that the relay is not known to hold. */
  readonly owed: number;
  /** Entries that could not be opened or read, kept as they came. */
  readonly quarantined: number;
  /** Entries that a newer Waymark wrote. */
  readonly newer: number;
  /** Sender ids of devices that a change is missing from, while something waits for it. */
  readonly waitingFor: readonly string[];
  /** The senders of this space, ours among them, and when each was last heard of. */
  readonly heard: readonly HeardSender[];
  /** Our own sender id; null when sync is off. */
  readonly sender: string | null;
  /** Up to where the relay's log is saved here: read, or written by this device and nobody else. */
  readonly cursor: number;
  /** Blobs that docs name and this device does not hold yet. */
  readonly blobsMissing: number;
  /** Blobs that are larger than a relay takes. */
  readonly blobsTooLarge: number;
}

export const OFF: SyncFacts = {
  state: { type: "off" },
  syncedAt: null,
  retryAt: null,
  owed: 0,
  quarantined: 0,
  newer: 0,
  waitingFor: [],
  heard: [],
  sender: null,
  cursor: 0,
  blobsMissing: 0,
  blobsTooLarge: 0,
};

export function factsOf(tables: SyncTables, state: SyncState, retryAt: number | null, owed: number): SyncFacts {
  const aside = [...tables.aside.values()];
  const blobs = [...tables.blobs.values()];
  const space = tables.space.get(SPACE_KEY);
  return {
    state,
    syncedAt: space?.syncedAt ?? null,
    retryAt,
    owed,
    quarantined: aside.filter(({ reason }) => isQuarantine(reason)).length,
    newer: aside.filter(({ reason }) => reason === "newer" || reason === "unknown-doc").length,
    waitingFor: sendersWaitedFor(tables),
    heard: lastHeardOf(tables),
    sender: space?.sender ?? null,
    cursor: (space?.mark?.own ? space.mark : space?.cursor)?.seq ?? 0,
    blobsMissing: blobs.filter(({ here }) => !here).length,
    blobsTooLarge: blobs.filter(({ tooLarge }) => tooLarge).length,
  };
}

export function stateOfStop(stop: Stop): SyncState {
  if (stop.type === "local") return { type: "storage", detail: `${stop.error.type}: ${stop.error.detail}` };
  // Lost again after it was read anew: it does not stay saved.
  if (stop.type === "lost") return { type: "storage", detail: "doc-lost" };
  const { type } = stop.error;
  return type === "offline" || type === "timeout" ? { type: "offline" } : { type: "refused", reason: type };
}

/** When a device tries again by itself: soon, slowly (a person has to mend it), or not before something changes. */
export type Retry = "soon" | "slow" | "never";

const RETRY: Readonly<Record<CallError["type"], Retry>> = {
  offline: "soon",
  timeout: "soon",
  "too-many-requests": "soon",
  "relay-stopping": "soon",
  "storage-failed": "soon",
  internal: "soon",
  fork: "soon",
  "epoch-changed": "soon",
  "counter-conflict": "soon",
  "quota-exceeded": "slow",
  "storage-full": "slow",
  "client-too-old": "slow",
  "relay-too-old": "slow",
  "too-large": "slow",
  malformed: "slow",
  "unknown-call": "slow",
  "unknown-blob": "slow",
  "snapshots-unsupported": "slow",
  "not-understood": "slow",
  "deleted-space": "never",
  "unknown-space": "never",
  "wrong-token": "never",
  "forbidden-origin": "never",
  "registration-closed": "never",
  "invite-required": "never",
};

export function retryOf(stop: Stop): Retry {
  return stop.type !== "call" ? "soon" : RETRY[stop.error.type];
}
