/**
 * The twelve words as the learner enters them: one field a word, completed from the list, or filled at once by a paste.
 * A word that is not on the list is named with its place as soon as its field is left.
 */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { parsePairingLine } from "#shared/crypto/pairing-line.ts";
import { completeWord, WORD_COUNT, wordsOfSecret } from "#shared/crypto/words.ts";

export interface PairingInput {
  /** As typed, `WORD_COUNT` of them; "" where nothing is. */
  readonly words: ReadonlySignal<readonly string[]>;
  /** The first field that was left with a word that is not on the list; positions count from 1. */
  readonly unknown: ReadonlySignal<UnknownWord | null>;
  /** True when every field holds a word of the list. Their checksum may still be wrong. */
  readonly complete: ReadonlySignal<boolean>;
  /** Words that begin with what stands in the field; none when that is a word already and begins no other. */
  completions(index: number): readonly string[];
  type(index: number, text: string): void;
  /** The field was left: what stands in it is held against the list from now on. */
  leave(index: number): void;
  /**
   * Takes several words, or the one line, from the clipboard into the fields. `"one-word"` means that the paste is the
   * field's own business; an address comes with the one line only.
   */
  paste(index: number, text: string): Promise<PasteResult>;
  clear(): void;
}

export interface UnknownWord {
  readonly position: number;
  readonly word: string;
}

export type PasteResult =
  | { readonly type: "one-word" }
  | { readonly type: "words"; readonly next: number }
  | { readonly type: "line"; readonly relayOrigin: string }
  /** It begins as the one line does, and is none: cut off, or changed on the way. */
  | { readonly type: "damaged-line" };

const EMPTY: readonly string[] = Array.from({ length: WORD_COUNT }, () => "");
const LINE_START = /^\s*waymark1:/i;

export function createPairingInput(): PairingInput {
  const words = signal(EMPTY);
  const left = signal<ReadonlySet<number>>(new Set());

  const put = (from: number, found: readonly string[]): number => {
    const end = Math.min(WORD_COUNT, from + found.length);
    words.value = words.value.map((word, i) => (i >= from && i < end ? (found[i - from] ?? word) : word));
    left.value = new Set([...left.value, ...found.map((_, i) => from + i)]);
    return Math.min(end, WORD_COUNT - 1);
  };

  return {
    words,
    unknown: computed(() => {
      const index = words.value.findIndex((word, i) => left.value.has(i) && word !== "" && !isWord(word));
      return index < 0 ? null : { position: index + 1, word: words.value[index] ?? "" };
    }),
    complete: computed(() => words.value.every(isWord)),
    completions: (index) => {
      const found = completeWord(words.value[index] ?? "");
      return found.length === 1 && found[0] === words.value[index] ? [] : found;
    },
    type: (index, text) => {
      const word = text.trim().toLowerCase();
      words.value = words.value.map((old, i) => (i === index ? word : old));
      // Corrected: it is held against the list again when the field is left.
      left.value = new Set([...left.value].filter((i) => i !== index));
    },
    leave: (index) => {
      left.value = new Set([...left.value, index]);
    },
    async paste(index, text) {
      if (LINE_START.test(text)) {
        const line = await parsePairingLine(text);
        if (!line.ok) return { type: "damaged-line" };
        put(0, wordsOfSecret(line.value.secret));
        return { type: "line", relayOrigin: line.value.relayOrigin };
      }
      const found = wordsIn(text);
      if (found.length < 2) return { type: "one-word" };
      // All of them begin at the first field, wherever the paste was made.
      return { type: "words", next: put(found.length >= WORD_COUNT ? 0 : index, found) };
    },
    clear: () => {
      words.value = EMPTY;
      left.value = new Set();
    },
  };
}

/** As people write them: any case, white space or commas between, line numbers before them. */
function wordsIn(text: string): string[] {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .split(/[\s,;]+|\b\d+[.)]\s*/u)
    .filter((word) => word !== "");
}

/** A word comes before all that are longer and begin with it. */
function isWord(text: string): boolean {
  return completeWord(text, 1)[0] === text;
}
