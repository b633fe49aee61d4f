/** What a learner types or pastes to join, under 200,000 kinds of damage: read as what it says, or refused. */
import { createHash } from "node:crypto";
import { wordlist } from "@scure/bip39/wordlists/english.js";
import { describe, expect, it } from "vitest";
import { parsePairingLine, parseRelayAddress, writePairingLine } from "#shared/crypto/pairing-line.ts";
import { parseWords, wordsOfSecret } from "#shared/crypto/words.ts";
import { hexOfBytes } from "#shared/std/bytes.ts";
import { damagedText, INPUTS, seededBits } from "#test/support/fuzz.ts";

const MINUTE_MS = 60_000;
const SECRET = Uint8Array.from({ length: 16 }, (_, i) => 255 - i * 15);
const LINE_SIGNS = "abcXYZ019-_:@/.=+ \n\u0000é🙂[]%#?";
const WORD_SIGNS = "abcdefghijklmnopqrstuvwxyz ,;1.)\n\u0000éß🙂";

describe("200,000 damaged inputs", () => {
  it(
    "[K5] of a pairing line: a secret is only taken with its checksum, and an address only as it is written",
    async () => {
      const random = seededBits(0x44);
      const clean = await writePairingLine({ secret: SECRET, relayOrigin: "https://relay.example" });
      let taken = 0;
      let otherSecrets = 0;
      for (let i = 0; i < INPUTS; i++) {
        const parsed = await parsePairingLine(damagedText(random, clean, LINE_SIGNS));
        if (!parsed.ok) continue;
        taken += 1;
        const { secret, relayOrigin } = parsed.value;
        if (hexOfBytes(secret) !== hexOfBytes(SECRET)) otherSecrets += 1;
        const again = parseRelayAddress(relayOrigin);
        if (!again.ok || again.value !== relayOrigin) throw new Error(`input ${i}: ${relayOrigin} is no origin`);
      }
      // Damage to the address alone gives another address, which nothing but the relay there can tell.
      expect(taken).toBeGreaterThan(1000);
      // Two bytes of checksum let one in 65,536 through: 3 of 200,000, were they all damaged in the digits.
      expect(otherSecrets).toBeLessThanOrEqual(12);
    },
    MINUTE_MS,
  );

  it(
    "[K4] of twelve words: taken only with the checksum that they carry, and as the words that they are",
    () => {
      const random = seededBits(0x55);
      const clean = wordsOfSecret(SECRET);
      let taken = 0;
      for (let i = 0; i < INPUTS; i++) {
        const text = damagedPhrase(random, clean);
        const parsed = parseWords(text);
        if (!parsed.ok) continue;
        taken += 1;
        const typed =
          text
            .toLowerCase()
            .normalize("NFKD")
            .match(/[a-z]+/g) ?? [];
        if (typed.join(" ") !== wordsOfSecret(parsed.value).join(" "))
          throw new Error(`input ${i} was read as another`);
        if (!hasChecksum(typed)) throw new Error(`input ${i} has a wrong checksum`);
      }
      // Four bits let one in 16 through; these are the phrases of other libraries, which no relay knows.
      expect(taken).toBeGreaterThan(1000);
      expect(taken).toBeLessThan(INPUTS / 4);
    },
    MINUTE_MS,
  );
});

/** Another word of the list, two that change places, one too few or too many, or a mistyped sign. */
function damagedPhrase(random: () => number, clean: readonly string[]): string {
  const words = [...clean];
  const at = random() % words.length;
  const other = random() % words.length;
  switch (random() % 5) {
    case 0:
      words[at] = wordlist[random() % wordlist.length] ?? "";
      break;
    case 1:
      [words[at], words[other]] = [words[other] ?? "", words[at] ?? ""];
      break;
    case 2:
      words.splice(at, random() % 2, ...(random() % 2 === 0 ? [] : [wordlist[random() % wordlist.length] ?? ""]));
      break;
    default:
      return damagedText(random, words.join(" "), WORD_SIGNS);
  }
  return words.join(" ");
}

/** By BIP39 itself, not by the library that is tested: 128 bits, and the first four of their SHA-256. */
function hasChecksum(words: readonly string[]): boolean {
  const bits = words.map((word) => wordlist.indexOf(word).toString(2).padStart(11, "0")).join("");
  const bytes = Uint8Array.from({ length: 16 }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2));
  const digest = createHash("sha256").update(bytes).digest();
  return bits.slice(128) === (digest[0] ?? 0).toString(2).padStart(8, "0").slice(0, 4);
}
