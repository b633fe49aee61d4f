/** What the learner typed or pasted to join another library: the secret and the relay. */
import { parsePairingLine, parseRelayAddress, type PairingLine } from "#shared/crypto/pairing-line.ts";
import { parseWords } from "#shared/crypto/words.ts";
import { ok, type Result } from "#shared/std/result.ts";
import type { Pairing, SyncFailure } from "./sync-desk.ts";

/** The words before the address: they are what is most often wrong. */
export async function readPairing(pairing: Pairing): Promise<Result<PairingLine, SyncFailure>> {
  if (pairing.type === "line") return parsePairingLine(pairing.line);
  const secret = parseWords(pairing.words);
  if (!secret.ok) return secret;
  const relayOrigin = parseRelayAddress(pairing.address);
  return relayOrigin.ok ? ok({ secret: secret.value, relayOrigin: relayOrigin.value }) : relayOrigin;
}
