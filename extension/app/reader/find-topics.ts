/** Finds topics of a roadmap by words in their titles, outcomes and bodies. All words must be there, in any order. */
import { plainText } from "#shared/catalog/plain-text.ts";
import type { PlacedTopic } from "#shared/catalog/topics.ts";
import { foldText, foldWithPlaces } from "#shared/std/fold-text.ts";

export interface FoundTopic {
  readonly placed: PlacedTopic;
  /** The title, or the passage that a word was found in, cut where the words stand. */
  readonly title: readonly Piece[];
  readonly passage: readonly Piece[];
}

/** A piece of text; `hit` where it is one of the words. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** More than a learner would look through. */
const MOST = 40;
/** Length of a passage, in UTF-16 units, and how much of it stands before the first word. */
const PASSAGE = 150;
const LEAD = 40;

/** Words in the title count most, then in the outcome; ties keep the roadmap's order. Nothing is found for no words. */
export function findTopics(topics: readonly PlacedTopic[], query: string): readonly FoundTopic[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const ranked = topics.flatMap((placed) => {
    const { title, outcome = "", body = "" } = placed.topic;
    const folded = { title: foldText(title), outcome: foldText(outcome), body: foldText(body) };
    const rank = words.reduce((sum, word) => {
      if (folded.title.includes(word)) return sum + (startsAWord(folded.title, word) ? 1 : 2);
      if (folded.outcome.includes(word)) return sum + 10;
      return folded.body.includes(word) ? sum + 100 : Number.POSITIVE_INFINITY;
    }, 0);
    return Number.isFinite(rank) ? [{ placed, rank }] : [];
  });
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked.slice(0, MOST).map(({ placed }) => ({
    placed,
    title: piecesOf(placed.topic.title, words),
    passage: piecesOf(passageOf(placed, words), words),
  }));
}

function wordsOf(query: string): readonly string[] {
  return [...new Set(foldText(query).split(/\s+/))].filter((word) => word !== "");
}

function startsAWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

/** The outcome, unless only the body says the words: then the part of it around the first of them. */
function passageOf({ topic }: PlacedTopic, words: readonly string[]): string {
  const { title, outcome = "", body = "" } = topic;
  const elsewhere = words.filter((word) => !foldText(title).includes(word));
  if (elsewhere.every((word) => foldText(outcome).includes(word)) || body === "") return outcome;
  const plain = plainText(body);
  const { folded, places } = foldWithPlaces(plain);
  const at = Math.min(...elsewhere.map((word) => folded.indexOf(word)).filter((found) => found >= 0));
  if (!Number.isFinite(at)) return outcome;
  const start = wordStart(plain, Math.max(0, (places[at] ?? 0) - LEAD));
  const end = start + PASSAGE >= plain.length ? plain.length : wordStart(plain, start + PASSAGE);
  return `${start > 0 ? "… " : ""}${plain.slice(start, end).trim()}${end < plain.length ? " …" : ""}`;
}

/** The beginning of the word that `at` lies in. */
function wordStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf(" ", at) + 1;
}

function piecesOf(text: string, words: readonly string[]): readonly Piece[] {
  const { folded, places } = foldWithPlaces(text);
  const hits: boolean[] = Array.from({ length: text.length }, () => false);
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      hits.fill(true, places[at], places[at + word.length]);
    }
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = pieces.at(-1);
    const hit = hits[i] === true;
    if (last?.hit === hit) last.text += text[i] ?? "";
    else pieces.push({ text: text[i] ?? "", hit });
  }
  return pieces;
}
