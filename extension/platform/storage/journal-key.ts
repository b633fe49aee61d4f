/** The key that seals the journal, from the root secret wherever it is kept. Asked again while there is none. */
import { deriveSealKey } from "#shared/crypto/keys.ts";
import type { SafetyCopies } from "#shared/ports.ts";

export function createJournalKey(safety: SafetyCopies): () => Promise<CryptoKey | null> {
  let known: CryptoKey | null = null;
  return async () => {
    if (known) return known;
    const { files, database } = await safety.read();
    const secret = (files.ok && files.value?.rootSecret) || (database.ok && database.value?.rootSecret) || null;
    if (secret) known = await deriveSealKey(secret, "journal");
    return known;
  };
}
