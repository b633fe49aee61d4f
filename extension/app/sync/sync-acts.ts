/** The learner's acts that turn sync on: making a space, and joining one. Whatever fails leaves sync off. */
import { replaceSecret } from "#ext/app/library/replace-secret.ts";
import { parseRelayAddress, type PairingLine } from "#shared/crypto/pairing-line.ts";
import { makeRootSecret } from "#shared/crypto/root-secret.ts";
import { createSpaceKeys } from "#shared/crypto/space-keys.ts";
import { readRelayInvite } from "#shared/domain/household.ts";
import type { Bytes } from "#shared/std/bytes.ts";
import { err, ok, type Result } from "#shared/std/result.ts";
import type { SyncFacts } from "#shared/sync/facts.ts";
import { readSpace } from "#shared/sync/read-space.ts";
import { createRelayClient } from "#shared/sync/relay-client.ts";
import { LOG_START } from "#shared/sync/state.ts";
import { possibleNames } from "./doc-names.ts";
import { sketchLibrary, sketchSpace } from "./library-sketch.ts";
import { failureOf } from "./relay-failure.ts";
import type { RunningSync } from "./running-sync.ts";
import type { PreviewAnswer, SyncFailure } from "./sync-desk.ts";
import { readSecret, type SyncHome } from "./sync-home.ts";
import { createRunning, type SyncParts } from "./sync-parts.ts";

type OnFacts = (facts: SyncFacts) => void;
type Started = Result<RunningSync, SyncFailure>;

export async function createSpace(
  parts: SyncParts,
  home: SyncHome,
  address: string,
  invite: string | null,
  onFacts: OnFacts,
): Promise<Started> {
  const relay = parseRelayAddress(address);
  if (!relay.ok) return relay;
  const secret = await readSecret(parts);
  if (!secret.ok) return secret;
  const first = await create(parts, relay.value, secret.value, invite, onFacts);
  if (first.ok || first.error.type !== "deleted-space") return first;
  // The space of this secret was deleted there, for ever. What the learner wants now is a new one, under new words.
  const fresh = makeRootSecret(parts.random);
  const replaced = await takeSecret(parts, home, fresh);
  return replaced.ok ? create(parts, relay.value, fresh, invite, onFacts) : replaced;
}

async function create(
  parts: SyncParts,
  relay: string,
  secret: Bytes,
  invite: string | null,
  onFacts: OnFacts,
): Promise<Started> {
  const running = await createRunning(parts, { relay, secret, invite, entry: "entered" }, onFacts);
  const made = await running.engine.create();
  return made.ok ? ok(running) : err(failureOf(made.error));
}

/**
 * The secret is replaced before the space's record is written: stopped between the two, sync is off and the learner
 * joins again, while a record of a space that the secret does not open would be mended in the wrong place.
 */
export async function joinSpace(
  parts: SyncParts,
  home: SyncHome,
  { secret, relayOrigin: relay }: PairingLine,
  onFacts: OnFacts,
): Promise<Started> {
  const keys = await createSpaceKeys(secret, relay);
  const there = await createRelayClient(keys, parts.transport(relay)).pull(LOG_START);
  if (!there.ok) return err(failureOf(there.error));
  const replaced = await takeSecret(parts, home, secret);
  if (!replaced.ok) return replaced;
  const invite = readRelayInvite(home.library.doc);
  const running = await createRunning(parts, { relay, secret, invite, entry: "entered" }, onFacts);
  const joined = await running.engine.join();
  return joined.ok ? ok(running) : err(failureOf(joined.error));
}

/** Reads the library there, and counts what is here. */
export async function previewSpace(
  parts: SyncParts,
  home: SyncHome,
  { secret, relayOrigin: relay }: PairingLine,
): Promise<PreviewAnswer> {
  const keys = await createSpaceKeys(secret, relay);
  const content = await readSpace({ keys, transport: parts.transport(relay), docs: { possibleNames } });
  if (!content.ok) return failureOf(content.error);
  const { sketch: there, unreadable } = await sketchSpace(content.value, parts);
  const here = await sketchLibrary(home.library.doc, await parts.noteIndex.count(), parts);
  return { type: "preview", relay, there, here, unreadable };
}

async function takeSecret(parts: SyncParts, home: SyncHome, rootSecret: Bytes): Promise<Result<void, SyncFailure>> {
  const replaced = await replaceSecret(parts, { libraryId: home.device, rootSecret });
  return replaced.ok ? ok() : err({ type: "save-failed", detail: replaced.error.detail });
}
