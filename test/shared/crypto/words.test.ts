import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeWord, parseWords, wordsOfSecret } from "#shared/crypto/words.ts";
import { bytesOfHex, type Bytes } from "#shared/std/bytes.ts";
import { unwrap } from "#shared/std/result.ts";

const PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const SECRET = bytesOfHex("7f".repeat(16)) ?? new Uint8Array();
const secret = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes): Bytes => new Uint8Array(bytes));

describe("the twelve words", () => {
  it("[K4] are those of the BIP39 test vectors", () => {
    expect(wordsOfSecret(SECRET).join(" ")).toBe(PHRASE);
    expect(parseWords(PHRASE)).toEqual({ ok: true, value: SECRET });
    expect(wordsOfSecret(new Uint8Array(16)).join(" ")).toBe(`${"abandon ".repeat(11)}about`);
  });

  it("[K4] are read back, however they were written down", () => {
    fc.assert(
      fc.property(secret, (bytes) => {
        const words = wordsOfSecret(bytes);
        const list = words.map((word, i) => `${i + 1}. ${word.toUpperCase()}`).join("\n");
        expect(unwrap(parseWords(list))).toEqual(bytes);
        expect(unwrap(parseWords(`  ${words.join(",\t ")} `))).toEqual(bytes);
      }),
    );
  });

  it("[K4] name the first word that is not on the list, with its place", () => {
    const error = { type: "unknown-word", position: 3, word: "thanks" };
    expect(parseWords(PHRASE.replace("thank ", "thanks "))).toEqual({ ok: false, error });
    expect(parseWords("legal winner thanks")).toEqual({ ok: false, error });
  });

  it("[K4] are twelve", () => {
    expect(parseWords(PHRASE.replace(" yellow", ""))).toEqual({ ok: false, error: { type: "wrong-count", count: 11 } });
    expect(parseWords("")).toEqual({ ok: false, error: { type: "wrong-count", count: 0 } });
  });

  it("[K4] carry a checksum, which notices most mistakes and two words that changed places", () => {
    expect(parseWords(PHRASE.replace("yellow", "year"))).toEqual({ ok: false, error: { type: "wrong-checksum" } });
    expect(parseWords(PHRASE.replace("legal winner", "winner legal"))).toMatchObject({ ok: false });
  });

  it("[K4] are completed from their beginning, and four letters leave one", () => {
    expect(completeWord("Yel")).toEqual(["yellow"]);
    expect(completeWord("ab", 3)).toEqual(["abandon", "ability", "able"]);
    expect(completeWord(" ")).toEqual([]);
    expect(wordsOfSecret(SECRET).every((word) => completeWord(word.slice(0, 4)).length === 1)).toBe(true);
  });
});
