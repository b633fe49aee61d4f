/**
 * The root secret as twelve words of the English BIP39 list, and back. The last word carries a checksum of four bits.
 */
import { entropyToMnemonic, mnemonicToEntropy } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { err, ok, type Result } from "../std/result.ts";
import type { Bytes } from "../std/bytes.ts";
import { ROOT_SECRET_BYTES } from "./root-secret.ts";
import { assert } from "../std/assert.ts";

export const WORD_COUNT = 12;
const KNOWN: ReadonlySet<string> = new Set(wordlist);

export type WordsError =
  | { readonly type: "wrong-count"; readonly count: number }
  /** `position` counts from 1. */
  | { readonly type: "unknown-word"; readonly position: number; readonly word: string }
  /** Each word is known, but together they are no phrase: one is wrong, or two have changed places. */
  | { readonly type: "wrong-checksum" };

export function wordsOfSecret(secret: Bytes): readonly string[] {
  assert(secret.length === ROOT_SECRET_BYTES, "a root secret has 16 bytes");
  return entropyToMnemonic(secret, wordlist).split(" ");
}

/**
 * Takes the words as people write them: any case, any white space, commas, line numbers ("1." or "1)") before them.
 * An unknown word is named before a wrong count, since it is what the learner can see and mend.
 */
export function parseWords(text: string): Result<Bytes, WordsError> {
  const words = text
    .normalize("NFKD")
    .toLowerCase()
    .split(/[\s,;]+|\b\d+[.)]\s*/u)
    .filter((word) => word !== "");
  for (const [i, word] of words.entries()) {
    if (!KNOWN.has(word)) return err({ type: "unknown-word", position: i + 1, word });
  }
  if (words.length !== WORD_COUNT) return err({ type: "wrong-count", count: words.length });
  try {
    return ok(new Uint8Array(mnemonicToEntropy(words.join(" "), wordlist)));
  } catch {
    // The words and their number are right, so only the checksum is left.
    return err({ type: "wrong-checksum" });
  }
}

/** Words of the list that begin so, at most `limit`, in the order of the list. Four letters always leave one. */
export function completeWord(prefix: string, limit = 6): readonly string[] {
  const wanted = prefix.trim().toLowerCase();
  return wanted === "" ? [] : wordlist.filter((word) => word.startsWith(wanted)).slice(0, limit);
}
