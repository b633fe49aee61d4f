/** The client or the relay without one of its rules, each under the faults that the rule is against. */
import { createDecipheriv, hkdfSync } from "node:crypto";
import { SYNC_RULES } from "#ext/app/sync/rules.ts";
import { parsePayload } from "#shared/crypto/payload.ts";
import type { SpaceKeys } from "#shared/crypto/space-keys.ts";
import { err, ok } from "#shared/std/result.ts";
import { parseEnvelopeHeader } from "#shared/sync/frames.ts";
import { RULES } from "#shared/sync/rules.ts";
import { SIM_SECRET, type SimOptions } from "../support/sim-world.ts";

export interface Mutant {
  readonly without: string;
  readonly options: SimOptions;
}

const OFTEN = 12;

export const MUTANTS: readonly Mutant[] = [
  {
    without: "[S8] starting again at a new epoch",
    options: { rules: { ...RULES, epoch: false }, weights: { wipe: OFTEN } },
  },
  {
    without: "[S9] starting again at a head below the cursor",
    options: { rules: { ...RULES, head: false }, weights: { putBack: OFTEN } },
  },
  {
    without: "[S10] starting again at another running hash",
    options: { rules: { ...RULES, hash: false }, weights: { putBack: OFTEN } },
  },
  {
    without: "[S11] remembering where an acknowledgement left the log",
    options: { rules: { ...RULES, mark: false }, weights: { putBack: OFTEN, dyingSync: 30 } },
  },
  {
    without: "[S6] moving the cursor after entries are saved",
    options: { rules: { ...RULES, cursorAfterSave: false }, weights: { dyingSync: 30 } },
  },
  {
    without: "[S16] sending again what an entry that cannot be opened may have held",
    options: { rules: { ...RULES, resend: false }, weights: { rot: OFTEN } },
  },
  {
    without: "[S5] the gap rule of known",
    options: {
      docRules: { ...SYNC_RULES, gap: false },
      weights: { putBack: 10, late: 6, edit: 50, rot: 0 },
      actions: 40,
    },
  },
  {
    without: "[E5] the check of the tag",
    options: { keys: withoutTag, weights: { rot: OFTEN } },
  },
  {
    without: "[R8] a relay that flushes before it answers",
    options: { relay: { acksEarly: true }, weights: { restart: OFTEN, loseDevice: 6, wipe: 0, putBack: 0 } },
  },
];

/** Opens envelopes as AES-GCM without its tag does: whatever the bits are, they are the content. */
function withoutTag(keys: SpaceKeys): SpaceKeys {
  const enc = new Uint8Array(hkdfSync("sha256", SIM_SECRET, "waymark/v1", "enc", 32));
  return {
    ...keys,
    async open(envelope) {
      const header = parseEnvelopeHeader(envelope);
      if (!header.ok) return err({ type: "cannot-open" });
      const opener = createDecipheriv("aes-256-gcm", enc, envelope.subarray(60, 72));
      const plain = new Uint8Array(opener.update(envelope.subarray(72, -16)));
      const payload = parsePayload(plain, header.value.kind === "snapshot");
      return payload.ok ? ok({ header: header.value, payload: payload.value }) : payload;
    },
  };
}
