/** The key that seals the journal, from the root secret wherever it is kept. Asked again while there is none. */
import { deriveSealKey } from "#shared/crypto/keys.ts";
import type { SafetyCopies } from "#shared/ports.ts";
import type { TextStore } from "./extension-storage.ts";
import { LIBRARY_RECORD } from "./safety-copies.ts";

export function createJournalKey(safety: SafetyCopies, storage: TextStore): () => Promise<CryptoKey | null> {
  let known: Promise<CryptoKey | null> | null = null;
  // Joining another library replaces the secret: what is sealed with the old one could not be opened after a loss.
  storage.onChange(LIBRARY_RECORD, () => {
    known = null;
  });
  return async () => {
    known ??= readKey(safety);
    const key = await known;
    if (!key) known = null;
    return key;
  };
}

async function readKey(safety: SafetyCopies): Promise<CryptoKey | null> {
  const { files, database } = await safety.read();
  const secret = (files.ok && files.value?.rootSecret) || (database.ok && database.value?.rootSecret) || null;
  return secret && deriveSealKey(secret, "journal");
}
