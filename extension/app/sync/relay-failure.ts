/** What a relay or this device answered, as the closed union that pages say in one sentence each. */
import type { LocalError } from "#shared/sync/ports.ts";
import type { CallError } from "#shared/sync/relay-client.ts";
import type { RelayFailure } from "./sync-desk.ts";

export function failureOf(error: CallError | LocalError): RelayFailure | LocalError {
  return isLocal(error) ? error : relayFailureOf(error);
}

/** Both sides have a `quota-exceeded`: only what this device says comes with a detail. */
function isLocal(error: CallError | LocalError): error is LocalError {
  return "detail" in error;
}

function relayFailureOf(error: CallError): RelayFailure {
  switch (error.type) {
    case "offline":
    case "timeout":
      return { type: "relay-missing" };
    case "not-understood":
      return { type: "not-a-relay" };
    case "unknown-space":
    case "wrong-token":
    case "deleted-space":
    case "invite-required":
    case "registration-closed":
    case "client-too-old":
    case "relay-too-old":
      return { type: error.type };
    case "too-many-requests":
      return { type: "too-many-requests", retryAfter: error.retryAfter };
    case "quota-exceeded":
    case "storage-full":
      return { type: "relay-full" };
    case "relay-stopping":
    case "storage-failed":
    case "internal":
      return { type: "relay-trouble" };
    case "malformed":
    case "forbidden-origin":
    case "unknown-call":
    case "unknown-blob":
    case "counter-conflict":
    case "fork":
    case "epoch-changed":
    case "too-large":
    case "snapshots-unsupported":
      return { type: "refused", reason: error.type };
  }
}
