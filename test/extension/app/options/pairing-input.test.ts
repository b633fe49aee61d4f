import { describe, expect, it } from "vitest";
import { createPairingInput } from "#ext/app/options/pairing-input.ts";
import { writePairingLine } from "#shared/crypto/pairing-line.ts";
import { wordsOfSecret } from "#shared/crypto/words.ts";

const SECRET = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
const WORDS = wordsOfSecret(SECRET);

describe("the twelve words, as they are entered", () => {
  it("are completed from the list, and a finished word offers nothing more", () => {
    const input = createPairingInput();
    input.type(0, "Aba");
    expect(input.completions(0)).toEqual(["abandon"]);
    input.type(0, "abandon");
    expect(input.completions(0)).toEqual([]);
    expect(input.completions(1)).toEqual([]);
    input.type(1, "act");
    expect(input.completions(1)).toContain("action");
  });

  it("name the first word that is not on the list, once its field is left", () => {
    const input = createPairingInput();
    input.type(4, "zebraa");
    input.type(2, "larhc");
    expect(input.unknown.value).toBeNull();
    input.leave(4);
    expect(input.unknown.value).toEqual({ position: 5, word: "zebraa" });
    input.leave(2);
    expect(input.unknown.value).toEqual({ position: 3, word: "larhc" });
    input.type(2, "larc");
    expect(input.unknown.value).toEqual({ position: 5, word: "zebraa" });
  });

  it.each([
    ["with spaces", WORDS.join(" ")],
    ["line by line, numbered", WORDS.map((word, i) => `${i + 1}. ${word}`).join("\n")],
    ["with commas, in capitals", WORDS.join(", ").toUpperCase()],
  ])("fill all fields from one paste %s", async (_, text) => {
    const input = createPairingInput();
    expect(input.complete.value).toBe(false);
    expect(await input.paste(7, text)).toEqual({ type: "words", next: 11 });
    expect(input.words.value).toEqual(WORDS);
    expect(input.complete.value).toBe(true);
  });

  it("take a few words from the field on in which they were pasted", async () => {
    const input = createPairingInput();
    expect(await input.paste(3, "larch cairn")).toEqual({ type: "words", next: 5 });
    expect(input.words.value.slice(2, 6)).toEqual(["", "larch", "cairn", ""]);
    expect(input.unknown.value).toEqual({ position: 4, word: "larch" });
    expect(await input.paste(0, "  zebra ")).toEqual({ type: "one-word" });
    expect(input.words.value[0]).toBe("");
  });

  it("come with the relay's address from the one line, and from a damaged one not at all", async () => {
    const input = createPairingInput();
    const line = await writePairingLine({ secret: SECRET, relayOrigin: "https://relay.example.org" });
    expect(await input.paste(0, line.replace("waymark1:A", "waymark1:B"))).toEqual({ type: "damaged-line" });
    expect(input.words.value.every((word) => word === "")).toBe(true);
    expect(await input.paste(5, ` ${line}\n`)).toEqual({ type: "line", relayOrigin: "https://relay.example.org" });
    expect(input.words.value).toEqual(WORDS);
    input.clear();
    expect(input.words.value.join("")).toBe("");
  });
});
