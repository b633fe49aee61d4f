/** Why an act of sync did nothing, each in one sentence. */
import type { SyncFailure } from "#ext/app/sync/sync-desk.ts";
import type { Texts } from "#ext/app/texts.ts";
import { unreachable } from "#shared/std/assert.ts";

export function syncFailure(texts: Texts, failure: SyncFailure): string {
  switch (failure.type) {
    case "not-an-address":
      return texts.t("syncNotAnAddress");
    case "not-encrypted":
      return texts.t("syncNotEncrypted");
    case "has-path":
      return texts.t("syncHasPath");
    case "has-password":
      return texts.t("syncHasPassword");
    case "wrong-count":
      return texts.count("syncWrongCount", failure.count);
    case "unknown-word":
      return texts.t("syncUnknownWord", failure.position, failure.word);
    case "wrong-checksum":
      return texts.t("syncWrongChecksum");
    case "not-a-line":
    case "damaged-line":
      return texts.t("syncDamagedLine");
    case "no-name":
      return texts.t("syncNoName");
    case "relay-missing":
      return texts.t("syncRelayMissing");
    case "not-a-relay":
      return texts.t("syncNotARelay");
    case "unknown-space":
      return texts.t("syncUnknownSpace");
    case "wrong-token":
      return texts.t("syncWrongToken");
    case "deleted-space":
      return texts.t("syncDeletedSpace");
    case "invite-required":
      return texts.t("syncInviteRequired");
    case "registration-closed":
      return texts.t("syncRegistrationClosed");
    case "client-too-old":
      return texts.t("syncClientTooOld");
    case "relay-too-old":
      return texts.t("syncRelayTooOld");
    case "too-many-requests":
      return texts.count("syncPause", failure.retryAfter);
    case "relay-full":
      return texts.t("syncRelayFull");
    case "relay-trouble":
      return texts.t("syncRelayTrouble");
    case "refused":
      return texts.t("syncRefusedOther", failure.reason);
    case "quota-exceeded":
      return texts.t("syncDiskFull");
    case "storage-unavailable":
    case "storage-timeout":
    case "save-failed":
      return texts.t("syncStorageSilent");
    case "read-only":
      return texts.t("syncReadOnly");
    case "no-library":
      return texts.t("syncNoLibrary");
    case "already-on":
      return texts.t("syncAlreadyOn");
    case "not-on":
      return texts.t("syncNotOn");
    default:
      return unreachable(failure);
  }
}
