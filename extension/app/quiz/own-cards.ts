/** The learner's own cards: made from a note, written out for Anki, read in again. */
import { cardIdOfGuid, type NewCard, type OwnCard } from "#shared/domain/cards.ts";
import { idOfBytes } from "#shared/domain/ids.ts";
import type { Note } from "#shared/domain/notes.ts";
import type { Random } from "#shared/ports.ts";
import { parseAnkiNotes, writeAnkiNotes } from "#shared/quiz/anki.ts";
import { hidePassage } from "#shared/quiz/cloze.ts";
import { unreachable } from "#shared/std/assert.ts";
import type { Day } from "#shared/std/day.ts";
import type { Texts } from "#ext/app/texts.ts";
import type { QuizStore } from "./quiz-store.ts";

/** What a learner makes of a passage of a note. */
export type CardDraft =
  | { readonly type: "basic"; readonly front: string; readonly back: string }
  /** Hides the characters from `from` to `to` of the text. */
  | { readonly type: "cloze"; readonly text: string; readonly from: number; readonly to: number };

export type NotePlace = Pick<Note, "id" | "roadmap" | "step" | "topic">;

/** Null when there is nothing to ask: an empty side, or nothing hidden. */
export function cardOfDraft(draft: CardDraft, note: NotePlace, day: Day, random: Random): NewCard | null {
  const sides = sidesOf(draft);
  if (!sides) return null;
  const id = idOfBytes(random.bytes(16));
  const { roadmap, step, topic } = note;
  return { id, guid: id, ...sides, roadmap, step, topic, note: note.id, tags: "", day };
}

function sidesOf(draft: CardDraft): Pick<OwnCard, "kind" | "front" | "back"> | null {
  if (draft.type === "cloze") {
    const front = hidePassage(draft.text, draft.from, draft.to);
    return front === null ? null : { kind: "cloze", front: front.trim(), back: "" };
  }
  const [front, back] = [draft.front.trim(), draft.back.trim()];
  return front === "" || back === "" ? null : { kind: "basic", front, back };
}

export interface AnkiDesk {
  /** The file's text and name, and a sentence about it. */
  write(): { readonly name: string; readonly text: string; readonly said: string };
  /** Adds the cards of a file that are not here yet, and says what became of it. */
  read(file: string): Promise<string>;
}

export function createAnkiDesk(texts: Texts, store: QuizStore): AnkiDesk {
  return {
    write: () => {
      const cards = store.own.peek();
      return {
        name: "waymark-cards.txt",
        text: writeAnkiNotes(cards),
        said: texts.count("quizOwnExported", cards.length),
      };
    },
    read: async (file) => {
      const parsed = parseAnkiNotes(file);
      if (!parsed.ok) {
        switch (parsed.error.type) {
          case "too-large":
            return texts.t("quizOwnTooLarge");
          case "no-notes":
            return texts.t("quizOwnNoNotes");
          default:
            return unreachable(parsed.error);
        }
      }
      const day = store.today();
      const { cards, skipped } = parsed.value;
      const added = await store.addCards(
        cards.map((card) => ({ ...card, id: cardIdOfGuid(card.guid), note: "", day })),
      );
      if (added === null) return texts.t("quizOwnNotSaved");
      return texts.count("quizOwnImported", added, cards.length - added, skipped.length);
    },
  };
}
