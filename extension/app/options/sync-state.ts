/** How sync stands, in words: one sentence, and below it what else there is to know. */
import type { SyncOverview } from "#ext/app/sync/sync-desk.ts";
import type { Texts } from "#ext/app/texts.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { RefusalReason } from "#shared/sync/facts.ts";
import type { StateScreen } from "./sync-screen.ts";

const MINUTE = 60_000;

/** `now` in milliseconds since 1970, for "5 minutes ago". */
export function syncStateOf(texts: Texts, overview: SyncOverview, now: number): StateScreen {
  return { ...stateOf(texts, overview, now), more: moreOf(texts, overview, now) };
}

function stateOf(texts: Texts, { facts }: SyncOverview, now: number): Omit<StateScreen, "more"> {
  const { state, syncedAt, owed } = facts;
  switch (state.type) {
    case "synced":
      return { type: "synced", text: syncedText(texts, syncedAt, now) };
    // Off is not drawn by this: for the moment between two overviews it counts as on the way.
    case "off":
    case "syncing":
      return { type: "syncing", text: texts.t("syncStateSyncing") };
    case "offline":
      return {
        type: "offline",
        text: owed > 0 ? texts.count("syncStateOfflineOwed", owed) : texts.t("syncStateOffline"),
      };
    case "refused":
      return { type: "refused", text: refusedText(texts, state.reason) };
    case "storage":
      return { type: "fault", text: texts.t("syncStateStorage") };
    default:
      return unreachable(state);
  }
}

function syncedText(texts: Texts, syncedAt: number | null, now: number): string {
  if (syncedAt === null || now - syncedAt < MINUTE) return texts.t("syncStateJustNow");
  return texts.t("syncStateSynced", texts.ago(now - syncedAt));
}

function moreOf(texts: Texts, { facts, waitingFor }: SyncOverview, now: number): string[] {
  const { state, syncedAt, owed, quarantined, newer, blobsMissing, blobsTooLarge } = facts;
  const lines: (string | false)[] = [
    state.type !== "synced" && state.type !== "offline" && owed > 0 && texts.count("syncMoreOwed", owed),
    state.type !== "synced" &&
      syncedAt !== null &&
      now - syncedAt >= MINUTE &&
      texts.t("syncMoreLast", texts.ago(now - syncedAt)),
    ...waitingFor.map((name) => (name === "" ? texts.t("syncMoreWaiting") : texts.t("syncMoreWaitingFor", name))),
    blobsMissing > 0 && texts.count("syncMoreComing", blobsMissing),
    quarantined > 0 && texts.count("syncMoreQuarantined", quarantined),
    newer > 0 && texts.count("syncMoreNewer", newer),
    blobsTooLarge > 0 && texts.count("syncMoreTooLarge", blobsTooLarge),
  ];
  return lines.filter((line) => line !== false);
}

function refusedText(texts: Texts, reason: RefusalReason): string {
  switch (reason) {
    case "deleted-space":
      return texts.t("syncRefusedDeleted");
    case "unknown-space":
      return texts.t("syncRefusedUnknown");
    case "wrong-token":
      return texts.t("syncRefusedToken");
    case "registration-closed":
      return texts.t("syncRefusedClosed");
    case "invite-required":
      return texts.t("syncRefusedInvite");
    case "client-too-old":
      return texts.t("syncRefusedClientOld");
    case "relay-too-old":
      return texts.t("syncRefusedRelayOld");
    case "too-many-requests":
      return texts.t("syncRefusedPause");
    case "quota-exceeded":
    case "storage-full":
      return texts.t("syncRefusedFull");
    case "relay-stopping":
    case "storage-failed":
    case "internal":
      return texts.t("syncRefusedTrouble");
    case "not-understood":
      return texts.t("syncRefusedNoRelay");
    case "malformed":
    case "forbidden-origin":
    case "unknown-call":
    case "unknown-blob":
    case "counter-conflict":
    case "fork":
    case "epoch-changed":
    case "too-large":
    case "snapshots-unsupported":
      return texts.t("syncRefusedOther", reason);
    default:
      return unreachable(reason);
  }
}
